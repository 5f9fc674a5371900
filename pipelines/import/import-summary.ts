// What one import did: printed, written as run.json, made into a digest. Words are given in both languages.

import type { CheckResult } from '../../loaders/sources/check-staged.ts';
import type { FigureChange } from '../../loaders/sources/compare-figures.ts';
import type { Reading } from '../../loaders/sources/describe-reading.ts';
import type { FetchKind } from '../../loaders/sources/source-tables.ts';
import type { Words } from '../../model/index.ts';
import type { SourceProblem } from '../../sources/source-error.ts';
import type { DecisionReason } from './decide-items.ts';

/** What became of an address that was asked. `failed`: see its problem; `waiting`: it is still being written. */
export type AddressOutcome = FetchKind | 'unchanged' | 'waiting' | 'gone' | 'refused' | 'failed';

/** A document that came, or an address that changed or failed. Unchanged ones are only counted. */
export interface ImportedDocument {
  readonly url: string;
  readonly source: string;
  readonly title: string | null;
  readonly outcome: Exclude<AddressOutcome, 'unchanged' | 'waiting'>;
  readonly sha256: string | null;
  /** In the store of originals. */
  readonly path: string | null;
  /** Bytes of the version that it replaces. */
  readonly previousSha256: string | null;
  /** Why it could not be had, was not taken, or (of one that was kept) could not be read. */
  readonly problem: { readonly code: string; readonly words: Words } | null;
  /** How the warehouse took it; null when there was nothing to read. */
  readonly reading: Reading | null;
  /** What a revision changed in the figures. */
  readonly changes: readonly FigureChange[];
}

export interface SourceReport {
  readonly id: string;
  readonly name: string;
  /** `failed`: the listing could not be read; `cut`: it was, but the run ended before its documents were fetched. */
  readonly status: 'succeeded' | 'failed' | 'cut';
  /** Entries of the listing. */
  readonly listed: number;
  readonly pages: number;
  readonly complete: boolean;
  readonly decisions: Readonly<Partial<Record<DecisionReason, number>>>;
  readonly outcomes: Readonly<Partial<Record<AddressOutcome, number>>>;
  /** What ended it, and what looked odd on the way. */
  readonly problem: SourceProblem | null;
  readonly remarks: readonly SourceProblem[];
}

/** Whether a document was fetched and kept, and its reader could make nothing of it. */
export const isUnread = ({ reading }: Pick<ImportedDocument, 'reading'>): boolean =>
  reading?.status === 'failed';

/** Whether a source was not had in full through no decision of ours: a spent budget is one. */
export const isTroubled = ({ status, problem }: SourceReport): boolean =>
  status === 'failed' || (status === 'cut' && problem?.code !== 'budget_spent');

/** A trouble that lasts over runs. */
export interface Alarm {
  readonly source: string;
  readonly kind: 'silent' | 'failing';
  readonly words: Words;
  /** Whether people have not been told of it for a week. */
  readonly due: boolean;
}

/**
 * `published`: the warehouse was replaced; `idle`: nothing was due; `blocked`: a check forbade it; `interrupted`: by a person or a budget before
 * the documents were in; `stopped`: by an error.
 */
export type ImportStatus = 'published' | 'idle' | 'blocked' | 'interrupted' | 'stopped';

export interface ImportSummary {
  readonly runId: string;
  readonly command: 'import';
  readonly status: ImportStatus;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly finished: string;
  readonly versions: { readonly nianbao: string; readonly extractor: string };
  readonly warehouse: string;
  readonly originals: string;
  /** Whether it went on with what an earlier run left. */
  readonly resumed: boolean;
  /** A run that was killed when it had published and not told yet: its documents stand here, too. */
  readonly tellsOf: string | null;
  readonly sources: readonly SourceReport[];
  readonly documents: readonly ImportedDocument[];
  readonly alarms: readonly Alarm[];
  readonly checks: readonly CheckResult[];
  /** Requests by host. */
  readonly requests: Readonly<Record<string, number>>;
  readonly error: { readonly code: string; readonly words: Words } | null;
}
