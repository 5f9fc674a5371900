import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { openWarehouse, type WarehouseSchema } from '../../loaders/index.ts';
import { migrationNames, migrationProvider } from '../../loaders/migrations/index.ts';
import { APPLICATION_ID, sqliteDialect } from '../../loaders/sqlite/dialect.ts';
import { openConnection } from '../../loaders/sqlite/open-connection.ts';
import { errorCode, makeWarehouse, store, withFolder } from './with-warehouse.ts';

test('a new file becomes a warehouse with strict tables, foreign keys, a write-ahead log and durable commits', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'a.db');
    const warehouse = await openWarehouse(path);
    const db = new Database(path);
    const lax = db
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
      .pluck()
      .all()
      .filter((name) => !/^(?:sqlite_|kysely_)|_(?:config|data|docsize|idx)$/.test(String(name)));
    expect(lax).toEqual([]);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
    await warehouse.close();
    await warehouse.close();
  }));

test('opening again keeps the data; readonly reads and refuses to write', () =>
  withFolder(async (folder) => {
    const first = await makeWarehouse(folder);
    await store(first, { content: 'a' });
    await first.close();
    const again = await openWarehouse(join(folder, 'test.db'));
    await again.close();
    const reader = await openWarehouse(join(folder, 'test.db'), { readonly: true });
    expect(await reader.db.selectFrom('raw_document').select('path').execute()).toEqual([
      { path: 'reports/a.txt' },
    ]);
    expect(await errorCode(store(reader, { content: 'b' }))).toBe('warehouse_readonly');
    await reader.close();
  }));

test('several processes may open a new file at the same time', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'a.db');
    const child = fileURLToPath(new URL('open-child.ts', import.meta.url));
    const open = () => promisify(execFile)(process.execPath, [child, path]);
    await Promise.all([open(), open(), open(), open()]);
    const warehouse = await openWarehouse(path, { readonly: true });
    await warehouse.close();
  }));

test('a missing file is an error for readers only', () =>
  withFolder(async (folder) => {
    expect(await errorCode(openWarehouse(join(folder, 'none.db'), { readonly: true }))).toBe(
      'warehouse_missing',
    );
  }));

test('files that are not ours are refused and not changed', () =>
  withFolder(async (folder) => {
    const text = join(folder, 'notes.db');
    await writeFile(text, 'these are notes, not a database, and they are longer than a header '.repeat(40));
    const before = await readFile(text);
    expect(await errorCode(openWarehouse(text))).toBe('warehouse_foreign');
    expect(await readFile(text)).toEqual(before);

    const foreign = join(folder, 'foreign.db');
    const db = new Database(foreign);
    db.exec('create table accounts (id integer)');
    db.close();
    const bytes = await readFile(foreign);
    expect(await errorCode(openWarehouse(foreign))).toBe('warehouse_foreign');
    expect(await errorCode(openWarehouse(foreign, { readonly: true }))).toBe('warehouse_foreign');
    expect(await readFile(foreign)).toEqual(bytes);
  }));

test('a folder, and a file in a folder that is not there, cannot be opened', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'sub'));
    expect(await errorCode(openWarehouse(join(folder, 'sub')))).toBe('warehouse_unreachable');
    expect(await errorCode(openWarehouse(join(folder, 'no', 'where.db')))).toBe('warehouse_unreachable');
  }));

/** A warehouse as the version before this one left it. */
async function makeOlder(path: string): Promise<void> {
  const connection = openConnection(path);
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  const db = new Kysely<WarehouseSchema>({ dialect: sqliteDialect(connection) });
  const migrator = new Migrator({ db, provider: migrationProvider });
  const { error } = await migrator.migrateTo(migrationNames.at(-2) ?? '');
  await db.destroy();
  expect(error).toBeUndefined();
}

test('a schema of an older version is upgraded, but not by a reader', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'test.db');
    await makeOlder(path);
    expect(await errorCode(openWarehouse(path, { readonly: true }))).toBe('warehouse_older');
    await (await openWarehouse(path)).close();
    const reader = await openWarehouse(path, { readonly: true });
    expect(await reader.db.selectFrom('out_comparison').selectAll().execute()).toEqual([]);
    await reader.close();
  }));

test('a schema of a newer version is refused', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'test.db');
    await (await makeWarehouse(folder)).close();
    const newer = new Database(path);
    newer.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999_future', 'later');
    newer.close();
    expect(await errorCode(openWarehouse(path))).toBe('warehouse_newer');
    expect(await errorCode(openWarehouse(path, { readonly: true }))).toBe('warehouse_newer');
  }));

test('a damaged file gives an error with a code', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'test.db');
    const warehouse = await makeWarehouse(folder);
    await warehouse.close();
    const bytes = await readFile(path);
    bytes.fill(0x5a, 4096, bytes.length);
    await writeFile(path, bytes);
    const code = await errorCode(
      openWarehouse(path).then((w) => w.db.selectFrom('raw_document').selectAll().execute()),
    );
    expect(code).toMatch(/^(?:warehouse_damaged|SQLITE_CORRUPT)/);
  }));

test('when SQLite has rolled back by itself, as on a full disk, the cause is what one hears of', () =>
  withFolder(async (folder) => {
    const warehouse = await openWarehouse(join(folder, 'a.db'));
    const work = warehouse.db.transaction().execute(async (trx) => {
      await sql`create table probe (id integer primary key) strict`.execute(trx);
      await sql`insert into probe values (1)`.execute(trx);
      await sql`insert or rollback into probe values (1)`.execute(trx);
    });
    await expect(work).rejects.toThrow('UNIQUE constraint failed: probe.id');
    await warehouse.close();
  }));

test('refuses to write into a file that another was published over', () =>
  withFolder(async (folder) => {
    const warehouse = await makeWarehouse(folder);
    const published = await makeWarehouse(folder, 'published.db');
    await published.close();
    await rename(published.path, warehouse.path);
    await expect(store(warehouse, { content: 'a' })).rejects.toMatchObject({ code: 'warehouse_replaced' });
    await warehouse.close();
  }));
