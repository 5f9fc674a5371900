// The text of a spreadsheet cell as a person sees it: the formatted form, unless that form is no number at all (####, an
// absurd date, a dash for zero), then the stored number. Never a rounding of our own.

import type { CellObject } from 'xlsx';
import type { MessageCode } from '../../model/index.ts';

/** What has to be said about a cell: a message's code and its values. */
export interface CellRemark {
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, string>>;
}

export interface DisplayedCell {
  readonly text: string;
  readonly remark: CellRemark | null;
}

/** The text of `cell`, and what has to be said about it. */
export function displayCell(cell: CellObject): DisplayedCell {
  switch (cell.t) {
    case 'z':
      return blank(cell);
    case 'n':
      return number(cell, Number(cell.v));
    case 'e': {
      const text = cell.w ?? '#N/A';
      return { text, remark: { code: 'cell_error_value', values: { text } } };
    }
    case 'b':
      return { text: cell.v ? 'TRUE' : 'FALSE', remark: null };
    default:
      return { text: tidy(String(cell.v ?? cell.w ?? '')), remark: null };
  }
}

/** A formula whose result was never computed (files written by programs). */
function blank(cell: CellObject): DisplayedCell {
  const formula = cell.f === undefined ? null : `=${cell.f.slice(0, 80)}`;
  return { text: '', remark: formula ? { code: 'formula_without_value', values: { formula } } : null };
}

/** 1 October 1949 as Excel counts days: an earlier date is a plain number in a date format. */
const FIRST_DATE = 18172;

function number(cell: CellObject, value: number): DisplayedCell {
  const shown = tidy(cell.w ?? '');
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  const general = format === 'General' || format === '@';
  // Excel itself shows long numbers so only where the column is narrow
  if (general && /E/iu.test(shown)) return { text: plainNumber(value), remark: null };
  const isNumber = /\d/u.test(shown) && !/#{2,}/u.test(shown) && !/\[DBNum/iu.test(format);
  const pattern = format.replace(/\[[^\]]*\]|"[^"]*"/gu, '');
  const isOldDate = !general && /[yd]/iu.test(pattern) && value < FIRST_DATE;
  if (isNumber && !isOldDate) return { text: shown, remark: null };
  const text = plainNumber(value);
  // a dash for zero is usual and needs no remark
  const isUsual = value === 0 && /^[-\s]*$/u.test(shown);
  return { text, remark: isUsual ? null : { code: 'cell_display_replaced', values: { shown, value: text } } };
}

/** `value` written out with the 15 digits that Excel keeps, without an exponent. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '0', exponent = '0'] = value.toPrecision(15).split('e');
  const digits = mantissa.includes('.') ? mantissa.replace(/0+$/u, '').replace(/\.$/u, '') : mantissa;
  return Number(exponent) === 0 ? digits : shiftPoint(digits, Number(exponent));
}

/** `digits` × 10^`places`, in text. */
function shiftPoint(digits: string, places: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return sign + all.padEnd(point, '0');
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** Line ends made one, padding of number formats taken off. */
const tidy = (text: string): string => text.replace(/\r\n?/gu, '\n').replaceAll('\u00a0', ' ').trim();
