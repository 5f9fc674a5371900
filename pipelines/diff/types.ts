// What two states of the warehouse have in difference, and why.

import type { Modifier } from '../../model/index.ts';

/**
 * `new_document`, `revised_document` (a newer version of the same report), `removed_document`, `catalogue` (indicators,
 * units, templates, institutions), `rule` (words and relations by which reports are read and checked), `code` (version of the program), `correction` (by a person), `other_witness` (the report also came from or lost
 * another document), `unexplained`.
 */
export type Cause =
  | 'new_document'
  | 'revised_document'
  | 'removed_document'
  | 'correction'
  | 'catalogue'
  | 'rule'
  | 'code'
  | 'other_witness'
  | 'unexplained';

export const causes: readonly Cause[] = [
  'new_document',
  'revised_document',
  'removed_document',
  'correction',
  'catalogue',
  'rule',
  'code',
  'other_witness',
  'unexplained',
];

export type ChangeKind = 'appeared' | 'vanished' | 'changed';

/** A value to use (`out_best_value`) on one side. */
export interface ValueState {
  readonly value: string | null;
  readonly valueMin: string | null;
  readonly valueMax: string | null;
  readonly unit: string | null;
  readonly modifier: Modifier;
  readonly printed: string;
  readonly trust: string;
  readonly factId: string;
  readonly path: string;
  readonly anchor: string;
}

export interface ValueChange {
  readonly change: ChangeKind;
  readonly causes: readonly Cause[];
  readonly institution: string;
  readonly indicator: { readonly id: string; readonly zh: string; readonly en: string };
  readonly period: string;
  readonly before: ValueState | null;
  readonly after: ValueState | null;
}

export interface DocumentChange {
  /** `changed`: read again by other code or catalogue, or replaced by a newer version, or no longer replaced. */
  readonly change: ChangeKind;
  readonly causes: readonly Cause[];
  readonly path: string;
  readonly sha256: string;
  readonly institution: string | null;
  readonly year: number | null;
  /** Null where a record of a run does not tell: the file was unchanged. */
  readonly factsBefore: number | null;
  readonly factsAfter: number | null;
  /** Facts of this document that are new, gone or different, compared by place and words; null where not compared. */
  readonly facts: Readonly<Record<ChangeKind, number>> | null;
}

export interface Versions {
  readonly extractors: readonly string[];
  readonly catalogue: string | null;
}

export interface Difference {
  readonly versions: { readonly before: Versions; readonly after: Versions };
  readonly documents: readonly DocumentChange[];
  /** By institution, indicator and period. Empty when only run records were compared. */
  readonly values: readonly ValueChange[];
}
