// Which documents are stored together: those that were read within a moment. A transaction costs about as much as a small
// document, most of it independent of what it holds; a second's work is what a kill may cost.

import type { RunDocument } from './run-summary.ts';
import type { ReadFile } from './store-results.ts';

/** More documents save little and hold up the answers to readers. */
const mostDocuments = 8;
const mostBytes = 4 * 2 ** 20;
const mostMilliseconds = 1000;

type Outcome = ReadFile | RunDocument;

export interface Batch {
  readonly add: (outcome: Outcome) => void;
  /** Whether what it holds is to be stored now; a batch with nothing to store need not wait. */
  readonly isFull: () => boolean;
  /** How long it may wait for the next one; Infinity when there is nothing to store. */
  readonly millisecondsLeft: () => number;
  /** Empties it. */
  readonly take: () => Outcome[];
}

/** Whether a file was read and is to be stored. */
export const isRead = (outcome: Outcome): outcome is ReadFile => 'result' in outcome;

/** An empty batch. */
export function openBatch(now: () => number = () => performance.now()): Batch {
  let outcomes: Outcome[] = [];
  let read = 0;
  let bytes = 0;
  let begun = 0;
  return {
    add: (outcome) => {
      outcomes.push(outcome);
      if (!isRead(outcome)) return;
      if (read++ === 0) begun = now();
      bytes += outcome.result.status === 'ok' ? outcome.result.bytes : 0;
    },
    isFull: () =>
      read === 0 || read >= mostDocuments || bytes >= mostBytes || now() - begun >= mostMilliseconds,
    millisecondsLeft: () => (read === 0 ? Number.POSITIVE_INFINITY : mostMilliseconds - (now() - begun)),
    take: () => {
      const taken = outcomes;
      outcomes = [];
      read = 0;
      bytes = 0;
      return taken;
    },
  };
}

/** Whether `promise` settles within so many milliseconds; when they are infinite, without waiting for it. */
export async function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  if (milliseconds === Number.POSITIVE_INFINITY) return true;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, milliseconds));
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}
