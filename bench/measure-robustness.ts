// Everything hostile we have together with our own sample reports in one ingest: files of public test suites, and bombs
// of our own making. Writes docs/robustness.md: what became of each, with its cause, and what it cost.
// `node bench/measure-robustness.ts [--seconds 20]`; needs the files of public test suites (locate-shared.ts).

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunSummary } from '../pipelines/ingest/run-summary.ts';
import { bombs, writeBombs } from '../test/hostile/bombs/write-bombs.ts';
import { watchPeak } from '../test/hostile/watch-peak.ts';
import { requireShared } from './locate-shared.ts';
import { type Measurement, renderRobustness } from './render-robustness.ts';

const launcher = fileURLToPath(new URL('../bin/nianbao.js', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const target = new URL('../docs/robustness.md', import.meta.url);
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const megabytes = 1024;

/** One ingest of `folders`; resolves to its record and the peak of the program's own memory. */
async function ingest(root: string, folders: readonly string[]): Promise<Measurement> {
  const limits = ['--timeout', values.seconds, '--memory', String(megabytes), '--jobs', '2'];
  const child = spawn(process.execPath, [launcher, 'ingest', ...folders, '--quiet', ...limits], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { LANG: 'C' },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const watch = watchPeak(child.pid);
  const begin = performance.now();
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const peak = watch();
  if (code !== 0 && code !== 2)
    throw new Error(`ingest ended with exit code ${code}\n${stderr.slice(-2000)}`);
  const run = JSON.parse(readFileSync(join(root, 'run.json'), 'utf8')) as RunSummary;
  return { run, peak, seconds: (performance.now() - begin) / 1000, limit: Number(values.seconds), megabytes };
}

/** What must hold; each breach in words. */
function findBreaches({ run, peak, limit }: Measurement): string[] {
  const attacks = new Map(bombs.map((bomb) => [bomb.file, bomb]));
  const breaches = run.documents.flatMap(({ path, outcome, messages, milliseconds }) => {
    const cause = messages.find(({ severity }) => severity === 'error');
    const bomb = path.startsWith('bombs/') ? attacks.get(basename(path)) : undefined;
    const code = outcome === 'failed' ? cause?.code : 'read';
    return [
      outcome === 'failed' && path.startsWith('fixtures/') ? `${path} failed` : '',
      outcome === 'failed' && !cause ? `${path} has no cause` : '',
      (milliseconds ?? 0) > (limit + 10) * 1000 ? `${path} took ${milliseconds} ms` : '',
      bomb && !bomb.outcome.includes(code ?? '') ? `${path}: ${code}, not ${bomb.outcome.join(' or ')}` : '',
    ].filter(Boolean);
  });
  return peak !== null && peak > 300
    ? [...breaches, `the program itself took ${Math.round(peak)} MB`]
    : breaches;
}

const shared = requireShared('hostile files of public test suites');
const root = mkdtempSync(join(tmpdir(), 'nianbao-robustness-'));
try {
  writeBombs(join(root, 'bombs'));
  symlinkSync(fixtures, join(root, 'fixtures'));
  if (shared !== null) symlinkSync(join(shared, 'hostile'), join(root, 'hostile'));
  const folders = readdirSync(root).filter((name) => name !== 'fixtures');
  const measured = await ingest(root, [...folders, 'fixtures/demo', 'fixtures/reports']);
  const breaches = findBreaches(measured);
  for (const breach of breaches) console.error(breach);
  if (shared !== null) writeFileSync(target, renderRobustness(measured));
  console.log(
    `${measured.run.documents.length} files, ${measured.seconds.toFixed(0)} s, peak ${Math.round(measured.peak ?? 0)} MB, ${breaches.length} breaches`,
  );
  process.exitCode = breaches.length > 0 ? 1 : 0;
} finally {
  rmSync(root, { recursive: true });
}
