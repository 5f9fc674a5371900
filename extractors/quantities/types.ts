// What a scan of running text finds: quantities, references that are no measurements, and numerals it cannot place.
// Offsets are UTF-16 indices in the text of the block, end exclusive. Nothing is bound to an indicator here.

import type { Modifier } from '../../model/index.ts';

export interface TextQuantity {
  /** The whole expression: modifiers, number, unit. */
  readonly start: number;
  readonly end: number;
  /** The digits alone. */
  readonly numeralStart: number;
  readonly numeralEnd: number;
  /** As printed, from its modifiers up to its unit: `近 30`, `6 万余`, `63.5%-80.2`. */
  readonly valueText: string;
  /** Unit as printed (`万元`, `%`, `个百分点`); null when none stands at it. A unit shared by a list is repeated. */
  readonly unitText: string | null;
  /** Id in the unit catalogue; null when there is no unit. */
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly form: 'number' | 'range' | 'ratio' | 'fraction';
  readonly modifier: Modifier;
  /** Quantities of one list (`6.63%、6.32%和 6.15%`) share a number; `index` counts from 0. */
  readonly list?: { readonly id: number; readonly index: number; readonly size: number };
}

/** A numeral that measures nothing. */
export interface TextReference {
  readonly start: number;
  readonly end: number;
  /** Id of the mask that recognised it (`document-number`, `date`, `figure-number` …). */
  readonly mask: string;
  /** Whether its words state a period that a fact nearby may take (dates, school years). */
  readonly isPeriod: boolean;
  /** Ids of the masks that would have taken part of it; absent when there are none. */
  readonly beat?: readonly string[];
}

export interface UnplacedNumeral {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Every numeral of the text is in exactly one of the three lists; each list is in order of `start`. */
export interface ScannedText {
  readonly quantities: readonly TextQuantity[];
  readonly references: readonly TextReference[];
  readonly unplaced: readonly UnplacedNumeral[];
}
