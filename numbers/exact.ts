// Exact arithmetic on fractions of whole numbers. No value of a report ever passes through a float.

import type { DecimalString } from '../model/index.ts';

/** `n`/`d`, reduced, `d` positive. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** Digits kept of a value that no finite decimal can write (2000/3 m² for one 亩); rounded half away from zero. */
export const SIGNIFICANT_DIGITS = 12;

const DECIMAL = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?$/;

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/**
 * The fraction `n`/`d`, reduced.
 * @throws RangeError when `d` is 0.
 */
export function fraction(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const common = gcd(magnitude(n), magnitude(d)) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / common, d: (sign * d) / common };
}

/**
 * The number that a decimal writes.
 * @throws RangeError when `text` is not `-?\d+(\.\d+)?`.
 */
export function exact(text: DecimalString): Exact {
  const [, sign, whole = '', part = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '') throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const n = BigInt(whole + part);
  return fraction(sign === '-' ? -n : n, 10n ** BigInt(part.length));
}

/** `text` as a number where it is one, else null. */
export const exactOrNull = (text: DecimalString | null | undefined): Exact | null =>
  typeof text === 'string' && DECIMAL.test(text) ? exact(text) : null;

export const add = (a: Exact, b: Exact): Exact => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Exact, b: Exact): Exact => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Exact, b: Exact): Exact => fraction(a.n * b.n, a.d * b.d);
/** @throws RangeError when `b` is 0. */
export const divide = (a: Exact, b: Exact): Exact => fraction(a.n * b.d, a.d * b.n);
const HUNDRED: Exact = { n: 100n, d: 1n };
/** What percentage of `whole` `part` is. @throws RangeError when `whole` is zero. */
export const percentOf = (part: Exact, whole: Exact): Exact => divide(multiply(part, HUNDRED), whole);
/** The whole of which `part` is `percent` per cent. @throws RangeError when `percent` is zero. */
export const wholeOf = (part: Exact, percent: Exact): Exact => divide(multiply(part, HUNDRED), percent);
export const absolute = (a: Exact): Exact => ({ n: magnitude(a.n), d: a.d });
/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How many decimals write 1/`d` in full; null when none do. */
function decimalsOf(d: bigint): number | null {
  let twos = 0;
  let fives = 0;
  for (; d % 2n === 0n; d /= 2n) twos++;
  for (; d % 5n === 0n; d /= 5n) fives++;
  return d === 1n ? Math.max(twos, fives) : null;
}

function place(digits: bigint, decimals: number): DecimalString {
  const sign = digits < 0n ? '-' : '';
  const text = magnitude(digits)
    .toString()
    .padStart(decimals + 1, '0');
  if (decimals === 0) return sign + text;
  const written = `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
    .replace(/0+$/, '')
    .replace(/\.$/, '');
  return /^0*$/.test(written.replace('.', '')) ? '0' : sign + written;
}

/** `a` rounded half away from zero to `decimals` places (0 or more). */
export function round(a: Exact, decimals: number): DecimalString {
  const scaled = magnitude(a.n) * 10n ** BigInt(decimals);
  const digits = (2n * scaled + a.d) / (2n * a.d);
  return place(a.n < 0n ? -digits : digits, decimals);
}

/** `a` as a decimal, exact where a finite one exists, else rounded to SIGNIFICANT_DIGITS. */
export function decimal(a: Exact): DecimalString {
  const decimals = decimalsOf(a.d);
  if (decimals !== null) return round(a, decimals);
  const whole = magnitude(a.n) / a.d;
  if (whole > 0n) return round(a, Math.max(0, SIGNIFICANT_DIGITS - whole.toString().length));
  const leadingZeros = (a.d / magnitude(a.n)).toString().length - 1;
  return round(a, SIGNIFICANT_DIGITS + leadingZeros);
}
