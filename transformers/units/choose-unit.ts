// In which unit a printed value is meant: the cell's own, else its column's, else the one its indicator is always given in.

import type { UnitForm, UnitLexicon } from '../../catalog/types.ts';
import { multiplierPower } from '../../numbers/read-numeral.ts';
import type { ReportedValue } from '../../numbers/read-value.ts';
import { includesScale } from './convert.ts';
import { isNoUnit, resolveUnit } from './resolve-unit.ts';

/** The unit an indicator is given in, as far as it may decide. */
export interface ExpectedUnit {
  /** As the catalogue prints it; null for text. */
  readonly unit: string | null;
  readonly dimension: string;
  /** Take it where the document prints none: the row of a national table, which has but one unit. */
  readonly assume: boolean;
}

export interface ChosenUnit {
  /** Null when there is no unit, or none that the lexicon knows. */
  readonly form: UnitForm | null;
  /** As printed; null when none is printed. */
  readonly unitText: string | null;
  /** Whether the multiplier words of the value repeat those of the unit (3.5万 in a column of 万元) and do not count twice. */
  readonly scaleRepeated: boolean;
  /** The printed unit that the lexicon does not know. */
  readonly unknown: string | null;
}

const SCALE_ONLY = /^[十百千万亿]{1,3}$/u;

/** The unit of `read` in a column of `columnText`. */
export function chooseUnit(
  lexicon: UnitLexicon,
  read: ReportedValue,
  columnText: string | null,
  expected: ExpectedUnit | null,
): ChosenUnit {
  const none = { scaleRepeated: false, unknown: null };
  const column = columnText === null ? null : resolveUnit(lexicon, columnText);
  const own = ownUnit(lexicon, read);
  const ownForm = own === null ? null : resolveUnit(lexicon, own);
  if (own !== null && ownForm) {
    const same = column?.unit === ownForm.unit && read.quantity.multiplier === '';
    return { ...none, form: ownForm, unitText: same ? columnText : read.quantity.multiplier + own };
  }
  const unknown = own ?? (isNoUnit(lexicon, columnText) || column ? null : columnText);
  if (column)
    return {
      form: column,
      unitText: columnText,
      scaleRepeated: includesScale(column, multiplierPower(read.quantity.multiplier)),
      unknown,
    };
  const usual = expected?.unit ? resolveUnit(lexicon, expected.unit) : null;
  if (usual && columnText !== null && SCALE_ONLY.test(columnText.trim()))
    return { ...none, form: scaleOf(usual, columnText.trim()), unitText: columnText };
  const mayAssume = expected !== null && (expected.assume || expected.dimension === 'ratio');
  if (usual && mayAssume && unknown === null) return { ...none, form: usual, unitText: columnText };
  return { ...none, form: null, unitText: columnText ?? own, unknown };
}

/** The unit in the cell, also in brackets behind the value: 918（人）. */
function ownUnit(lexicon: UnitLexicon, read: ReportedValue): string | null {
  if (read.unitText !== null) return read.unitText;
  return read.remark !== null && resolveUnit(lexicon, read.remark) ? read.remark : null;
}

/** A column headed 万 alone: that many of the canonical unit. */
const scaleOf = (usual: UnitForm, scale: string): UnitForm => ({
  ...usual,
  text: scale,
  numerator: (10n ** BigInt(multiplierPower(scale))).toString(),
  denominator: '1',
});
