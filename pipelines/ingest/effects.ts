// What a run needs from the world besides files: given by the caller, so that a test or a program can be the world.

import type { Words } from '../../model/index.ts';
import { type Log, silentLog } from '../../sources/log/log.ts';
import type { RunDocument } from './run-summary.ts';

export interface IngestProgress {
  /** How many files are to be looked at. */
  readonly begin: (total: number) => void;
  /** Called for each document in the order in which the warehouse gets them. */
  readonly documentDone: (document: RunDocument) => void;
  readonly end: () => void;
}

export interface IngestEffects {
  readonly clock: () => Date;
  /** Remarks about the run as a whole, never about one document. */
  readonly tell: (words: Words) => void;
  /** One line for each document, and for the begin and the end of the run. */
  readonly log: Log;
  readonly progress: IngestProgress;
  /** Aborted: take no further document, finish those in hand. */
  readonly finish: AbortSignal;
  /** Aborted: stop at once; what is not written yet is left to the next run. */
  readonly stop: AbortSignal;
}

const never = new AbortController().signal;

/** The real clock, and nobody who listens or interrupts. */
export const silentEffects: IngestEffects = {
  clock: () => new Date(),
  tell: () => {},
  log: silentLog,
  progress: { begin: () => {}, documentDone: () => {}, end: () => {} },
  finish: never,
  stop: never,
};
