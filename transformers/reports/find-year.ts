// The year a report is about: not the year in which it was printed.

import type { DocumentContent, ReportType } from '../../model/index.ts';
import { latinDates, yearsIn } from '../periods/read-absolute-period.ts';
import type { DocumentText } from './document-text.ts';
import type { Title } from './find-title.ts';

export interface FoundYear {
  readonly year: number;
  /** Where it was found; `stated` needs no message, the others are told. */
  readonly from: 'stated' | 'span' | 'tables' | 'publication' | 'latest' | 'common';
}

const PLAUSIBLE = (year: number): boolean => year >= 1990 && year <= 2090;
const STATED =
  /(?:报告|年报)(?:》)?\((\d{4})年?度?\)|(?<!\d)(\d{4})年?(?:度|届)?[^，。；\d]{0,24}质量(?:年度)?(?:报告|年报)/gu;
const SPAN = /(?<!\d)(\d{4})年?[-—–~至](\d{4})(?=年|[^\d])/gu;
const PUBLISHED = /^(\d{4})年(\d{1,2})月(?:\d{1,2}日)?$/u;
const NAMED_YEAR = /(?<![\d到至])(\d{4})(?:年(?!前)|届)/gu;
/** 比2017年减少, 与2018届相比. */
const COMPARED = /(?:比|较|与|同|相较于|相比于)\d{4}(?:年|届)/gu;
/** The year in which something began or was awarded: 2002年经省政府批准成立, 自2004年成立以来. */
const BEGAN =
  /(?<![\d到至])\d{4}年[^，,。;；]{0,16}?(?:成立|创建|创办|始建|建校|组建|批准|升格|更名|合并|挂牌|迁|改制|改建|获评|获批|荣获|启动|入选|认定|立项|通过)|(?:建|创|办|立|设|格|名|并)于\d{4}年/gu;
/** 发布时间：2017-12-11, or a line with a date and where it appeared. */
const DATELINE = /^(?:.{0,24}(?:时间|日期):?)?(20\d\d)[-./年]\d{1,2}[-./月]\d{1,2}日?(?![\d~至—-]).{0,24}$/u;
const MIN_COMMON = 2;
const HEAD = 80;
const NUMBERING = /^(?:\([一二三四五六\d]+\)|[一二三四五六]、|\d{1,2}[.、])/u;
/** A year of plans: 力争到2030年达到, 规划2030年. */
const PLANNED =
  /(?:规划|计划|力争|预计|拟|到|至)\d{4}年(?!底?[,，]?(?:已|共))[^,，。;；]{0,20}|\d{4}年[^,，。;；]{0,12}(?:将|力争|拟)/gu;
/** Reports about a year appear until the summer after it. */
const LAST_MONTH_FOR_PREVIOUS = 8;

/**
 * The year a report of `type` is about, by the first of these that says one: its title (2023年度, 2023届); a title or
 * declaration quoted in the text; the header years of its tables; the month of publication on the title page (one before
 * September belongs to the year before).
 *
 * A 双高 self-evaluation covers several years (2019-2021) and appears after the last: it is about the last year of the span
 * that its text names most often, since that is the year of its results; the earlier ones are named where they stand.
 * A news page bears no year: the latest year it names. For other documents the month of publication says nothing: the year that
 * the text names most, those in which something was founded left out, else that of a line with a date.
 */
export function findYear(
  text: DocumentText,
  title: Title | null,
  type: ReportType,
  tables: DocumentContent['tables'],
): FoundYear | null {
  const titleYears = title?.ofReport ? yearsIn(latinDates(title.text)).filter(PLAUSIBLE) : [];
  if (titleYears.length > 0) return { year: Math.max(...titleYears), from: 'stated' };
  if (type === 'news') return latestNamed(text);
  const span = type === 'double_high_self_evaluation' ? mostFrequentSpan(text) : null;
  if (span) return span;
  return (
    stated(text) ??
    fromTables(tables) ??
    (type === 'other' ? (mostNamed(text) ?? fromDateline(text)) : fromPublication(text))
  );
}

/** The year that a text of no known kind names most, at least twice or at its head; null when two lead. */
function mostNamed(text: DocumentText): FoundYear | null {
  const counts = new Map<number, number>();
  const said = text.all.replace(BEGAN, '').replace(PLANNED, '').replace(COMPARED, '');
  for (const [, year] of said.matchAll(NAMED_YEAR))
    if (PLAUSIBLE(Number(year))) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || second?.[1] === first[1]) return null;
  // one mention may be of anything, but not in the first line, or where it begins one of the next
  const year = new RegExp(`${first[0]}(?:年|届)`, 'u');
  const begins = text.lines.slice(1, 3).some((line) => line.text.replace(NUMBERING, '').search(year) === 0);
  const heads = begins || year.test((text.lines[0]?.text ?? '').slice(0, HEAD));
  return first[1] >= MIN_COMMON || (heads && !second) ? found(first[0], 'common') : null;
}

function fromDateline(text: DocumentText): FoundYear | null {
  for (const line of text.front) {
    const year = DATELINE.exec(line.text)?.[1];
    if (year) return found(Number(year), 'publication');
  }
  return null;
}

/** The number that `years` names most often; the later one of equals. */
function mostFrequent(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years.filter(PLAUSIBLE)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? null;
}

const found = (year: number | null, from: FoundYear['from']): FoundYear | null =>
  year === null ? null : { year, from };

function stated(text: DocumentText): FoundYear | null {
  const front = text.front.map((line) => line.text).join('\n');
  for (const source of [front, text.all]) {
    const years = [...source.matchAll(STATED)].map((m) => Number(m[1] ?? m[2]));
    const year = mostFrequent(years);
    if (year !== null) return { year, from: 'stated' };
  }
  return null;
}

function mostFrequentSpan(text: DocumentText): FoundYear | null {
  const ends = [...text.all.matchAll(SPAN)]
    .map((m) => [Number(m[1]), Number(m[2])] as const)
    .filter(([first, last]) => last > first && last - first <= 10)
    .map(([, last]) => last);
  return found(mostFrequent(ends), 'span');
}

/** The latest year in the headers of the tables that head columns with years, by majority. */
function fromTables(tables: DocumentContent['tables']): FoundYear | null {
  const latest = tables.flatMap((table) => {
    const years = table.cells
      .filter((cell) => cell.row < Math.max(1, table.headerRows))
      .flatMap((cell) => /^\s*(\d{4})\s*年?度?\s*$/u.exec(cell.text)?.[1] ?? [])
      .map(Number)
      .filter(PLAUSIBLE);
    return years.length > 0 ? [Math.max(...years)] : [];
  });
  return found(mostFrequent(latest), 'tables');
}

function fromPublication(text: DocumentText): FoundYear | null {
  for (const line of text.front) {
    const [, year, month] = PUBLISHED.exec(latinDates(line.text)) ?? [];
    if (year && month)
      return found(Number(year) - (Number(month) <= LAST_MONTH_FOR_PREVIOUS ? 1 : 0), 'publication');
  }
  return null;
}

function latestNamed(text: DocumentText): FoundYear | null {
  const years = [...text.all.matchAll(NAMED_YEAR)].map((m) => Number(m[1])).filter(PLAUSIBLE);
  return found(years.length > 0 ? Math.max(...years) : null, 'latest');
}
