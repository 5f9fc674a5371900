// All that came out of one document: what a reader process hands over and what `extract --format json` prints.

import type { Anchor } from './anchor.ts';
import type { Document } from './document.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { ReportProfile } from './report.ts';

/** `reference`: a numeral that measures nothing (date, section or document number, name, model …). */
export type NumeralFate = 'fact' | 'cell' | 'reference' | 'unresolved';

/** One numeral, where it stands and where it went. */
export interface NumeralEntry {
  readonly text: string;
  readonly anchor: Anchor;
  readonly fate: NumeralFate;
  /** Id of the rule that made the fact, id of the table, id of the mask, or the reason why it is unresolved. */
  readonly why: string;
  /** Ids of the masks or rules that also fitted and lost. */
  readonly beat?: readonly string[];
  /** The words around it. */
  readonly quote: string;
}

/** Where the numerals of a document went; `total` is the sum of the next four. */
export interface NumeralLedger {
  readonly total: number;
  readonly facts: number;
  readonly cells: number;
  readonly references: number;
  readonly unresolved: number;
}

/** The ledger of one document. */
export interface DocumentLedger extends NumeralLedger {
  /** How many are unresolved for each reason, most frequent first. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** What the scan of running text says of a numeral, before it is an entry of the ledger. */
export interface TextNumeral {
  /** Index of its block in the document. */
  readonly block: number;
  /** UTF-16 offsets in the block's text, end exclusive; a date or a range may hold several runs of digits. */
  readonly start: number;
  readonly end: number;
  readonly fate: Exclude<NumeralFate, 'cell'>;
  readonly why: string;
  /** Ids of the masks or rules that also fitted and lost. */
  readonly beat?: readonly string[];
}

export interface Extraction extends Document {
  /** Version of the code that made it; a warehouse is rebuilt when it changes. */
  readonly extractor: string;
  readonly report: ReportProfile;
  /** Facts carry the observation as printed; the contract calls them observations. */
  readonly observations: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly numerals: DocumentLedger;
  /** Every numeral, only where it was asked for. */
  readonly numeralList?: readonly NumeralEntry[];
}
