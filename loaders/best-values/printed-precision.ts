// How exactly a value was printed, and whether two printed values say the same: 90.03 % and 90.0 % do, 6110 and 6393
// do not. Whole-number arithmetic only; nothing is computed in floating point.

import type { Modifier } from '../../model/index.ts';

/** A number `n / 10^scale`. */
interface Decimal {
  readonly n: bigint;
  readonly scale: number;
}

/** A positive fraction. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** What is needed to compare a value: exact decimals in a canonical unit, and the form it was printed in. */
export interface PrintedValue {
  readonly value: string | null;
  readonly value_min: string | null;
  readonly value_max: string | null;
  readonly value_printed: string;
  readonly modifier: Modifier;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const NUMERAL = /\d[\d,]*(?:\.\d+)?/g;

/** Whether `text` is a decimal as the warehouse stores it. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '', part = ''] = match;
  return { n: BigInt(`${sign}${whole}${part}`), scale: part.length };
}

const ten = (power: number): bigint => 10n ** BigInt(power);
const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** Compares two decimals: negative, 0 or positive as in sorting. */
export function compareDecimals(a: string, b: string): number {
  const { difference } = subtract(parseDecimal(a), parseDecimal(b));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function subtract(a: Decimal, b: Decimal): { difference: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  return { difference: a.n * ten(scale - a.scale) - b.n * ten(scale - b.scale), scale };
}

const significant = (digits: string): string => digits.replace(/^0+|0+$/g, '');

/**
 * What one unit of the last printed digit is worth in the value's unit: `1.23` printed for 12300 → 100. The printed
 * numeral is the one with the value's digits; else, when only one is printed, that one; else the value's own digits.
 */
function printedStep(value: Decimal, printed: string, modifier: Modifier): Fraction {
  const numerals = (printed.normalize('NFKC').match(NUMERAL) ?? []).map((n) => n.replaceAll(',', ''));
  const digits = significant(String(abs(value.n)));
  const numeral =
    numerals.find((n) => significant(n.replace('.', '')) === digits) ??
    (numerals.length === 1 ? numerals[0] : undefined);
  const whole = BigInt(numeral?.replace('.', '') ?? '0');
  if (numeral === undefined || whole === 0n || value.n === 0n)
    return {
      numerator: 1n,
      denominator: ten(value.n === 0n ? decimals(numeral ?? '') : value.scale),
    };
  const step = { numerator: abs(value.n), denominator: ten(value.scale) * whole };
  // 约6400: the zeros at the end are not measured
  const rounded = modifier === 'exact' || numeral.includes('.') ? 0 : trailingZeros(numeral);
  return { ...step, numerator: step.numerator * ten(rounded) };
}

const decimals = (numeral: string): number => numeral.split('.')[1]?.length ?? 0;
const trailingZeros = (numeral: string): number => /0*$/.exec(numeral)?.[0].length ?? 0;

/** Whether |a − b| is at most half a step: the finer value rounds to the coarser one. */
function withinHalfStep(a: Decimal, b: Decimal, step: Fraction): boolean {
  const { difference, scale } = subtract(a, b);
  return 2n * abs(difference) * step.denominator <= step.numerator * ten(scale);
}

/**
 * Whether two values of the same unit agree: equal after rounding to the coarser of the two printed precisions, or
 * inside a printed range, or on the right side of "more than" / "less than".
 */
export function valuesAgree(a: PrintedValue, b: PrintedValue): boolean {
  if (a.value === null || b.value === null) return rangesMeet(a, b);
  const [x, y] = [parseDecimal(a.value), parseDecimal(b.value)];
  if (
    withinHalfStep(x, y, printedStep(x, a.value_printed, a.modifier)) ||
    withinHalfStep(x, y, printedStep(y, b.value_printed, b.modifier))
  )
    return true;
  const order = compareDecimals(a.value, b.value);
  return boundAllows(a.modifier, -order) || boundAllows(b.modifier, order);
}

/** `side` > 0: the other value is larger than the one with this modifier. */
const boundAllows = (modifier: Modifier, side: number): boolean =>
  side > 0
    ? modifier === 'more_than' || modifier === 'at_least'
    : modifier === 'less_than' || modifier === 'at_most';

/** Whether the spans of two values meet; an open end reaches everywhere, a value is a span of its own. */
function rangesMeet(a: PrintedValue, b: PrintedValue): boolean {
  const [aLow, aHigh] = span(a);
  const [bLow, bHigh] = span(b);
  return notAbove(aLow, bHigh) && notAbove(bLow, aHigh);
}

const span = (v: PrintedValue): readonly [string | null, string | null] => [
  v.value ?? v.value_min,
  v.value ?? v.value_max,
];

const notAbove = (low: string | null, high: string | null): boolean =>
  low === null || high === null || compareDecimals(low, high) <= 0;
