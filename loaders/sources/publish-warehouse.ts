// Puts a staged warehouse in the place of the published one by one rename. Readers that have the old one open go on
// reading it; whoever opens the path next gets the new one; nobody sees anything between.

import { existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { openConnection } from '../sqlite/open-connection.ts';
import { toWarehouseError } from '../sqlite/to-warehouse-error.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { fingerprintFile, noWarehouse } from './fingerprint-file.ts';
import { settleFile, syncFolder } from './stage-warehouse.ts';

/**
 * Publishes `staging`, which nobody may have open. `changed`: someone wrote to the published warehouse since it was
 * copied (its fingerprint is no longer `base`), nothing was done.
 * @param onRename called when the file has its new name and nothing else has been done yet.
 * @throws WarehouseError `warehouse_busy` when another program is writing; the system's error when the disk fails.
 */
export async function publishWarehouse(
  staging: string,
  published: string,
  base: string,
  onRename: () => void = () => {},
): Promise<'published' | 'changed'> {
  await settleFile(staging);
  // Whoever opens the new file waits until the old one's side files are out of its way: a reader, too, would take an
  // index of the old log for that of the new file.
  const next = openConnection(staging);
  try {
    next.exec('begin exclusive');
    if (!existsSync(published)) {
      if (base !== noWarehouse) return 'changed';
      await rename(staging, published);
      onRename();
      await syncFolder(dirname(published));
      return 'published';
    }
    return await replace({ staging, published, base, onRename });
  } catch (error) {
    throw toWarehouseError(error, published);
  } finally {
    next.close();
  }
}

interface Replacement {
  readonly staging: string;
  readonly published: string;
  readonly base: string;
  readonly onRename: () => void;
}

async function replace({
  staging,
  published,
  base,
  onRename,
}: Replacement): Promise<'published' | 'changed'> {
  const current = openConnection(published);
  try {
    const version = dataVersion(current);
    current.exec('begin immediate');
    const fingerprint = await fingerprintFile(published);
    current.exec('rollback');
    if (fingerprint !== base) return 'changed';
    await emptyLog(current, published);
    current.exec('begin immediate');
    if (dataVersion(current) !== version) return 'changed';
    await rename(staging, published);
    onRename();
    // They belong to the old file; those who have it open keep them open.
    for (const end of ['-wal', '-shm']) await rm(`${published}${end}`, { force: true });
    await syncFolder(dirname(published));
    return 'published';
  } finally {
    // SQLite sees that the file was moved and leaves its name alone
    current.close();
  }
}

/** Changes when another connection commits. */
const dataVersion = (connection: Database.Database): unknown =>
  connection.pragma('data_version', { simple: true });

const ATTEMPTS = 20;
const PAUSE_MS = 250;

/**
 * Empties the write-ahead log: a log that is not empty would be taken for that of the new file.
 * @throws WarehouseError `warehouse_busy` when readers keep it in use for five seconds.
 */
async function emptyLog(connection: Database.Database, path: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    if (!existsSync(`${path}-wal`) || statSync(`${path}-wal`).size === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new WarehouseError('warehouse_busy', {
    zh: `${path} 正被另一个程序使用，无法发布新版`,
    en: `${path} is in use by another program; the new version cannot be published`,
  });
}
