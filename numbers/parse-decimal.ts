// The decimal that a run of ASCII digits writes, as a canonical string.

import type { DecimalString } from '../model/index.ts';

/** More digits than any quantity of a report has: longer runs are codes or rubbish. */
export const MAX_DIGITS = 40;

/** Optional sign, digits with groups of three or without, optional decimals. One linear pass. */
const PLAIN = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:，\d{3})+)(?:\.(\d+))?$/;

/**
 * `text` as a canonical decimal: no grouping, no zeros at the end of the decimals, no `+` and no `-0`. Null when it is
 * not one decimal number, has a zero before its first digit (`007` is a code), a group that is not of three digits or
 * more than MAX_DIGITS digits. Full-width commas are taken for grouping: the caller decides whether they may be.
 * @example parseDecimal('17,045.00') === '17045'
 */
export function parseDecimal(text: string): DecimalString | null {
  if (text.length > 2 * MAX_DIGITS) return null;
  const match = PLAIN.exec(text.startsWith('.') ? `0${text}` : text);
  if (!match) return null;
  const [, sign = '', grouped = '', part = ''] = match;
  const whole = grouped.replace(/[,，]/gu, '');
  if (whole.length + part.length > MAX_DIGITS || /^0\d/.test(whole)) return null;
  const decimals = part.replace(/0+$/, '');
  const written = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && written !== '0' ? `-${written}` : written;
}
