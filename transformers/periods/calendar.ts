// Spans of days as ISO dates, both ends included. Only plain date arithmetic; no clock.

import type { PeriodKind } from '../../model/index.ts';

/** A period without its words. */
export interface Span {
  readonly kind: Exclude<PeriodKind, 'unstated'>;
  readonly start: string;
  readonly end: string;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** Days in `month` (1–12) of `year`. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The ISO date; null for a day that does not exist. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Years that a report may speak of. */
export const isYear = (year: number): boolean => year >= 1900 && year < 2100;

/** Calendar years `first` to `last`; one year is `calendar`, several are a `range`. */
export function calendarYears(first: number, last = first): Span | null {
  if (!isYear(first) || !isYear(last) || last < first) return null;
  return { kind: first === last ? 'calendar' : 'range', start: `${first}-01-01`, end: `${last}-12-31` };
}

/** The school year that begins in `year`: 1 September to 31 August; `count` of them one behind the other. */
export function academicYears(year: number, count = 1): Span | null {
  if (!isYear(year) || !isYear(year + count) || count < 1) return null;
  return { kind: count === 1 ? 'academic' : 'range', start: `${year}-09-01`, end: `${year + count}-08-31` };
}

/** Those who graduate in `first` to `last`. */
export function cohorts(first: number, last = first): Span | null {
  const years = calendarYears(first, last);
  return years && { ...years, kind: 'cohort' };
}

/** One day as an as-of date; without `day` the whole month. */
export function asOf(year: number, month: number, day: number | null): Span | null {
  const start = isoDate(year, month, day ?? 1);
  const end = isoDate(year, month, day ?? daysInMonth(year, month));
  return start && end ? { kind: 'as_of', start, end } : null;
}

/** From one date to another; whole calendar or school years are recognised as such. */
export function between(start: string | null, end: string | null): Span | null {
  if (!start || !end || start > end) return null;
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  for (const span of [calendarYears(first, last), academicYears(first, Math.max(1, last - first))])
    if (span?.start === start && span.end === end) return span;
  return { kind: 'range', start, end };
}
