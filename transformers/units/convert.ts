// Amounts from a printed unit to the canonical unit of its dimension, exactly. Units of two dimensions never convert.

import type { UnitForm } from '../../catalog/types.ts';
import type { DecimalString } from '../../model/index.ts';
import { decimal, divide, type Exact, exact, multiply } from '../../numbers/exact.ts';

/** How many canonical units one `form` is. */
const factor = (form: UnitForm): Exact => divide(exact(form.numerator), exact(form.denominator));

/**
 * `value` counted in `form` as an amount of the canonical unit: exact where a finite decimal exists, else rounded to
 * 12 significant digits (`SIGNIFICANT_DIGITS`).
 * @example toCanonical('104', mu) === '69333.3333333'
 */
export function toCanonical(value: DecimalString, form: UnitForm): DecimalString {
  return decimal(multiply(exact(value), factor(form)));
}

/** `value` counted in `from` as an amount of `to`; null when they measure different dimensions. */
export function convert(value: DecimalString, from: UnitForm, to: UnitForm): DecimalString | null {
  if (from.unit !== to.unit || from.dimension !== to.dimension) return null;
  return decimal(divide(multiply(exact(value), factor(from)), factor(to)));
}

/** Whether a multiplier of 10^power is already part of `form` (万 of 万元). */
export function includesScale(form: UnitForm, power: number): boolean {
  if (power === 0) return false;
  const { n, d } = factor(form);
  return d === 1n && n >= 10n ** BigInt(power) && n % 10n ** BigInt(power) === 0n;
}
