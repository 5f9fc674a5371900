// The pieces that binding works on: quantities and periods of a paragraph in compact offsets, and the clauses they stand in.

import type { TextQuantity, TextReference } from '../quantities/types.ts';

/** A quantity in the compact text. */
export interface Mention {
  readonly quantity: TextQuantity;
  readonly start: number;
  readonly end: number;
}

/** A reference in the compact text; `text` is without white space. */
export interface Mark {
  readonly reference: TextReference;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A bracket in which quantities stand. `start` is the opening bracket, `end` is behind the closing one. */
export interface Bracket {
  readonly start: number;
  readonly end: number;
  readonly clauses: readonly Clause[];
}

/** A stretch between two commas. A bracket with quantities in it has clauses of its own. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Number of its sentence in the paragraph, from 0. */
  readonly sentence: number;
  /** Number of the part of its sentence between semicolons, from 0. */
  readonly part: number;
  readonly brackets: readonly Bracket[];
  readonly mentions: readonly Mention[];
  readonly marks: readonly Mark[];
}

/** Where a sentence stands in the compact text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

export interface SplitText {
  readonly clauses: readonly Clause[];
  readonly sentences: readonly Sentence[];
}
