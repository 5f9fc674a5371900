// Dates and spans of dates: 2023年8月31日, 2023-08-31, 2023.9-2024.8, 2023年9月1日至2024年8月31日.

import { asOf, between, daysInMonth, isoDate, type Span } from './calendar.ts';

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
  readonly end: number;
}

const FULL = /(\d{4})(?:年|[./-])(\d{1,2})(?:(?:月|[./-])(\d{1,2})日?|月)?(?!\d)/y;
const MONTH_DAY = /(\d{1,2})(?:月|[./])(?:(\d{1,2})日?)?(?!\d)/y;
const DAY = /(\d{1,2})日/y;
const START = /\d{4}(?:年|[./-])\d{1,2}(?!\d)/g;
const MARK = /[-~至到]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function fullDate(text: string, at: number): DateParts | 'impossible' | null {
  const found = match(FULL, text, at);
  if (!found) return null;
  const parts = {
    year: Number(found[1]),
    month: Number(found[2]),
    day: found[3] === undefined ? null : Number(found[3]),
    end: at + found[0].length,
  };
  if (isoDate(parts.year, parts.month, parts.day ?? 1)) return parts;
  // 2023-24 may be a school year; 2023年13月 and 2023-13-01 are nothing else than wrong dates
  return found[3] !== undefined || found[0].includes('年') ? 'impossible' : null;
}

/** The upper end of a span, which may leave out its year or its month. */
function upperDate(text: string, at: number, from: DateParts): DateParts | 'impossible' | null {
  const full = fullDate(text, at);
  if (full) return full;
  const monthDay = match(MONTH_DAY, text, at);
  if (monthDay)
    return {
      year: from.year,
      month: Number(monthDay[1]),
      day: monthDay[2] === undefined ? null : Number(monthDay[2]),
      end: at + monthDay[0].length,
    };
  const day = match(DAY, text, at);
  return day && { ...from, day: Number(day[1]), end: at + day[0].length };
}

/**
 * The first date or span of dates in `text` (compact, dashes as `-`); null when there is none, `impossible` when it
 * names a day that does not exist. Months need a year.
 */
export function readDate(text: string): Span | 'impossible' | null {
  for (const start of text.matchAll(START)) {
    const from = fullDate(text, start.index);
    if (from === 'impossible') return from;
    if (!from) continue;
    const mark = match(MARK, text, from.end);
    const to = mark && upperDate(text, from.end + mark[0].length, from);
    if (to === 'impossible') return to;
    if (!to) return asOf(from.year, from.month, from.day);
    const first = isoDate(from.year, from.month, from.day ?? 1);
    const last = isoDate(to.year, to.month, to.day ?? daysInMonth(to.year, to.month));
    return between(first, last) ?? 'impossible';
  }
  return null;
}
