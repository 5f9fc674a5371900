// What is known of hosts across runs: when each may be asked next, what it asked for, its robots.txt. A small database
// beside the import's lock, not in the warehouse: manners hold, too, when a night's work is thrown away or a person only
// tries out a source. Names of hosts come from web pages: they are values here, never names of files.

import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openConnection } from '../sqlite/open-connection.ts';
import { toWarehouseError } from '../sqlite/to-warehouse-error.ts';
import { WarehouseError } from '../warehouse-error.ts';

/** A run meets a few hundred hosts; a listing full of links to invented ones must not fill the disk. */
const MOST_ROWS = 2000;

/** An answer to a request for robots.txt; times in milliseconds since 1970. */
export interface KeptRobots {
  readonly origin: string;
  readonly fetchedAt: number;
  readonly expiresAt: number;
  readonly status: number;
  readonly text: string;
}

/** As `HostMemory` of the folder sources describes it, in a file that processes share. */
export interface LastingHostMemory {
  readonly takeTurn: (host: string, now: number, until: number) => number;
  readonly endTurn: (host: string, readyAt: number) => void;
  readonly hold: (host: string, until: number) => void;
  readonly heldUntil: (host: string) => number;
  readonly release: (host: string) => void;
  readonly recallRobots: (origin: string) => KeptRobots | null;
  readonly keepRobots: (record: KeptRobots) => void;
  readonly close: () => void;
}

/**
 * Opens the memory in the file `path`, which is made when it is not there and made anew when it is damaged. What is
 * past at `now` (milliseconds since 1970) is forgotten, and of the rest all but `mostRows` hosts. Every change is on disk when its function returns.
 * @throws WarehouseError `warehouse_unreachable` when it cannot be written; so do the functions.
 */
export function openHostMemory(path: string, now: number, mostRows = MOST_ROWS): LastingHostMemory {
  const connection = openSound(path);
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toWarehouseError(error, path);
    }
  };
  guarded(() => forgetPast(connection, now, mostRows));
  const readHost = connection.prepare<[string], HostRow>(
    'select ready_at, held_until from host where name = ?',
  );
  const setReady = connection.prepare<[string, number]>(
    `insert into host (name, ready_at, held_until) values (?, ?, 0)
     on conflict (name) do update set ready_at = excluded.ready_at`,
  );
  const setHeld = connection.prepare<[string, number]>(
    `insert into host (name, ready_at, held_until) values (?, 0, ?)
     on conflict (name) do update set held_until = max(held_until, excluded.held_until)`,
  );
  const release = connection.prepare<[string]>('update host set held_until = 0 where name = ?');
  const readRobots = connection.prepare<[string], KeptRobots>(
    'select origin, fetched_at as fetchedAt, expires_at as expiresAt, status, text from robots where origin = ?',
  );
  const setRobots = connection.prepare<[KeptRobots]>(
    `insert or replace into robots (origin, fetched_at, expires_at, status, text)
     values (@origin, @fetchedAt, @expiresAt, @status, @text)`,
  );
  const takeTurn = connection.transaction((host: string, at: number, until: number): number => {
    const free = readHost.get(host)?.ready_at ?? 0;
    if (free > at) return free;
    setReady.run(host, until);
    return at;
  });
  return {
    takeTurn: (host, at, until) => guarded(() => takeTurn.immediate(host, whole(at), whole(until))),
    endTurn: (host, readyAt) => void guarded(() => setReady.run(host, whole(readyAt))),
    hold: (host, until) => void guarded(() => setHeld.run(host, whole(until))),
    heldUntil: (host) => guarded(() => readHost.get(host)?.held_until ?? 0),
    release: (host) => void guarded(() => release.run(host)),
    recallRobots: (origin) => guarded(() => readRobots.get(origin) ?? null),
    keepRobots: (record) =>
      guarded(() => {
        setRobots.run({ ...record, fetchedAt: whole(record.fetchedAt), expiresAt: whole(record.expiresAt) });
        boundRows(connection, mostRows);
      }),
    close: () => connection.close(),
  };
}

interface HostRow {
  readonly ready_at: number;
  readonly held_until: number;
}

/** Later rather than earlier: a pause is never shortened. */
const whole = (milliseconds: number): number => Math.ceil(milliseconds);

const TABLES = `
  create table if not exists host (
    name text primary key, ready_at integer not null, held_until integer not null
  ) strict, without rowid;
  create table if not exists robots (
    origin text primary key, fetched_at integer not null, expires_at integer not null,
    status integer not null, text text not null
  ) strict;`;

/** A damaged memory is no reason to stop: it begins anew, as on the first night. */
function openSound(path: string): Database.Database {
  try {
    return openChecked(path);
  } catch (error) {
    const known = toWarehouseError(error, path);
    const isRuin = known instanceof WarehouseError && /^warehouse_(?:damaged|foreign)$/.test(known.code);
    if (!isRuin) throw known;
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
    return openChecked(path);
  }
}

function openChecked(path: string): Database.Database {
  const connection = openConnection(path);
  try {
    connection.exec(TABLES);
    const [first] = connection.pragma('quick_check(1)', { simple: false }) as { quick_check: string }[];
    if (first?.quick_check === 'ok') return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
  connection.close();
  throw new WarehouseError('warehouse_damaged', { zh: `${path} 已损坏`, en: `${path} is damaged` });
}

function forgetPast(connection: Database.Database, now: number, mostRows: number): void {
  connection.prepare('delete from host where ready_at <= ? and held_until <= ?').run(now, now);
  connection.prepare('delete from robots where expires_at <= ?').run(now);
  boundRows(connection, mostRows);
}

/** Those that are over first go first. */
function boundRows(connection: Database.Database, mostRows: number): void {
  connection
    .prepare(
      `delete from host where name in
         (select name from host order by max(ready_at, held_until) desc limit -1 offset ?)`,
    )
    .run(mostRows);
  connection
    .prepare(
      `delete from robots where origin in
         (select origin from robots order by expires_at desc limit -1 offset ?)`,
    )
    .run(mostRows);
}
