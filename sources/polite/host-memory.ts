// What must be remembered of hosts so that manners hold beyond one run: when each may be asked next, what it asked for,
// and its robots.txt. Here the shape, and a memory that ends with the process; a lasting one is the caller's affair.

/** An answer to a request for robots.txt. Times are milliseconds since 1970. */
export interface RobotsRecord {
  /** Scheme, host and port, as `URL.origin` writes them. */
  readonly origin: string;
  readonly fetchedAt: number;
  readonly expiresAt: number;
  readonly status: number;
  readonly text: string;
}

export interface HostMemory {
  /**
   * Takes the turn of `host` at `now` when it may be asked: nobody else may until `until` then. Returns the time from
   * which it may be asked; the turn was taken unless that is after `now`. Safe among processes that share the memory.
   */
  readonly takeTurn: (host: string, now: number, until: number) => number;
  /** Gives the turn back: the host may be asked again from `readyAt` on. */
  readonly endTurn: (host: string, readyAt: number) => void;
  /** The host asked to be left alone until `until`; an earlier time than is known changes nothing. */
  readonly hold: (host: string, until: number) => void;
  /** Until when the host asked to be left alone; 0 when it did not. */
  readonly heldUntil: (host: string) => number;
  /** The host asked for something that no clock could mean: it is as if it had not. */
  readonly release: (host: string) => void;
  readonly recallRobots: (origin: string) => RobotsRecord | null;
  readonly keepRobots: (record: RobotsRecord) => void;
}

/** A memory that ends with the process. */
export function rememberInProcess(): HostMemory {
  const ready = new Map<string, number>();
  const held = new Map<string, number>();
  const robots = new Map<string, RobotsRecord>();
  return {
    takeTurn: (host, now, until) => {
      const free = ready.get(host) ?? 0;
      if (free > now) return free;
      ready.set(host, until);
      return now;
    },
    endTurn: (host, readyAt) => void ready.set(host, readyAt),
    hold: (host, until) => void held.set(host, Math.max(held.get(host) ?? 0, until)),
    heldUntil: (host) => held.get(host) ?? 0,
    release: (host) => void held.delete(host),
    recallRobots: (origin) => robots.get(origin) ?? null,
    keepRobots: (record) => void robots.set(record.origin, record),
  };
}
