// An import killed (-9) behind each of its named steps, one after the other, and each time started again at once: nothing
// is lost, doubled or kept silent, readers see whole documents only, and the host is asked no sooner than its pause, as
// if it all had been one run.

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSteps } from '../../../pipelines/import/import-steps.ts';
import type { ImportSummary } from '../../../pipelines/import/import-summary.ts';
import { type HostScript, type ScriptedServer, startScriptedServer } from '../../sources/scripted-server.ts';
import { findDamage } from '../ingest/dump-warehouse.ts';
import { openReader } from './nights/read-state.ts';
import { listPage, report, versioned } from './world/listings.ts';

const START = Date.parse('2025-03-01T02:00:00Z');
const DELAY_MS = 2000;
const FACTS = 4;
/** Where a run dies. `run_end` is said by the reading of documents first, then by the import. */
const deaths = importSteps.map((step) => (step === 'run_end' ? 'run_end#2' : step));
const schools = [...'青白红云金'].flatMap((first) => [...'川江湖岭山峰'].map((second) => first + second));

/** So many documents are published. */
let published = 0;
const play: HostScript = (request) => {
  if (request.path === '/robots.txt') return { body: 'User-agent: *\nDisallow: /x/' };
  const entries = Array.from({ length: published }, (_, i) => ({ href: `d${i}.html` }));
  if (request.path === '/list.htm') return { body: listPage(entries.reverse()) };
  const id = Number(/^\/d(\d+)\.html$/.exec(request.path)?.[1] ?? Number.NaN);
  return id < published ? versioned(request, report(schools[id] ?? ''), `"${id}"`) : { status: 404 };
};

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly events: readonly string[];
  /** When requests went out, on the clock of the run. */
  readonly asked: readonly number[];
  /** The last time that was noted. */
  readonly last: number;
}

const folder = mkdtempSync(join(tmpdir(), 'nianbao-kill-'));
const warehouse = join(folder, 'nianbao.db');
let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer({ 'x.test': play });
  mkdirSync(join(folder, 'sources'));
  const yaml = `name: x\nkind: html-list\nurl: http://x.test:${server.port}/list.htm\nlist: {item: ul.list li}\naccept: {formats: [html]}\n`;
  writeFileSync(join(folder, 'sources', 'x.yml'), yaml);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A run in a process of its own, on a clock that begins at `start`. */
async function run(start: number, dieAt = ''): Promise<Ended> {
  const notes = join(folder, `notes-${start}.jsonl`);
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'nights/night-child.ts'),
      ...[warehouse, join(folder, 'sources'), String(start), notes, dieAt, 'all'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, by) => resolve(by));
  });
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1) : [];
  const entries = lines.map((line) => JSON.parse(line) as { event?: string; asks?: string; at?: number });
  return {
    signal,
    stderr,
    events: entries.flatMap(({ event }) => event ?? []),
    asked: entries.flatMap(({ asks, at }) => (asks === undefined || at === undefined ? [] : [at])),
    last: Math.max(start, ...entries.flatMap(({ at }) => at ?? [])),
  };
}

/** Each school in the published warehouse with the number of its facts. */
function readSchools(): Record<string, number> {
  const connection = openReader(warehouse);
  const rows = connection
    .prepare<[], [string, number]>(
      'select institution_printed, (select count(*) from core_fact f where f.document = d.id) from raw_document d',
    )
    .raw()
    .all();
  connection.close();
  expect(new Set(rows.map(([school]) => school)).size).toBe(rows.length);
  return Object.fromEntries(rows);
}

const expectedSchools = () =>
  Object.fromEntries(schools.slice(0, published).map((school) => [`${school}职业技术学院`, FACTS]));

/** The sha256 of all documents that any run told people of. */
function readTold(): Set<string | null> {
  const runs = join(folder, 'nianbao.db.import', 'runs');
  const files = readdirSync(runs).map((id) => join(runs, id, 'run.json'));
  const summaries = files
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as ImportSummary);
  return new Set(summaries.flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)));
}

describe('an import', () => {
  const runs: Ended[] = [];

  it('goes through every step of the list, and through none that the list does not name', async () => {
    published = 1;
    const whole = await run(START);
    runs.push(whole);
    expect([whole.signal, whole.stderr]).toEqual([null, '']);
    expect([...new Set(whole.events)].sort()).toEqual([...importSteps].sort());
    expect(whole.events.filter((event) => event === 'run_end')).toHaveLength(2);
    expect(readSchools()).toEqual(expectedSchools());
  }, 60_000);

  it.each(deaths)(
    'killed behind %s shows no half of a document',
    async (step) => {
      published++;
      const killed = await run(Math.ceil(runs.at(-1)?.last ?? START) + 50, step);
      runs.push(killed);
      expect([killed.signal, killed.events.at(-1)]).toEqual(['SIGKILL', step.replace('#2', '')]);
      expect(findDamage(warehouse)).toEqual([]);
      expect(expectedSchools()).toMatchObject(readSchools());
    },
    60_000,
  );

  it('at last has everything once, and has told of everything', async () => {
    const last = await run(Math.ceil(runs.at(-1)?.last ?? START) + 50);
    runs.push(last);
    expect([last.signal, last.stderr]).toEqual([null, '']);
    expect(published).toBe(importSteps.length + 1);
    expect(readSchools()).toEqual(expectedSchools());
    const raw = readdirSync(join(folder, 'raw'), { recursive: true }).map(String);
    expect(raw.filter((name) => name.endsWith('.html'))).toHaveLength(published);
    expect(readTold().size).toBe(published);
    for (const left of ['nianbao.db.staging', 'nianbao.db.staging.new', 'nianbao.db.import/untold.json'])
      expect(existsSync(join(folder, left)), left).toBe(false);
  }, 60_000);

  it('has been as polite as one run: the pause, robots.txt once, each document once', () => {
    const asked = runs.flatMap((one) => one.asked);
    const pauses = asked.slice(1).map((at, i) => at - (asked[i] ?? 0));
    expect(pauses.length).toBeGreaterThan(2 * importSteps.length);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(DELAY_MS);
    const counts = new Map<string, number>();
    for (const { path } of server.log) counts.set(path, (counts.get(path) ?? 0) + 1);
    expect(counts.get('/robots.txt')).toBe(1);
    // one that had come and was not written down yet when the run died is asked for once more
    const documents = [...counts].filter(([path]) => path.startsWith('/d'));
    expect(documents).toHaveLength(published);
    expect(documents.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(published + 2);
  });
});
