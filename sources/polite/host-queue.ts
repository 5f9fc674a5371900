// One request at a time for each host, with a pause between them that grows with the time the host needs.

import PQueue from 'p-queue';
import type { SourceEffects } from '../effects.ts';
import { SourceError } from '../source-error.ts';

/** The pause is at least so many times what the last request took. */
const PAUSE_FACTOR = 5;
/** A slow download must not stop a run: no pause is longer, unless the source or robots.txt ask for it. */
const LONGEST_GROWN_PAUSE_MS = 600_000;
/** Failures of one host in a row after which it is left alone for the rest of the run. */
const FAILURES_TO_SET_ASIDE = 4;

export interface HostQueue {
  /** Runs `work` when the host's turn has come. @throws SourceError `host_set_aside`, `host_asks_to_wait`. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Nothing is sent to the host before `time` (milliseconds since 1970). */
  readonly holdUntil: (time: number) => void;
  readonly heldUntil: () => number;
  /** The least pause in seconds from now on: the greatest ever asked for counts. */
  readonly askPause: (seconds: number) => void;
  readonly noteFailure: () => void;
  readonly noteSuccess: () => void;
}

/**
 * @param patience milliseconds that a run is ready to wait for a host that asked for it; what it asks beyond that is an
 *   error `host_asks_to_wait` at once.
 */
export function openHostQueue(
  effects: Pick<SourceEffects, 'clock' | 'sleep'>,
  patience: number,
  stop: AbortSignal,
): HostQueue {
  const queue = new PQueue({ concurrency: 1 });
  let pauseMs = 0;
  let readyAt = 0;
  let heldUntil = 0;
  let failures = 0;
  const now = () => effects.clock().getTime();

  const waitForTurn = async (): Promise<void> => {
    if (heldUntil - now() > patience)
      throw new SourceError('host_asks_to_wait', { until: new Date(heldUntil).toISOString() });
    // a clock that was set back must not stop the run for hours
    const wait = Math.min(
      Math.max(readyAt, heldUntil) - now(),
      Math.max(patience, pauseMs, LONGEST_GROWN_PAUSE_MS),
    );
    if (wait > 0) await effects.sleep(wait, stop);
    if (stop.aborted) throw stop.reason;
  };
  return {
    run: async (work) =>
      await queue.add(async () => {
        if (failures >= FAILURES_TO_SET_ASIDE) throw new SourceError('host_set_aside', { count: failures });
        await waitForTurn();
        const began = now();
        try {
          return await work();
        } finally {
          const took = Math.max(0, now() - began);
          readyAt = now() + Math.max(pauseMs, Math.min(took * PAUSE_FACTOR, LONGEST_GROWN_PAUSE_MS));
        }
      }),
    holdUntil: (time) => {
      heldUntil = Math.max(heldUntil, time);
    },
    heldUntil: () => heldUntil,
    askPause: (seconds) => {
      pauseMs = Math.max(pauseMs, seconds * 1000);
    },
    noteFailure: () => {
      failures++;
    },
    noteSuccess: () => {
      failures = 0;
    },
  };
}
