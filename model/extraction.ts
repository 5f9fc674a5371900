// All that came out of one document: what a reader process hands over and what `extract --format json` prints.

import type { Document } from './document.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { ReportProfile } from './report.ts';

/** Where the numerals of a document went; `total` is the sum of the other four. */
export interface NumeralLedger {
  readonly total: number;
  readonly facts: number;
  readonly cells: number;
  readonly references: number;
  readonly unresolved: number;
}

export interface Extraction extends Document {
  /** Version of the code that made it; a warehouse is rebuilt when it changes. */
  readonly extractor: string;
  readonly report: ReportProfile;
  /** Facts carry the observation as printed; the contract calls them observations. */
  readonly observations: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly numerals: NumeralLedger;
}
