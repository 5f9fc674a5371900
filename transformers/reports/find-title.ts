// The title of a report: lines of the title page that end as titles of reports do, with the school's name above them; else
// the beginning of a first paragraph into which the title page was joined; else a title in 《》.

import { matchesAny } from '../../catalog/load-report-types.ts';
import type { ReportTypeRule } from '../../catalog/types.ts';
import { compact, type DocumentText, type TextLine } from './document-text.ts';

/** A title with the text it is compared by. */
export interface Title {
  readonly printed: string;
  /** Normalised, without white space. */
  readonly text: string;
  /** Whether the words are those of a report's title, not merely the first line. */
  readonly ofReport: boolean;
}

type Test = (text: string) => boolean;

const MAX_LINE = 60;
const MAX_LINES = 4;
const MAX_TITLE = 120;
/** Lines at whose beginning a joined title page may stand. */
const JOINED_LINES = 3;
/** Titles have no commas or full stops and no list numbers; an unclosed 《 is the middle of a sentence. */
const NO_TITLE =
  /[,，。;；?？!！]|《(?![^《》]*》)|^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)]|第[一二三四五六七八九十]{1,3}[章节]|根据|按照)/u;
const ENDS_AS_REPORT = /(?:报告|年报|报告书)(?:[(〔[].{0,20}[)〕\]]|.{0,3}\d{4}.{0,8})?$/u;
/** As printed, so brackets may be wide. */
const REPORT_WORD = /(?:报告书?|年报)(?:\s*[(（〔[][^()（）〔〕[\]]{0,20}[)）〕\]])?/gu;
const YEAR_LINE = /^[([〔]?(?:20\d\d|二[〇零].{2})(?:[-~—–至]20\d\d)?(?:年|年度|学年)?[)\]〕]?$/u;
const QUOTED = /《([^《》]{4,60})》/gu;
const FORMER_LINE = /^\(原.{2,30}\)$/u;
const LATIN_LINE = /^[A-Za-z'.,&-]+$/u;
const NO_HEADLINE = /^(?:(?:学校|单位|院校)?(?:名称|代码)(?:\([^()]*\))?:|备注|注:|说明:|\d)|。/u;

/**
 * The printed title of the document: that of a report, else its first line. Null when it begins with neither. `isName` says
 * whether a line is the name of a school and nothing else.
 */
export function findTitle(text: DocumentText, rules: readonly ReportTypeRule[], isName: Test): Title | null {
  const patterns = rules.flatMap((rule) => [...rule.patterns, ...(rule.withKind ?? [])]);
  const isReport: Test = (title) =>
    ENDS_AS_REPORT.test(title) && !NO_TITLE.test(title) && matchesAny(patterns, title);
  return titleOnLines(text.front, isReport, isName) ?? titleInQuotes(text, isReport) ?? firstLine(text.front);
}

/** The shortest run of lines that reads as a title and ends first. */
function titleOnLines(lines: readonly TextLine[], isReport: Test, isName: Test): Title | null {
  for (let last = 0; last < lines.length; last++) {
    const joined = last < JOINED_LINES ? titleAtStart(lines[last], isReport) : null;
    if (joined) return joined;
    for (let count = 1; count <= Math.min(MAX_LINES, last + 1); count++) {
      const first = last - count + 1;
      const part = lines.slice(first, last + 1);
      const head = part[0];
      if (!head || head.text.length > MAX_LINE || NO_TITLE.test(head.text)) break;
      if (!isReport(unquote(toTitle(part).text))) continue;
      return toTitle([...nameAbove(lines, first, isName), ...part, ...yearBelow(lines, last, part)]);
    }
  }
  return null;
}

/** The school's name above a title, over a line with its name in Latin letters or its former name in brackets. */
function nameAbove(lines: readonly TextLine[], first: number, isName: Test): TextLine[] {
  const between = lines[first - 1];
  if (!between) return [];
  const former = FORMER_LINE.test(between.text);
  const above = former || LATIN_LINE.test(between.text) ? lines[first - 2] : between;
  if (!above || !isName(above.text)) return [];
  return former ? [above, between] : [above];
}

/** A line with nothing but the year below a title that has none. */
function yearBelow(lines: readonly TextLine[], last: number, part: readonly TextLine[]): TextLine[] {
  const below = lines[last + 1];
  const dated = part.some((line) => /\d{4}/.test(line.text));
  return below && !dated && YEAR_LINE.test(below.text) ? [below] : [];
}

/** The title with which a paragraph begins when a reader joined the whole title page into it. */
function titleAtStart(line: TextLine | undefined, isReport: Test): Title | null {
  if (!line || line.text.length <= MAX_LINE) return null;
  for (const word of line.printed.slice(0, MAX_TITLE).matchAll(REPORT_WORD)) {
    const printed = line.printed.slice(0, word.index + word[0].length);
    if (isReport(compact(printed))) return { printed, text: compact(printed), ofReport: true };
  }
  return null;
}

const unquote = (text: string): string => /^《(.*)》$/u.exec(text)?.[1] ?? text;

function toTitle(lines: readonly TextLine[]): Title {
  const printed = unquote(lines.map((line) => line.printed).join(''));
  return { printed, text: compact(printed), ofReport: true };
}

/** The first title in 《》 that is a report's, in the front matter. The nation's own yearly report is not this one. */
function titleInQuotes(text: DocumentText, isReport: Test): Title | null {
  const front = text.front.map((line) => line.text).join('');
  for (const [, title = ''] of front.matchAll(QUOTED))
    if (isReport(title) && !/^(?:中国|全国|我国)(?!.*\d{4})/u.test(title))
      return { printed: title, text: title, ofReport: true };
  return null;
}

function firstLine(lines: readonly TextLine[]): Title | null {
  const line = lines[0];
  if (!line || NO_HEADLINE.test(line.text)) return null;
  return { printed: line.printed.slice(0, MAX_TITLE), text: line.text.slice(0, MAX_TITLE), ofReport: false };
}
