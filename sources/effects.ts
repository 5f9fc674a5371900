// What this folder needs from the world, given by the caller: a test or a simulation can be the world.

import type { HttpClient } from './http/http-client.ts';
import type { Log } from './log/log.ts';

export interface SourceEffects {
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly log: Log;
  /** One request, without following redirects. */
  readonly http: HttpClient;
}

/** Waits on the real clock. */
export async function sleepReally(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted || milliseconds <= 0) return;
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.min(milliseconds, 2 ** 31 - 1));
    signal?.addEventListener('abort', wake, { once: true });
  });
}
