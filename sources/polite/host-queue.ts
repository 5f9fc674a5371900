// One request at a time for each host, with a pause between them that grows with the time the host needs. The memory
// carries both over to other runs.

import PQueue from 'p-queue';
import type { SourceEffects } from '../effects.ts';
import { SourceError } from '../source-error.ts';
import type { HostMemory } from './host-memory.ts';

/** The pause is at least so many times what the last request took. */
const PAUSE_FACTOR = 5;
/** A slow download must not stop a run: no pause is longer, unless the source or robots.txt ask for it. */
const LONGEST_GROWN_PAUSE_MS = 600_000;
/** Failures of one host in a row after which it is left alone for the rest of the run. */
const FAILURES_TO_SET_ASIDE = 4;
/** For so long a request counts as under way that a crash cut off, and nobody else asks. */
const UNDER_WAY_MS = 30_000;
/** A host that asks for more is asked again earlier: the header was wrong, or the clock. */
const LONGEST_HOLD_MS = 14 * 86_400_000;

export interface HostQueue {
  /** Runs `work` when the host's turn has come. @throws SourceError `host_set_aside`, `host_asks_to_wait`. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Nothing is sent to the host before `time` (milliseconds since 1970). */
  readonly holdUntil: (time: number) => void;
  /** The least pause in seconds from now on: the greatest ever asked for counts. */
  readonly askPause: (seconds: number) => void;
  readonly noteFailure: () => void;
  readonly noteSuccess: () => void;
}

export interface HostQueueOptions {
  readonly host: string;
  readonly memory: HostMemory;
  /**
   * Milliseconds that a run is ready to wait for a host that asked for it; what it asks beyond that is an error
   * `host_asks_to_wait` at once.
   */
  readonly patience: number;
  readonly stop: AbortSignal;
}

/** The queue of one host. */
export function openHostQueue(
  effects: Pick<SourceEffects, 'clock' | 'sleep'>,
  { host, memory, patience, stop }: HostQueueOptions,
): HostQueue {
  const queue = new PQueue({ concurrency: 1 });
  let pauseMs = 0;
  let failures = 0;
  /** When the last request ended and when the next may begin; null while one is under way or none was. */
  let last: { readonly ended: number; readonly readyAt: number } | null = null;
  const now = () => effects.clock().getTime();

  const heldUntil = (): number => {
    const held = memory.heldUntil(host);
    if (held - now() <= LONGEST_HOLD_MS) return held;
    memory.release(host);
    return 0;
  };
  /** Milliseconds to wait before trying again; 0 when the turn is ours. */
  const takeTurn = (): number => {
    const held = heldUntil();
    if (held - now() > patience)
      throw new SourceError('host_asks_to_wait', { until: new Date(held).toISOString() });
    const at = now();
    if (held > at) return held - at;
    const free = memory.takeTurn(host, at, at + Math.max(pauseMs, UNDER_WAY_MS));
    if (free - at <= Math.max(pauseMs, LONGEST_GROWN_PAUSE_MS)) return Math.max(0, free - at);
    // written by a clock that was set back since
    memory.endTurn(host, at + pauseMs);
    return Math.max(1, pauseMs);
  };
  const waitForTurn = async (): Promise<void> => {
    for (;;) {
      if (stop.aborted) throw stop.reason;
      const wait = takeTurn();
      if (wait === 0) return;
      await effects.sleep(wait, stop);
    }
  };
  return {
    run: async (work) =>
      await queue.add(async () => {
        if (failures >= FAILURES_TO_SET_ASIDE) throw new SourceError('host_set_aside', { count: failures });
        await waitForTurn();
        const began = now();
        last = null;
        try {
          return await work();
        } finally {
          const took = Math.max(0, now() - began);
          const pause = Math.max(pauseMs, Math.min(took * PAUSE_FACTOR, LONGEST_GROWN_PAUSE_MS));
          last = { ended: now(), readyAt: now() + pause };
          memory.endTurn(host, last.readyAt);
        }
      }),
    holdUntil: (time) => {
      if (time > now()) memory.hold(host, Math.min(time, now() + LONGEST_HOLD_MS));
    },
    askPause: (seconds) => {
      pauseMs = Math.max(pauseMs, seconds * 1000);
      if (last === null || last.readyAt >= last.ended + pauseMs) return;
      // robots.txt was the last request: its Crawl-delay holds already for the next one
      last = { ...last, readyAt: last.ended + pauseMs };
      memory.endTurn(host, last.readyAt);
    },
    noteFailure: () => {
      failures++;
    },
    noteSuccess: () => {
      failures = 0;
    },
  };
}
