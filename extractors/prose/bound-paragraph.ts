// What binding makes of a paragraph: each quantity with its name, owner, period and kind, or with the reason why it has none.

import type { Bound } from './bound.ts';
import type { Mention, Sentence } from './clause.ts';

/** A bound quantity; offsets in the block's text. */
export interface BoundQuantity extends Bound {
  readonly entity: string | null;
  /** As printed, white space removed; null when the paragraph states none. */
  readonly period: string | null;
  /** Its sentence, in offsets of the printed text. */
  readonly sentence: Sentence;
  /** Rules that also fitted and came later in the order; only where it was asked for. */
  readonly beat?: readonly string[];
}

export interface RejectedQuantity {
  readonly mention: Mention;
  /** What it is instead of a measurement; `no-name` when nobody says what it counts. */
  readonly reason: string;
}

export interface BoundParagraph {
  readonly bound: readonly BoundQuantity[];
  readonly rejected: readonly RejectedQuantity[];
}

export interface ParagraphContext {
  readonly headings: readonly string[];
  /** The institution that an earlier paragraph or heading speaks of; null for the report's own. */
  readonly entity: string | null;
  /** The year that the document speaks of most; absent when unknown. */
  readonly year?: number | null;
  /** Whether to say which rules a rule beat. */
  readonly explain?: boolean;
}
