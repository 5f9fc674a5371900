import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNianbao, startNianbao } from '../../cli/run-nianbao.ts';
import { writeReports } from '../invent-reports.ts';
import { dumpWarehouse, findDamage } from './dump-warehouse.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-kill-'));
const reports = join(root, 'reports');
const count = 40;
const kills = 20;

beforeAll(() => void writeReports(reports, count));
afterAll(() => rmSync(root, { recursive: true }));

/** Documents in the warehouse; 0 before there is one. */
function countDocuments(file: string): number {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return db.prepare<[], number>('select count(*) from raw_document').pluck().get() ?? 0;
    } finally {
      db.close();
    }
  } catch {
    return 0;
  }
}

/** Kills an ingest the hard way: somewhere while it starts, or a moment after it told of `documents` stored. */
async function killIngest(warehouse: string, moment: { documents: number; milliseconds: number }) {
  const jobs = moment.documents % 2 === 0 ? '2' : '1';
  const child = startNianbao(['ingest', reports, '--warehouse', warehouse, '--jobs', jobs]);
  const closed = new Promise((resolve) => child.once('close', resolve));
  let stored = 0;
  await new Promise<void>((resolve) => {
    if (moment.documents === 0) resolve();
    child.once('close', () => resolve());
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stored += text.split('added').length - 1;
      if (stored >= moment.documents) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, moment.milliseconds));
  child.kill('SIGKILL');
  await closed;
}

describe('kill -9 during ingest', () => {
  it(`${kills} times, then once to the end: the same warehouse as an undisturbed run`, async () => {
    const undisturbed = join(root, 'undisturbed.db');
    const disturbed = join(root, 'disturbed.db');
    expect((await runNianbao(['ingest', reports, '--warehouse', undisturbed, '--quiet'])).code).toBe(0);
    const progress: number[] = [];
    for (let i = 0; i < kills; i++) {
      const early = i % 4 === 0;
      await killIngest(disturbed, {
        documents: early ? 0 : 1 + (i % 3),
        milliseconds: Math.random() * (early ? 700 : 30),
      });
      progress.push(countDocuments(disturbed));
    }
    // The kills must have hit while documents were being stored, or this shows nothing.
    expect(new Set(progress.filter((n) => n > 0 && n < count)).size).toBeGreaterThan(3);
    expect(findDamage(disturbed)).toEqual([]);
    expect((await runNianbao(['ingest', reports, '--warehouse', disturbed, '--quiet'])).code).toBe(0);
    expect(findDamage(disturbed)).toEqual([]);
    const [expected, found] = [dumpWarehouse(undisturbed), dumpWarehouse(disturbed)];
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [table, rows] of Object.entries(expected)) expect(found[table], table).toEqual(rows);
    expect(expected.raw_document).toHaveLength(count);
  }, 120_000);
});
