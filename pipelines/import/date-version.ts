// When a version of a report was published, as far as anyone says: the newer of two versions is the one in force. Pure.

import { parseHttpDate } from '../../sources/http/parse-retry-after.ts';

export interface VersionDates {
  /** `Last-Modified` as the server sent it. */
  readonly lastModified: string | null;
  /** ISO date of the listing. */
  readonly listed: string | null;
  readonly now: Date;
  /** Date of the version that it replaces under the same address, in milliseconds since 1970; null when it is the first. */
  readonly previousMs: number | null;
}

const EARLIEST = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Milliseconds since 1970, in whole seconds: the server's date when it can be true, else the listing's, else now. What
 * replaces another version under its address is newer than that, whatever the dates say.
 */
export function dateVersion({ lastModified, listed, now, previousMs }: VersionDates): number {
  const stated = [
    lastModified === null ? null : parseHttpDate(lastModified),
    listed === null ? null : Date.parse(listed),
  ];
  const usable = (time: number | null): time is number =>
    time !== null && time >= EARLIEST && time <= now.getTime() + DAY_MS;
  const own = stated.find(usable) ?? now.getTime();
  const seconds = Math.floor(own / 1000) * 1000;
  return previousMs === null ? seconds : Math.max(seconds, previousMs + 1000);
}
