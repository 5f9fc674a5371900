// What one run did, document by document: printed at its end, written as run.json, read by `retry`. docs/cli.md.

import type { Message, NumeralLedger, ReportType, Severity, Words } from '../../model/index.ts';

/**
 * What became of a file. `added`: new; `replaced`: read again because code or catalogue changed; `superseding`: newer
 * than another report of the same school, type and year; `unchanged`: in the warehouse already; `duplicate`: the same
 * bytes as another file; `failed`: not read, see the messages; `skipped`: not looked at.
 */
export type Outcome = 'added' | 'replaced' | 'superseding' | 'unchanged' | 'duplicate' | 'failed' | 'skipped';

export const outcomes: readonly Outcome[] = [
  'added',
  'replaced',
  'superseding',
  'unchanged',
  'duplicate',
  'failed',
  'skipped',
];

/** How well the document was read; `partial`: something in it was lost or not understood. Null when not looked at. */
export type DocumentStatus = 'succeeded' | 'partial' | 'failed';
export type SkipCause = 'hidden' | 'not_a_report' | 'interrupted';
/** `stopped`: an error of the disk or the warehouse ended the run. */
export type RunStatus = 'succeeded' | 'partial' | 'failed' | 'interrupted' | 'stopped';

export interface RunDocument {
  readonly path: string;
  /** Null when the file was not read. */
  readonly sha256: string | null;
  readonly outcome: Outcome;
  readonly status: DocumentStatus | null;
  readonly skipCause?: SkipCause;
  /** Path of the file with the same bytes. */
  readonly duplicateOf?: string;
  readonly institution: string | null;
  readonly type: ReportType | null;
  readonly year: number | null;
  readonly facts: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly numerals: NumeralLedger | null;
  /** Wall time of reading; null when it was not read. */
  readonly milliseconds: number | null;
  /** The gravest, when there are very many. */
  readonly messages: readonly Message[];
  /** How many more the warehouse has. */
  readonly messagesLeftOut?: number;
}

export interface RunTotals {
  readonly documents: Readonly<Record<Outcome, number>>;
  readonly succeeded: number;
  readonly partial: number;
  readonly facts: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly numerals: NumeralLedger;
}

export interface RunSummary {
  readonly runId: string;
  readonly status: RunStatus;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly finished: string;
  readonly versions: {
    readonly nianbao: string;
    readonly node: string;
    readonly extractor: string;
    readonly catalog: string;
  };
  readonly warehouse: string;
  /** Absolute; relative paths are relative to it. */
  readonly folder: string;
  readonly paths: readonly string[];
  readonly options: {
    readonly jobs: number;
    readonly seconds: number;
    readonly megabytes: number;
  };
  readonly documents: readonly RunDocument[];
  readonly totals: RunTotals;
  /** What stopped the run. */
  readonly error?: { readonly code: string; readonly words: Words };
}
