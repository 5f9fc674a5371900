// How long to wait before asking again: exponential, with full jitter, so that clients do not come back together.

const BASE_MS = 2000;
const LONGEST_MS = 120_000;

/** Milliseconds before attempt `attempt` + 1 (attempts count from 1); `random` is at least 0 and below 1. */
export function backOff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1));
  // never at once: half of the time is certain
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Statuses that may pass by themselves. All others are answers. */
export const isRetryableStatus = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599);
