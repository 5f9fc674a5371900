// A number as printed, with the words that say what it is, and its place. Nothing is computed here.

import type { Anchor } from './anchor.ts';

export type Origin = 'standard_table' | 'table' | 'prose' | 'note' | 'figure';
/** `not_applicable`: the form says so (仅限高职填报); `blank`: nothing is printed; `illegible`: printed, not understood. */
export type Status = 'reported' | 'not_applicable' | 'blank' | 'illegible';
/** Where a period was found: in the words at the number, in its column's header, or taken from the report. */
export type PeriodOrigin = 'text' | 'column' | 'report';

/** `change`: up or down against something; `share`: part of a whole; `ratio`: a rate or quotient; `rank`: a place in an order. */
export type FactKind = 'level' | 'change' | 'share' | 'ratio' | 'rank' | 'target';

/** Against what a change is stated: `previous_year`, or words as printed. */
export interface Change {
  readonly direction: 'up' | 'down';
  readonly base: string;
}

export interface Observation {
  /** Unique in its document: `o1`, `o2`, … in reading order. */
  readonly id: string;
  /** The printed name without footnote marks, stars and 其中： */
  readonly indicatorText: string;
  /** Id in the indicator catalogue; null while no entry is known. */
  readonly indicatorId: string | null;
  /** Names from the broad to the narrow: in a table from the topmost row to this one, the last being `indicatorText`. */
  readonly path: readonly string[];
  /** Whose number it is, as printed; null = the report's own institution. */
  readonly entityText: string | null;
  /** As printed; empty when the cell is blank. */
  readonly valueText: string;
  /** As printed in cell, unit column or header; null when no unit is printed. */
  readonly unitText: string | null;
  /** Words of the period as printed (`2023年`); null = nothing printed at the number. */
  readonly periodText: string | null;
  readonly periodFrom: PeriodOrigin;
  readonly status: Status;
  /** What splits the quantity: `{ level: '国家级' }`. */
  readonly dims: Readonly<Record<string, string>>;
  readonly from: Origin;
  /** The words the number stands in: the row or the sentence. */
  readonly quote: string;
  /** Id of the rule that made it. */
  readonly rule: string;
  /** 0–1. */
  readonly confidence: number;
  readonly anchor: Anchor;
  /** Id of the table it stands in. */
  readonly table?: string;
  /** Id of the observation that this one (a note) corrects. */
  readonly corrects?: string;
  /** What the words say it is; absent where only unit and indicator tell. */
  readonly kind?: FactKind;
  /** Only with kind `change`. */
  readonly change?: Change;
}
