// Periods that name their years: 2023年, 2023-2024学年, 2023届, 截至2023年底, 2019-2021年, “十四五”.

import { parseHanNumeral } from '../../numbers/parse-han-numeral.ts';
import { academicYears, asOf, between, calendarYears, cohorts, isYear, type Span } from './calendar.ts';
import { readDate } from './read-date.ts';

/** A reader sees `text` compact, dashes as `-`, and the groups of its pattern. */
type Reader = readonly [pattern: RegExp, read: (groups: readonly string[]) => Span | null];

/** 23 beside 2022 is 2023. */
const near = (short: string, other: string): number =>
  Number(short.length === 4 ? short : other.slice(0, 2) + short);

function schoolYears(first: string, second: string, term: string): Span | null {
  const start = first.length === 4 ? Number(first) : near(first, '20');
  const end = near(second, String(start));
  if (end <= start) return null;
  if (end - start > 1 || term === '') return academicYears(start, end - start);
  return /[一1上]/u.test(term)
    ? between(`${start}-09-01`, `${end}-01-31`)
    : between(`${end}-02-01`, `${end}-08-31`);
}

function quarter(year: string, part: string): Span | null {
  const months: Readonly<Record<string, readonly [string, string]>> = {
    上半年: ['01-01', '06-30'],
    下半年: ['07-01', '12-31'],
    一季度: ['01-01', '03-31'],
    二季度: ['04-01', '06-30'],
    三季度: ['07-01', '09-30'],
    四季度: ['10-01', '12-31'],
  };
  const span = months[part];
  return span ? between(`${year}-${span[0]}`, `${year}-${span[1]}`) : null;
}

/** “十四五” is the fourteenth plan: 2021 to 2025. */
function plan(ordinal: string): Span | null {
  const n = Number(parseHanNumeral(ordinal));
  return n >= 7 && n <= 30 ? calendarYears(1951 + 5 * n, 1955 + 5 * n) : null;
}

/** The most telling first; the first that reads something wins. */
const READERS: readonly Reader[] = [
  [
    /(\d{4}|\d{2})[-/~至](\d{4}|\d{2})学年度?(?:第?([一二12上下])学期)?/,
    ([a = '', b = '', c = '']) => schoolYears(a, b, c),
  ],
  [/(\d{4})学年度?/, ([a]) => academicYears(Number(a))],
  [/(\d{4})届?[-~至到](\d{4})届/, ([a, b]) => cohorts(Number(a), Number(b))],
  [/(\d{4})届/, ([a]) => cohorts(Number(a))],
  [
    /(\d{4})\/(\d{4})(?!\d)/,
    ([a = '', b = '']) => (Number(b) === Number(a) + 1 ? schoolYears(a, b, '') : null),
  ],
  [/(\d{4})年?度?[-~至到](\d{4})(?:年|(?!\d))/, ([a, b]) => calendarYears(Number(a), Number(b))],
  [/(\d{4})年(上半年|下半年|(?<=第?)[一二三四]季度)/, ([a = '', b = '']) => quarter(a, b)],
  [/(\d{4})年第([一二三四]季度)/, ([a = '', b = '']) => quarter(a, b)],
  [/(\d{4})年(?:年?[底末]|12月底)/, ([a]) => asOf(Number(a), 12, 31)],
  [/截[至止到]于?(\d{4})年?(?!度?\d)/, ([a]) => asOf(Number(a), 12, 31)],
  [/(十[一二三四五六七])五(?![年十百千万个项门人])/, ([a = '']) => plan(a)],
  [/([七八九十])五(?=期间|时期|规划)/, ([a = '']) => plan(a)],
  [/(?<!\d)(\d{4})(?:年|(?![\d级版号强人名个项门万亿元%]))/, ([a]) => calendarYears(Number(a))],
];

/** Digits for Chinese years, months and days: 二〇二四年一月 → 2024年1月. */
export const latinDates = (text: string): string =>
  text
    .replace(/[〇零一二三四五六七八九]{4}(?=年|届|学年)/gu, (han) => parseHanNumeral(han) ?? han)
    .replace(/(?<=年)[一二三四五六七八九十]{1,2}(?=月)/gu, (han) => parseHanNumeral(han) ?? han)
    .replace(/(?<=月)[一二三四五六七八九十]{1,3}(?=日)/gu, (han) => parseHanNumeral(han) ?? han);

/** The four-digit years that `text` names, each once. */
export const yearsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/(?<!\d)\d{4}(?!\d)/g)].map((m) => Number(m[0])).filter(isYear)),
];

/**
 * The period that `text` (compact, dashes as `-`) names with its years; null when it names none, or when it names
 * several years and does not say how they belong together.
 */
export function readAbsolutePeriod(text: string): Span | null {
  const date = readDate(text);
  if (date !== null) return date === 'impossible' ? null : date;
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text);
    const span = found && read(found.slice(1).map((group) => group ?? ''));
    if (!span) continue;
    const named = yearsIn(found[0]);
    return yearsIn(text).every((year) => named.includes(year)) ? span : null;
  }
  return null;
}
