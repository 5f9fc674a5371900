// A truth's value in its printed unit → the canonical unit, in whole-number arithmetic of its own: the bench must not
// check the product with the product's own conversion.

import type { UnitLexicon } from '../catalog/types.ts';

/**
 * `value` (decimal string) in the printed `unit` as a decimal string in the canonical unit.
 * @throws RangeError when the unit's factor is no whole number; the fixtures use none of those.
 */
export function convertTruth(value: string, unit: string | null, units: UnitLexicon): string {
  const form = unit === null ? null : units.find(unit);
  if (form && form.denominator !== '1')
    throw new RangeError(`${unit} has the factor ${form.numerator}/${form.denominator}`);
  const [whole = '0', decimals = ''] = value.replace('-', '').split('.');
  const scaled = (BigInt(whole + decimals) * BigInt(form?.numerator ?? '1'))
    .toString()
    .padStart(decimals.length + 1, '0');
  const cut = scaled.length - decimals.length;
  const fraction = scaled.slice(cut).replace(/0+$/u, '');
  return `${value.startsWith('-') ? '-' : ''}${scaled.slice(0, cut)}${fraction ? `.${fraction}` : ''}`;
}
