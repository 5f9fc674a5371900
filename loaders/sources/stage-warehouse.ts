// The copy of a warehouse in which a night's work is done, while everyone goes on reading the published one. It outlives
// a crash: the next night goes on with it, unless the published warehouse changed meanwhile.

import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openWarehouse, type Warehouse } from '../open-warehouse.ts';
import { openConnection } from '../sqlite/open-connection.ts';
import { toWarehouseError } from '../sqlite/to-warehouse-error.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { writeTransaction } from '../write-transaction.ts';
import { carryOver } from './carry-over.ts';
import { fingerprintFile, noWarehouse } from './fingerprint-file.ts';

export interface StagedWarehouse {
  readonly warehouse: Warehouse;
  /** Fingerprint of the published warehouse that it is a copy of. */
  readonly base: string;
  /** `new`: a fresh copy; `resumed`: what an earlier run left; `carried`: a fresh copy with an earlier run's records. */
  readonly origin: 'new' | 'resumed' | 'carried';
}

/**
 * Opens the copy `staging` of the warehouse `published`, which is made when there is none that can be gone on with.
 * Both files should be on one disk. The published one is only read.
 * @throws WarehouseError as `openWarehouse` does; the system's error when the disk is full.
 */
export async function stageWarehouse(published: string, staging: string): Promise<StagedWarehouse> {
  const base = await fingerprintFile(published);
  const earlier = await openEarlier(staging);
  if (earlier?.base === base) return { warehouse: earlier.warehouse, base, origin: 'resumed' };
  await earlier?.warehouse.close();
  const fresh = `${staging}.new`;
  await removeWarehouse(fresh);
  if (base !== noWarehouse) await copyWarehouse(published, fresh);
  const warehouse = await openWarehouse(fresh);
  try {
    if (earlier) await carryOver(warehouse, staging);
    await writeBase(warehouse, base);
  } finally {
    await warehouse.close();
  }
  await removeWarehouse(staging);
  await settleFile(fresh);
  await rename(fresh, staging);
  await syncFolder(dirname(staging));
  return { warehouse: await openWarehouse(staging), base, origin: earlier ? 'carried' : 'new' };
}

/** Removes a database file with what SQLite keeps beside it. */
export async function removeWarehouse(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${path}${end}`, { force: true });
}

/** The staged warehouse of an earlier run; null when there is none or it is damaged. */
async function openEarlier(staging: string): Promise<{ warehouse: Warehouse; base: string } | null> {
  if (!existsSync(staging)) return null;
  let warehouse: Warehouse;
  try {
    warehouse = await openWarehouse(staging);
  } catch (error) {
    if (error instanceof WarehouseError && isRuin(error)) return null;
    throw error;
  }
  try {
    const row = await warehouse.db
      .selectFrom('ops_meta')
      .select('value')
      .where('key', '=', BASE_KEY)
      .executeTakeFirst();
    if (row && isSound(staging)) return { warehouse, base: row.value };
  } catch (error) {
    const known = toWarehouseError(error, staging);
    if (!(known instanceof WarehouseError && isRuin(known))) throw known;
  }
  await warehouse.close();
  return null;
}

const BASE_KEY = 'import_base';

const isRuin = ({ code }: WarehouseError): boolean =>
  code === 'warehouse_damaged' || code === 'warehouse_foreign' || code === 'warehouse_newer';

async function writeBase(warehouse: Warehouse, value: string): Promise<void> {
  await writeTransaction(warehouse, async (trx) => {
    await trx
      .insertInto('ops_meta')
      .values({ key: BASE_KEY, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
  });
}

function isSound(path: string): boolean {
  const connection = openConnection(path);
  try {
    return connection.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    connection.close();
  }
}

/** A consistent copy, also while others write. */
async function copyWarehouse(from: string, to: string): Promise<void> {
  const connection = openConnection(from, { readonly: true });
  try {
    await connection.backup(to);
  } catch (error) {
    throw toWarehouseError(error, from);
  } finally {
    connection.close();
  }
}

/** Moves everything into the one file and turns the write-ahead log off: the file can be renamed and read anywhere. */
export async function settleFile(path: string): Promise<void> {
  const connection = openConnection(path);
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    const mode = connection.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete')
      throw new WarehouseError('warehouse_busy', {
        zh: `${path} 正被另一个程序使用`,
        en: `${path} is in use by another program`,
      });
  } catch (error) {
    throw toWarehouseError(error, path);
  } finally {
    connection.close();
  }
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Makes a rename in `folder` durable, where the file system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle
    .sync()
    .catch(() => {})
    .finally(() => handle.close());
}
