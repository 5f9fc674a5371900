// Opens a warehouse: makes or upgrades the schema, and refuses files that are not ours or were written by a newer version.

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationNames, migrationProvider } from './migrations/index.ts';
import type { WarehouseSchema } from './schema/index.ts';
import { APPLICATION_ID, sqliteDialect } from './sqlite/dialect.ts';
import { openConnection } from './sqlite/open-connection.ts';
import { toWarehouseError } from './sqlite/to-warehouse-error.ts';
import { WarehouseError } from './warehouse-error.ts';

export interface OpenOptions {
  /** Only read: the file must exist and have this version's schema. */
  readonly readonly?: boolean;
}

/** An open warehouse. Functions of this folder take it; nothing else should use `db` for writing. */
export interface Warehouse {
  readonly path: string;
  readonly readonly: boolean;
  readonly db: Kysely<WarehouseSchema>;
  /**
   * @throws WarehouseError `warehouse_replaced` when another file stands at the path since it was opened: an import was
   * published meanwhile, and what is written here would be in nobody's warehouse.
   */
  readonly refuseReplaced: () => void;
  /** Closes the file; calling it again does nothing. */
  readonly close: () => Promise<void>;
}

/**
 * The warehouse in the SQLite file `path`, which is made when it does not exist and brought up to this version's
 * schema, unless `readonly`.
 * @throws WarehouseError `warehouse_missing` (readonly and no file), `warehouse_foreign` (some other file),
 *   `warehouse_newer`, `warehouse_older` (readonly and to be upgraded), `warehouse_damaged`, `warehouse_unreachable`,
 *   `warehouse_busy`.
 */
export async function openWarehouse(path: string, options: OpenOptions = {}): Promise<Warehouse> {
  // an absolute path is never taken for a URI or for SQLite's special names
  const file = resolve(path);
  const readonly = options.readonly ?? false;
  if (readonly && !existsSync(file))
    throw new WarehouseError('warehouse_missing', {
      zh: `没有数据库文件 ${file}；请先运行 nianbao ingest`,
      en: `there is no warehouse ${file}; run nianbao ingest first`,
    });
  const connection = openConnection(file, { readonly });
  try {
    const isNew = checkOwner(connection, file);
    checkVersion(connection, file, readonly);
    if (!readonly) prepareFile(connection, isNew);
  } catch (error) {
    connection.close();
    throw toWarehouseError(error, file);
  }
  const db = new Kysely<WarehouseSchema>({ dialect: sqliteDialect(connection) });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= db.destroy().then(() => {
      connection.close();
    });
    return closing;
  };
  try {
    if (!readonly) await migrate(db);
  } catch (error) {
    await close();
    throw toWarehouseError(error, file);
  }
  const { ino, dev } = statSync(file);
  const refuseReplaced = () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now?.ino === ino && now.dev === dev) return;
    throw new WarehouseError('warehouse_replaced', {
      zh: `${file} 在运行中被新发布的数据库替换；请再运行一次`,
      en: `${file} was replaced by a newly published warehouse meanwhile; run it again`,
    });
  };
  return { path: file, readonly, db, refuseReplaced, close };
}

/** Whether the file is empty. @throws WarehouseError when it holds a database that is not a warehouse. */
function checkOwner(connection: Database.Database, file: string): boolean {
  if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID) return false;
  const tables = connection.prepare('select count(*) from sqlite_schema').pluck().get();
  if (tables === 0) return true;
  throw new WarehouseError('warehouse_foreign', {
    zh: `${file} 不是年报数据库`,
    en: `${file} is not a nianbao warehouse`,
  });
}

/** @throws WarehouseError when the schema is newer than this code, or older and may not be upgraded. */
function checkVersion(connection: Database.Database, file: string, readonly: boolean): void {
  const hasSteps = connection.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
  const done = hasSteps
    ? connection.prepare<[], string>('select name from kysely_migration').pluck().all()
    : [];
  if (done.some((name) => !migrationNames.includes(name)))
    throw new WarehouseError('warehouse_newer', {
      zh: `${file} 由更新版本的程序写成，请先升级 nianbao`,
      en: `${file} was written by a newer version; update nianbao first`,
    });
  if (readonly && done.length < migrationNames.length)
    throw new WarehouseError('warehouse_older', {
      zh: `${file} 的结构是旧版；用本版本运行一次 nianbao ingest 即可升级`,
      en: `${file} has the schema of an older version; run nianbao ingest once to upgrade it`,
    });
}

/** Marks a new file as ours before anything else is written, and turns on the write-ahead log. */
function prepareFile(connection: Database.Database, isNew: boolean): void {
  if (isNew) connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.pragma('journal_mode = WAL');
}

async function migrate(db: Kysely<WarehouseSchema>): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error) throw error;
}
