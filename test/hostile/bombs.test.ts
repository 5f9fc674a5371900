// Every bomb among good reports, by the real command line: each costs itself, with one clear cause, within the limits;
// the good ones are in, and the program itself stays small.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunDocument, RunSummary } from '../../pipelines/ingest/run-summary.ts';
import { startNianbao } from '../cli/run-nianbao.ts';
import { findDamage } from '../pipelines/ingest/dump-warehouse.ts';
import { writeReports } from '../pipelines/invent-reports.ts';
import { bombs, writeBombs } from './bombs/write-bombs.ts';
import { watchPeak } from './watch-peak.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-bombs-'));
const seconds = 20;
const good = 6;
const documents = new Map<string, RunDocument>();
let peak: number | null = null;
let exitCode: number | null = null;

beforeAll(async () => {
  writeReports(join(root, 'inbox'), good);
  writeBombs(join(root, 'inbox', 'bombs'));
  const limits = ['--timeout', String(seconds), '--memory', '1024', '--jobs', '2'];
  const child = startNianbao(['ingest', 'inbox', '--quiet', ...limits], { cwd: root });
  child.stderr?.resume();
  child.stdout?.resume();
  const watch = watchPeak(child.pid);
  [exitCode] = (await once(child, 'close')) as [number];
  peak = watch();
  const run = JSON.parse(readFileSync(join(root, 'run.json'), 'utf8')) as RunSummary;
  for (const document of run.documents) documents.set(basename(document.path), document);
}, 900_000);
afterAll(() => rmSync(root, { recursive: true }));

describe('bombs', () => {
  it.each(bombs)('$file: $attack', ({ file, outcome }) => {
    const document = documents.get(file);
    const cause = document?.messages.find(({ severity }) => severity === 'error');
    expect(outcome).toContain(document?.outcome === 'failed' ? cause?.code : 'read');
    // Killing and collecting a process that swallowed a gigabyte takes a moment on a busy machine.
    expect(document?.milliseconds ?? 0).toBeLessThan((seconds + 10) * 1000);
    if (document?.outcome !== 'failed') return;
    expect(cause?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(cause?.message.en).toMatch(/[a-z]{3}/);
    expect(cause?.message.en).not.toMatch(/\n|\{\w+\}/);
  });

  it('cost no good report', () => {
    expect(exitCode).toBe(2);
    const reports = [...documents].filter(([name]) => /^\d{3}-/.test(name));
    expect(reports.map(([, { outcome, facts }]) => [outcome, facts])).toEqual(
      Array.from({ length: good }, () => ['added', 4]),
    );
    expect(findDamage(join(root, 'nianbao.db'))).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('leave the program itself small', () => {
    expect(peak).toBeLessThan(300);
  });
});
