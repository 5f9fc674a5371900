// A clock that runs with the real one while something is under way, and jumps to the next who sleeps when nothing is: a
// night of waiting takes no time, and how long a request took is still true.

import type { HttpClient } from '../../../../sources/http/http-client.ts';

export interface JumpingClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Something begins that takes real time; the result is to be called at its end. */
  readonly begin: () => () => void;
  /** Moves the clock to `time`. */
  readonly set: (time: number) => void;
}

/** Whatever is under way for longer has been forgotten. */
const FORGOTTEN_MS = 10_000;

export function jumpingClock(start: number): JumpingClock {
  const origin = performance.now();
  let skipped = 0;
  let underWay = 0;
  let busySince = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const now = () => start + skipped + (performance.now() - origin);

  const jump = (): void => {
    const isBusy = underWay > 0 && performance.now() - busySince < FORGOTTEN_MS;
    const [first] = sleepers;
    if (!first) return;
    if (!isBusy || first.at <= now()) {
      skipped += Math.max(0, first.at - now());
      sleepers.shift();
      first.wake();
    }
    setTimeout(jump, 1);
  };
  return {
    now,
    sleep: async (milliseconds, signal) => {
      if (milliseconds <= 0 || signal?.aborted) return;
      await new Promise<void>((wake) => {
        signal?.addEventListener('abort', () => wake(), { once: true });
        sleepers.push({ at: now() + milliseconds, wake });
        sleepers.sort((a, b) => a.at - b.at);
        if (sleepers.length === 1) setTimeout(jump, 1);
      });
    },
    set: (time) => {
      skipped += time - now();
    },
    begin: () => {
      underWay++;
      busySince = performance.now();
      let isOver = false;
      return () => {
        if (!isOver) underWay--;
        isOver = true;
      };
    },
  };
}

/** A client whose requests, bodies included, are under way for `clock`; `onEnd` is told of each, status 0 for none. */
export function timeRequests(
  send: HttpClient,
  clock: JumpingClock,
  onEnd: (request: { host: string; from: number; to: number; status: number }) => void = () => {},
): HttpClient {
  return async (request) => {
    const from = clock.now();
    const rest = clock.begin();
    let isOver = false;
    const end = (status: number) => {
      if (isOver) return;
      isOver = true;
      onEnd({ host: request.url.hostname, from, to: clock.now(), status });
      rest();
    };
    try {
      const response = await send(request);
      return {
        ...response,
        body: (async function* () {
          try {
            yield* response.body;
          } finally {
            end(response.status);
          }
        })(),
        discard: async () => {
          await response.discard();
          end(response.status);
        },
      };
    } catch (error) {
      end(0);
      throw error;
    }
  };
}
