// A lock that a crash cannot leave behind: the lock of the system on a small SQLite file, which ends with the process
// that holds it, in whatever container that runs. Process numbers and their re-use need no judging.

import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface HeldLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock in the file `path`. When someone else holds it: who, as far as they said; null when they did not.
 * @throws the system's error when the file cannot be made.
 */
export async function holdLock(
  path: string,
  since: Date,
): Promise<HeldLock | { readonly holder: LockHolder | null }> {
  const connection = new Database(path, { timeout: 0 });
  try {
    // the default journal makes a writer's lock a lock on the whole file
    connection.pragma('journal_mode = DELETE');
    connection.exec('begin immediate');
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return { holder: readHolder(path) };
    throw error;
  }
  const own: LockHolder = { pid: process.pid, host: hostname(), since: since.toISOString() };
  await writeFile(`${path}.json`, JSON.stringify(own));
  return {
    release: async () => {
      await rm(`${path}.json`, { force: true });
      connection.close();
    },
  };
}

function readHolder(path: string): LockHolder | null {
  try {
    const data: unknown = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    if (typeof data !== 'object' || data === null) return null;
    const { pid, host, since } = data as Record<string, unknown>;
    return { pid: Number(pid), host: String(host), since: String(since) };
  } catch {
    return null;
  }
}
