import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../pipelines/ingest/run-summary.ts';
import { dumpWarehouse, findDamage } from '../pipelines/ingest/dump-warehouse.ts';
import { renderReport, writeReports } from '../pipelines/invent-reports.ts';
import { runNianbao, startNianbao } from './run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-retry-'));
afterAll(() => rmSync(root, { recursive: true }));

const readRun = (file: string): RunSummary => JSON.parse(readFileSync(file, 'utf8')) as RunSummary;
const readLog = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A file that was changed just now may still be growing. */
function settle(folder: string): void {
  const past = new Date(Date.now() - 3_600_000);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) utimesSync(join(folder, entry.name), past, past);
}

describe('retry of an ingest', () => {
  const home = join(root, 'home');
  const inbox = join(home, 'inbox');
  const good = renderReport({ school: '白石职业技术学院', year: 2023, graduates: 900 });

  beforeAll(async () => {
    writeReports(inbox, 3);
    writeFileSync(join(inbox, 'broken.pdf'), '%PDF-1.7 and nothing else');
    writeFileSync(join(inbox, 'late.html'), '');
    writeFileSync(join(inbox, 'lost.html'), '<html></html>');
    const first = await runNianbao(['ingest', 'inbox', '--quiet', '--log', 'logs/ingest.log'], { cwd: home });
    expect(first.code).toBe(2);
  });

  it('logs one line for each document, with code and time', () => {
    const run = readRun(join(home, 'run.json'));
    const lines = readLog(join(home, 'logs/ingest.log'));
    expect(lines.map(({ event }) => event)).toEqual([
      'run_begin',
      ...run.documents.map(() => 'document'),
      'run_end',
    ]);
    expect(new Set(lines.map((line) => line.run))).toEqual(new Set([run.runId]));
    const failed = lines.find((line) => line.document === 'inbox/late.html');
    expect(failed).toMatchObject({
      level: 'error',
      outcome: 'failed',
      code: 'file_empty',
      ms: expect.any(Number),
    });
    expect(lines.at(-1)).toMatchObject({ added: 3, failed: 3, status: 'partial' });
  });

  it('reads the failures again, from anywhere, and nothing else', async () => {
    writeFileSync(join(inbox, 'late.html'), good);
    rmSync(join(inbox, 'lost.html'));
    writeReports(join(home, 'inbox', 'new'), 2);
    const retried = await runNianbao(['retry', join(home, 'run.json'), '--lang', 'en'], { cwd: root });
    expect(retried.code).toBe(2);
    const run = readRun(join(home, 'run.retry.json'));
    expect(run.documents.map(({ path, outcome, messages }) => [path, outcome, messages[0]?.code])).toEqual([
      [join(inbox, 'lost.html'), 'failed', 'file_unreadable'],
      [join(inbox, 'broken.pdf'), 'failed', 'document_damaged'],
      [join(inbox, 'late.html'), 'added', undefined],
    ]);
    expect(run.warehouse).toBe(join(home, 'nianbao.db'));
    expect(readRun(join(home, 'run.json')).documents).toHaveLength(6);
    expect(existsSync(join(root, 'nianbao.db'))).toBe(false);
  });

  it('again changes nothing, and a retry of the retry has only what is left', async () => {
    const before = dumpWarehouse(join(home, 'nianbao.db'));
    expect((await runNianbao(['retry', 'run.json', '--quiet'], { cwd: home })).code).toBe(2);
    const again = readRun(join(home, 'run.retry.json'));
    expect(again.documents.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'unchanged']);
    expect(dumpWarehouse(join(home, 'nianbao.db'))).toEqual(before);
    expect((await runNianbao(['retry', 'run.retry.json', '--quiet'], { cwd: home })).code).toBe(2);
    expect(readRun(join(home, 'run.retry.json')).documents).toHaveLength(2);
  });

  it('says that nothing failed', async () => {
    mkdirSync(join(root, 'fine'));
    const cwd = join(root, 'fine');
    writeFileSync(join(cwd, 'a.html'), good);
    expect((await runNianbao(['ingest', 'a.html', '--quiet'], { cwd })).code).toBe(0);
    const { code, stdout, stderr } = await runNianbao(['retry', 'run.json', '--lang', 'en'], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'nothing failed in that run\n' });
  });

  it.each([
    [['retry', 'nowhere.json'], 'run_file_invalid'],
    [['retry', 'inbox/broken.pdf'], 'run_file_invalid'],
    [['retry', 'nianbao.db'], 'run_file_invalid'],
    [['retry'], 'usage'],
    [['retry', 'run.json', '--timeout', 'long'], 'option_invalid'],
    [['retry', 'run.json', '--log', 'inbox'], 'log_unwritable'],
    [['retry', 'run.json', '--warehouse', 'gone.db'], 'warehouse_missing'],
  ])('%j ends with one line and code %s', async (args, code) => {
    const { code: exit, stdout, stderr } = await runNianbao(args, { cwd: home });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^nianbao: error \\[${code}\\] [^\\n]+\\n$`));
  });
});

describe('retry of an import', () => {
  const home = join(root, 'nightly');
  const inbox = join(home, 'inbox');

  it('reads originals that could not be read, and no more', async () => {
    mkdirSync(inbox, { recursive: true });
    writeReports(inbox, 2);
    // a page of which nothing is left: taken into the store, but not readable
    writeFileSync(join(inbox, 'bare.html'), `<html><body>${'<img src=x>'.repeat(200)}</body></html>`);
    settle(inbox);
    const first = await runNianbao(['import', '--quiet', '--format', 'json'], { cwd: home });
    expect(first.code).toBe(2);
    const ticket = join(home, 'nianbao.db.import', 'run.json');
    writeReports(join(inbox, 'later'), 1);
    settle(join(inbox, 'later'));
    const retried = await runNianbao(['retry', ticket, '--lang', 'en', '--log', 'retry.log'], { cwd: root });
    expect(retried.stdout).toMatch(/: 0 new, 0 revised, 1 failed; published/);
    expect(retried.stdout).toMatch(/not readable\n {2}- bare\.html \(inbox\)\n.*\n.*no readable text/);
    expect(retried.code).toBe(2);
    const documents = readLog(join(root, 'retry.log')).filter(({ event }) => event === 'document');
    expect(documents.map(({ outcome, code }) => [outcome, code])).toEqual([['failed', 'no_text']]);
    expect(dumpWarehouse(join(home, 'nianbao.db')).raw_document).toHaveLength(3);
  });
});

describe('Ctrl-C twice', () => {
  it('stops at once, with a sound warehouse, and the next run goes on', async () => {
    const many = join(root, 'many');
    writeReports(many, 40);
    const warehouse = join(root, 'stopped.db');
    const args = ['ingest', many, '--warehouse', warehouse, '--jobs', '2', '--run', join(root, 's.json')];
    const child = startNianbao(args);
    const closed = once(child, 'close') as Promise<[number]>;
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const heard = async (words: string) => {
      while (!stderr.includes(words)) await once(child.stderr ?? child, 'data');
    };
    await heard('added');
    child.kill('SIGINT');
    await heard('press Ctrl-C again');
    const begin = performance.now();
    child.kill('SIGINT');
    const [code] = await closed;
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(code).toBe(130);
    expect(readRun(join(root, 's.json')).status).toBe('interrupted');
    expect(findDamage(warehouse)).toEqual([]);
    expect((await runNianbao([...args, '--quiet'])).code).toBe(0);
    expect(dumpWarehouse(warehouse).raw_document).toHaveLength(40);
  });
});
