// A clock that runs with the real one while something is under way, and jumps to the next who sleeps when nothing is: a
// night of waiting takes no time, and how long a request took is still true.

export interface JumpingClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Something begins that takes real time; the result is to be called at its end. */
  readonly begin: () => () => void;
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
