// When a number was true: the printed words of a period as dates. Says where the year came from; never guesses one.

import type { Period, PeriodOrigin } from '../../model/index.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';
import { calendarYears } from './calendar.ts';
import { latinDates, readAbsolutePeriod } from './read-absolute-period.ts';
import { readRelativePeriod } from './read-relative-period.ts';

/** Longer texts are sentences; they are read up to here. */
const MAX_LENGTH = 80;

/** White space, quotes and inner brackets gone, dashes as `-`, Chinese years in digits. */
function compact(text: string): string {
  const folded = normaliseCharacters(text.slice(0, MAX_LENGTH))
    .replace(/[\s“”"'‘’*]+/gu, '')
    .replace(/\((?:自然|财政)\)/gu, '')
    .replace(/[—–-]+/gu, '-');
  return latinDates(folded);
}

/**
 * The period that `text` states. Years in the words count as stated `from` there; words that need the report's year
 * (本学年, 近三年, 2019年以来, 较上一年度) are resolved against `reportYear` and are from `report`. 本学年 of a report about 2023
 * is 2022-2023, the last school year that ended in it. Words that say nothing definite, or several years at once, give
 * `unstated` with the words kept.
 * @example readPeriod('2023-2024学年', 2024) // academic, 2023-09-01 to 2024-08-31
 */
export function readPeriod(
  text: string | null,
  reportYear: number | null,
  from: PeriodOrigin = 'text',
): Period {
  if (text === null || text.trim() === '')
    return { text: null, kind: 'unstated', start: null, end: null, from };
  const words = compact(text);
  const relative = reportYear === null ? null : readRelativePeriod(words, reportYear);
  if (relative) return { text, ...relative, from: 'report' };
  const absolute = needsReport(words) ? null : readAbsolutePeriod(words);
  return absolute ? { text, ...absolute, from } : { text, kind: 'unstated', start: null, end: null, from };
}

/** 2019年以来 has an open end: without the report's year it says nothing. */
const needsReport = (words: string): boolean => /以来|至今|^(?:较|比|与|同)/u.test(words);

/**
 * The period of a number beside which none is printed: the report's year, and `from` says so; `unstated` when the
 * report's year is unknown.
 */
export function assumeReportPeriod(reportYear: number | null): Period {
  const span = reportYear === null ? null : calendarYears(reportYear);
  if (!span) return { text: null, kind: 'unstated', start: null, end: null, from: 'report' };
  return { text: null, ...span, from: 'report' };
}
