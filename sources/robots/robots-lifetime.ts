// How long an answer to a request for robots.txt may be used (RFC 9309, 2.4): as the server says, at most a day.

import { parseHttpDate } from '../http/parse-retry-after.ts';

const HOUR_MS = 3_600_000;
/** RFC 9309, 2.4. */
const LONGEST_MS = 24 * HOUR_MS;
/** Servers that forbid caching altogether mean their pages; asking before each request would double all requests. */
const SHORTEST_MS = HOUR_MS;

/** The headers that matter. */
export interface CacheHeaders {
  readonly cacheControl: string | null;
  readonly expires: string | null;
}

/**
 * Milliseconds from `now`: `max-age`, else `Expires`, else a day; at least an hour and at most a day. Of `no-cache` and
 * `no-store` an hour remains.
 */
export function robotsLifetime({ cacheControl, expires }: CacheHeaders, now: Date): number {
  const control = cacheControl?.toLowerCase() ?? '';
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1];
  const date = expires === null ? null : parseHttpDate(expires.trim());
  const stated = (): number => {
    if (/(?:^|[\s,])no-(?:cache|store)(?![\w-])/.test(control)) return 0;
    if (seconds !== undefined) return Number(seconds) * 1000;
    if (expires === null) return LONGEST_MS;
    // `Expires: 0` and other nonsense mean the past (RFC 9111, 5.3)
    return date === null ? 0 : date - now.getTime();
  };
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, stated()));
}

/** Whether an answer of `fetchedAt` may be used at `now`; never one from the future of a clock that was wrong. */
export const isFresh = (
  { fetchedAt, expiresAt }: { readonly fetchedAt: number; readonly expiresAt: number },
  now: number,
): boolean => fetchedAt <= now && now < Math.min(expiresAt, fetchedAt + LONGEST_MS);
