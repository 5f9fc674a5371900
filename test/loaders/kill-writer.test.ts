import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { withFolder } from './with-warehouse.ts';

const DOCUMENTS = 30;
const KILLS = 5;
const child = fileURLToPath(new URL('write-child.ts', import.meta.url));

const startWriter = (path: string, run: string): ChildProcess =>
  spawn(process.execPath, [child, path, String(DOCUMENTS), run], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Kills a writer shortly after it reported `commits` commits; returns how many it reported in the end. */
async function killWriter(path: string, run: string, commits: number): Promise<number> {
  const writer = startWriter(path, run);
  const ended = once(writer, 'close');
  let written = 0;
  let armed = false;
  const arm = (milliseconds: number) => {
    armed = true;
    setTimeout(() => writer.kill('SIGKILL'), milliseconds);
  };
  // with no commits to wait for, the kill hits the making of the schema
  if (commits === 0) arm(150 + Math.random() * 200);
  writer.stdout?.on('data', (chunk) => {
    written += String(chunk).split('\n').length - 1;
    if (!armed && written >= commits) arm(Math.random() * 25);
  });
  await ended;
  return written;
}

/** Documents with anything missing; and what SQLite says of the file. */
function inspect(path: string): {
  integrity: unknown;
  foreignKeys: unknown[];
  partial: unknown[];
  documents: number;
} {
  const db = new Database(path);
  const has = db.prepare("select count(*) from sqlite_schema where name = 'ops_meta'").pluck().get();
  const result = {
    integrity: db.pragma('integrity_check', { simple: true }),
    foreignKeys: db.pragma('foreign_key_check') as unknown[],
    partial: has ? db.prepare(partialDocuments).all() : [],
    documents: has ? Number(db.prepare('select count(*) from raw_document').pluck().get()) : 0,
  };
  db.close();
  return result;
}

const partialDocuments = `
  select d.id from raw_document d
  where (select count(*) from core_fact where document = d.id) <> 80
    or (select count(*) from raw_cell where document = d.id) <> 160
    or (select count(*) from raw_passage where document = d.id) <> 80
    or (select count(*) from raw_passage_index x join raw_passage p on p.id = x.rowid where p.document = d.id) <> 80
    or not exists (select 1 from ops_run_document where sha256 = d.sha256)
    or (select count(*) from out_best_value) <> 80`;

/** All rows that do not depend on runs and their times. */
function dump(path: string): unknown {
  const db = new Database(path);
  const tables = [
    'raw_document',
    'raw_table',
    'raw_cell',
    'raw_passage',
    'core_fact',
    'out_best_value',
    'out_alternative',
  ];
  const rows = tables.map((table) => db.prepare(`select * from ${table} order by 1, 2, 3, 4`).all());
  db.close();
  return rows;
}

test(`a writer killed ${KILLS} times loses no acknowledged document, leaves none half-written, and can go on`, () =>
  withFolder(async (folder) => {
    const path = join(folder, 'killed.db');
    for (let kill = 0; kill < KILLS; kill++) {
      // every run first meets the documents of the runs before it
      const acknowledged = await killWriter(path, `run${kill}`, Math.max(0, kill - 1) * 4);
      const state = inspect(path);
      expect(state).toMatchObject({ integrity: 'ok', foreignKeys: [], partial: [] });
      expect(state.documents).toBeGreaterThanOrEqual(acknowledged);
      expect(state.documents).toBeLessThan(DOCUMENTS);
    }
    const undisturbed = join(folder, 'undisturbed.db');
    for (const file of [path, undisturbed]) {
      const [code] = await once(startWriter(file, 'last'), 'close');
      expect(code).toBe(0);
    }
    expect(inspect(path)).toMatchObject({ integrity: 'ok', partial: [], documents: DOCUMENTS });
    expect(dump(path)).toEqual(dump(undisturbed));
  }));
