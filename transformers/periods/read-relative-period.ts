// Periods told from the report's own year: 本学年, 上一年度, 近三年, 2019年以来, 今年5月.

import { parseDecimal } from '../../numbers/parse-decimal.ts';
import { parseHanNumeral } from '../../numbers/parse-han-numeral.ts';
import { academicYears, asOf, calendarYears, cohorts, type Span } from './calendar.ts';
import { readDate } from './read-date.ts';

type Reader = readonly [pattern: RegExp, read: (year: number, groups: readonly string[]) => Span | null];

const count = (text: string): number => Number(parseDecimal(text) ?? parseHanNumeral(text) ?? Number.NaN);
const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,2})';

function lastYears(year: number, printed: string, what: string): Span | null {
  const n = count(printed);
  if (!(n >= 1 && n <= 60)) return null;
  if (what === '届') return cohorts(year - n + 1, year);
  return what === '学年' ? academicYears(year - n, n) : calendarYears(year - n + 1, year);
}

/** Which year 今年, 去年 … mean. */
const shift = (word: string): number => (/^[去上]/u.test(word) ? -1 : word.startsWith('前') ? -2 : 0);

const READERS: readonly Reader[] = [
  [/(?<!\d)(\d{4})年?(?:以来|起|至今)/, (year, [a]) => calendarYears(Number(a), year)],
  [
    new RegExp(`(?:近|最近|过去|前|连续)${NUMBER}个?(年|届|学年)`, 'u'),
    (year, [n = '', what = '']) => lastYears(year, n, what),
  ],
  [new RegExp(`^${NUMBER}(年)来`, 'u'), (year, [n = '']) => lastYears(year, n, '年')],
  [/(本|该|当前|上一?)学年/u, (year, [word = '']) => academicYears(year - 1 + shift(word))],
  [/(本|应|上一?|往)届/u, (year, [word = '']) => (word === '往' ? null : cohorts(year + shift(word)))],
  [
    /(今年|去年|本年|上年|前年)度?(\d{1,2})月(?:(\d{1,2})日)?/u,
    (year, [word = '', month = '', day = '']) =>
      asOf(year + shift(word), Number(month), day === '' ? null : Number(day)),
  ],
  [
    /^(?:截[至止到]于?)?(\d{1,2})月(?:(\d{1,2})日|底)?$/u,
    (year, [month = '', day = '']) => asOf(year, Number(month), day === '' ? null : Number(day)),
  ],
  [
    /(今年|去年|本年|上年|上一年|前年)度?[年]?[底末]/u,
    (year, [word = '']) => asOf(year + shift(word), 12, 31),
  ],
  [/^(?:截[至止到]于?)?年[底末]$/u, (year) => asOf(year, 12, 31)],
  [
    /(今年|去年|本年|当年|上年|上一年|前年|报告年度|报告期|^年度$)/u,
    (year, [word = '']) => calendarYears(year + shift(word)),
  ],
];

/** 较上一年度 … names what the number is compared with; the number itself is of the report's own year. */
const COMPARED = /^(?:较|比|与|同|相比|相较)(?:.*(?:年|年度|学年|届|期)(?:相比|比)?)$/u;

/** 5月12日-5月14日 without a year. */
const DAYS = /^\d{1,2}月\d{1,2}日?[-~至到]\d/u;

/** The period that `text` (compact) means in a report about `year`; null when it says nothing of the kind. */
export function readRelativePeriod(text: string, year: number): Span | null {
  if (COMPARED.test(text) || text === '同比') return calendarYears(year);
  if (DAYS.test(text)) {
    const span = readDate(`${year}年${text}`);
    return span === 'impossible' ? null : span;
  }
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text);
    const span =
      found &&
      read(
        year,
        found.slice(1).map((group) => group ?? ''),
      );
    if (span) return span;
  }
  return null;
}
