// A printed value and its units as an exact amount of a canonical unit, or the reason why there is none.

import type { UnitLexicon } from '../catalog/types.ts';
import type { DecimalString, Modifier, Status } from '../model/index.ts';
import { decimal, divide, exact } from '../numbers/exact.ts';
import { multiplierPower } from '../numbers/read-numeral.ts';
import {
  type IllegibleReason,
  type ReportedValue,
  readValue,
  type ValueOptions,
} from '../numbers/read-value.ts';
import { normaliseRatio } from './ratios/normalise-ratio.ts';
import { type ChosenUnit, chooseUnit, type ExpectedUnit } from './units/choose-unit.ts';
import { toCanonical } from './units/convert.ts';
import { resolveUnit } from './units/resolve-unit.ts';

export interface Measure {
  readonly status: Status;
  readonly value: DecimalString | null;
  readonly valueMin?: DecimalString;
  readonly valueMax?: DecimalString;
  /** Canonical unit and its dimension; null when unknown or absent. */
  readonly unit: string | null;
  readonly dimension: string | null;
  /** The unit that was used, as printed. */
  readonly unitText: string | null;
  readonly modifier: Modifier;
  readonly form: 'number' | 'range' | 'ratio' | 'fraction' | 'rank' | 'none';
  /** From words such as 上升 in the cell. */
  readonly direction: 'up' | 'down' | null;
  /** Why the status is `illegible`. */
  readonly reason: IllegibleReason | 'zero_side' | null;
  /** The printed unit that the lexicon does not know. */
  readonly unknownUnit: string | null;
  /** Whether the unit is of another dimension than expected. */
  readonly unexpected: boolean;
}

/**
 * The amount that `valueText` states in a column or sentence with the unit `unitText`. Nothing is lost: an illegible value
 * has the status and the reason, an unknown unit leaves the number as printed.
 */
export function measureValue(
  lexicon: UnitLexicon,
  valueText: string,
  unitText: string | null,
  expected: ExpectedUnit | null,
  options: ValueOptions = {},
): Measure {
  const read = readValue(valueText, options);
  if (read.status !== 'reported')
    return withoutValue(lexicon, read.status, unitText, read.status === 'illegible' ? read.reason : null);
  if (read.ordinal) return { ...base(read, unitText), form: 'rank', value: read.quantity.value };
  if (read.quantity.sides) return measureRatio(lexicon, read, read.quantity.sides, unitText, expected);
  const chosen = chooseUnit(lexicon, read, unitText, expected);
  const amount = (value: DecimalString | null): DecimalString | null => inCanonical(value, read, chosen);
  const { min, max } = read.quantity;
  const [valueMin, valueMax] = [amount(min), amount(max)];
  return {
    ...base(read, chosen.unitText),
    value: amount(read.quantity.value),
    ...(valueMin !== null && valueMax !== null && { valueMin, valueMax }),
    unit: chosen.form?.unit ?? null,
    dimension: chosen.form?.dimension ?? null,
    form: read.quantity.form,
    unknownUnit: chosen.unknown,
    unexpected: isUnexpected(chosen.form?.dimension ?? null, expected),
  };
}

/** A row without a value still says in which unit it would be. */
export function withoutValue(
  lexicon: UnitLexicon,
  status: Status,
  unitText: string | null,
  reason: Measure['reason'] = null,
): Measure {
  const form = unitText === null ? null : resolveUnit(lexicon, unitText);
  return {
    status,
    value: null,
    unit: form?.unit ?? null,
    dimension: form?.dimension ?? null,
    unitText,
    modifier: 'exact',
    form: 'none',
    direction: null,
    reason,
    unknownUnit: null,
    unexpected: false,
  };
}

const base = (read: ReportedValue, unitText: string | null): Measure => ({
  status: 'reported',
  value: null,
  unit: null,
  dimension: null,
  unitText,
  modifier: read.quantity.modifier,
  form: 'number',
  direction: read.direction,
  reason: null,
  unknownUnit: null,
  unexpected: false,
});

function measureRatio(
  lexicon: UnitLexicon,
  read: ReportedValue,
  sides: readonly [DecimalString, DecimalString],
  unitText: string | null,
  expected: ExpectedUnit | null,
): Measure {
  const value = normaliseRatio(...sides);
  if (value === null) return withoutValue(lexicon, 'illegible', unitText, 'zero_side');
  const form = lexicon.find(':');
  return {
    ...base(read, unitText),
    value,
    unit: form?.unit ?? null,
    dimension: form?.dimension ?? null,
    form: 'ratio',
    unexpected: isUnexpected(form?.dimension ?? null, expected),
  };
}

function inCanonical(
  value: DecimalString | null,
  read: ReportedValue,
  { form, scaleRepeated }: ChosenUnit,
): DecimalString | null {
  if (value === null) return null;
  const power = scaleRepeated ? multiplierPower(read.quantity.multiplier) : 0;
  const counted = power === 0 ? value : decimal(divide(exact(value), { n: 10n ** BigInt(power), d: 1n }));
  return form ? toCanonical(counted, form) : counted;
}

/** Percentage points are how a percentage changes; they are expected where percent is. */
function isUnexpected(dimension: string | null, expected: ExpectedUnit | null): boolean {
  if (dimension === null || !expected?.unit || dimension === expected.dimension) return false;
  return !(dimension === 'percent_point' && expected.dimension === 'percent');
}
