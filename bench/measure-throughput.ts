// How fast a folder of thousands is ingested: two reader processes against one, in turn, as other load on the machine
// comes and goes; the processor time of a document in the program itself and in its readers, which other load changes less; the
// memory of the program as it goes on; and how soon a run over unchanged files is done.
// `node bench/measure-throughput.ts [--count 2000] [--pairs 3] [--pair-count 2000]`. A new reader computes for seconds until it
// is at its speed: pairs over few documents show that more than anything else.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeThroughputReports } from './throughput-reports.ts';

const launcher = fileURLToPath(new URL('../bin/nianbao.js', import.meta.url));
const step = 500;

const reporter = new URL('./report-usage.mjs', import.meta.url).href;

interface Measured {
  readonly documents: number;
  readonly seconds: number;
  /** Of the program itself, in MB, after so many documents: resident, and the peak until then. */
  readonly memory: readonly (readonly [documents: number, resident: number, peak: number])[];
  readonly peak: number;
  /** Processor time in seconds: of the program itself, of its readers. */
  readonly own: number;
  readonly readers: number;
}

/** Ingests `folder` with its `documents` into a new warehouse, or into the one that is there. */
async function ingest(folder: string, documents: number, warehouse: string, jobs: number): Promise<Measured> {
  const log = `${warehouse}.log`;
  const usage = `${warehouse}.usage`;
  rmSync(log, { force: true });
  const begun = childrenTime();
  const begin = performance.now();
  const options = ['--warehouse', warehouse, '--jobs', String(jobs), '--quiet', '--log', log];
  const child = spawn(process.execPath, ['--import', reporter, launcher, 'ingest', folder, ...options], {
    stdio: 'inherit',
    env: { LANG: 'C', NIANBAO_BENCH_USAGE: usage },
  });
  const memory: [number, number, number][] = [];
  const timer = setInterval(() => {
    const next = (memory.at(-1)?.[0] ?? 0) + step;
    if (countLines(log) <= next) return;
    memory.push([next, readMemory(child.pid, 'VmRSS'), readMemory(child.pid, 'VmHWM')]);
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`ingest ended with exit code ${code}`);
  const seconds = (performance.now() - begin) / 1000;
  const { seconds: own, peak } = JSON.parse(readFileSync(usage, 'utf8')) as { seconds: number; peak: number };
  return { documents, seconds, memory, peak, own, readers: Math.max(0, childrenTime() - begun - own) };
}

/** Seconds that all ended processes that this one started have computed, with theirs. */
function childrenTime(): number {
  const fields = readFileSync('/proc/self/stat', 'latin1')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function readMemory(pid: number | undefined, field: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function countLines(file: string): number {
  try {
    return readFileSync(file, 'latin1').split('\n').length - 1;
  } catch {
    return 0;
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

/** `41.2 s (48.5 a second); a document: program 14.1 ms, readers 55.0 ms`. */
const describe = ({ documents, seconds, own, readers }: Measured): string =>
  `${seconds.toFixed(1)} s (${(documents / seconds).toFixed(1)} a second); processor time of a document: program ${((own / documents) * 1000).toFixed(1)} ms, readers ${((readers / documents) * 1000).toFixed(1)} ms`;

/** What a pair would show on two idle cores: one reader is waited for, the program beside it; with two all share the cores. */
const idleRatio = (one: Measured, two: Measured): number =>
  (2 * Math.max(one.readers, one.own)) / (two.readers + two.own);

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    pairs: { type: 'string', default: '3' },
    'pair-count': { type: 'string', default: '2000' },
  },
});
const root = mkdtempSync(join(tmpdir(), 'nianbao-throughput-'));
try {
  const [pairs, pairCount, count] = [values.pairs, values['pair-count'], values.count].map(Number) as [
    number,
    number,
    number,
  ];
  const few = join(root, 'few');
  if (pairs > 0) writeThroughputReports(few, pairCount);
  const ratios: number[] = [];
  const idle: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const one = await ingest(few, pairCount, join(root, `one-${pair}.db`), 1);
    const two = await ingest(few, pairCount, join(root, `two-${pair}.db`), 2);
    ratios.push(one.seconds / two.seconds);
    idle.push(idleRatio(one, two));
    console.log(`pair ${pair + 1}: ${pairCount} documents, ${load()}`);
    console.log(`  1 process:   ${describe(one)}`);
    console.log(`  2 processes: ${describe(two)}`);
    console.log(`  ratio ${ratios.at(-1)?.toFixed(2)}; by processor time ${idle.at(-1)?.toFixed(2)}`);
  }
  if (pairs > 0)
    console.log(`median ratio ${median(ratios).toFixed(2)}; by processor time ${median(idle).toFixed(2)}`);
  if (count > 0) {
    const many = join(root, 'many');
    const bytes = writeThroughputReports(many, count);
    const warehouse = join(root, 'many.db');
    const first = await ingest(many, count, warehouse, 2);
    console.log(
      `${count} documents, ${Math.round(bytes / 1e6)} MB, 2 processes, ${load()}: ${describe(first)}`,
    );
    for (const [documents, resident, peak] of first.memory)
      console.log(
        `  memory after ${documents}: ${resident.toFixed(0)} MB, peak until then ${peak.toFixed(0)} MB`,
      );
    console.log(`  peak ${first.peak.toFixed(0)} MB`);
    const second = await ingest(many, count, warehouse, 2);
    console.log(
      `again, all unchanged: ${second.seconds.toFixed(1)} s, peak ${second.peak.toFixed(0)} MB, ${load()}`,
    );
  }
} finally {
  rmSync(root, { recursive: true });
}
