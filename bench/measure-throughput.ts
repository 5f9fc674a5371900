// How fast a folder of thousands is ingested: two reader processes against one, in turn, as other load on the machine
// comes and goes; the memory of the program as it goes on; and how soon a run over unchanged files is done.
// `node bench/measure-throughput.ts [--count 2000] [--pairs 3] [--pair-count 400]`

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeThroughputReports } from './throughput-reports.ts';

const launcher = fileURLToPath(new URL('../bin/nianbao.js', import.meta.url));
const step = 500;

interface Measured {
  readonly seconds: number;
  /** Resident memory in MB after so many documents. */
  readonly memory: readonly (readonly [documents: number, megabytes: number])[];
  readonly peak: number;
  /** Processor time in seconds: of the program itself, of its readers. */
  readonly own: number;
  readonly readers: number;
}

/** Ingests `folder` into a new warehouse, or into the one that is there. */
async function ingest(folder: string, warehouse: string, jobs: number): Promise<Measured> {
  const log = `${warehouse}.log`;
  rmSync(log, { force: true });
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [launcher, 'ingest', folder, '--warehouse', warehouse, '--jobs', String(jobs), '--quiet', '--log', log],
    { stdio: 'inherit', env: { LANG: 'C' } },
  );
  const memory: [number, number][] = [];
  let peak = 0;
  let own = 0;
  const begun = childrenTime();
  const timer = setInterval(() => {
    const megabytes = readMemory(child.pid, 'VmRSS');
    peak = Math.max(peak, readMemory(child.pid, 'VmHWM'));
    own = Math.max(own, readProcessorTime(child.pid));
    const next = (memory.at(-1)?.[0] ?? 0) + step;
    if (countLines(log) > next) memory.push([next, Math.round(megabytes)]);
  }, 250);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`ingest ended with exit code ${code}`);
  const seconds = (performance.now() - begin) / 1000;
  const readers = Math.max(0, childrenTime() - begun - own);
  return { seconds, memory, peak: Math.round(peak), own, readers };
}

/** Seconds that process `pid` has computed; its children not counted. */
function readProcessorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
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

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    pairs: { type: 'string', default: '3' },
    'pair-count': { type: 'string', default: '400' },
  },
});
const root = mkdtempSync(join(tmpdir(), 'nianbao-throughput-'));
try {
  const few = join(root, 'few');
  writeThroughputReports(few, Number(values['pair-count']));
  const ratios: number[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    const one = await ingest(few, join(root, `one-${pair}.db`), 1);
    const two = await ingest(few, join(root, `two-${pair}.db`), 2);
    ratios.push(one.seconds / two.seconds);
    console.log(
      `pair ${pair + 1}: ${values['pair-count']} documents, 1 process ${one.seconds.toFixed(1)} s, 2 processes ${two.seconds.toFixed(1)} s, ratio ${(one.seconds / two.seconds).toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`,
    );
    // what the pair would show on two idle cores: with one reader the program waits for it, with two all share the cores
    console.log(
      `  processor time: readers ${one.readers.toFixed(1)} s, the program itself ${one.own.toFixed(1)} s; on two idle cores ${((2 * one.readers) / (one.readers + one.own)).toFixed(2)}`,
    );
  }
  if (ratios.length > 0) console.log(`median ratio ${median(ratios).toFixed(2)}`);
  const many = join(root, 'many');
  const bytes = writeThroughputReports(many, Number(values.count));
  const warehouse = join(root, 'many.db');
  const first = await ingest(many, warehouse, 2);
  console.log(
    `${values.count} documents, ${Math.round(bytes / 1e6)} MB, 2 processes: ${first.seconds.toFixed(1)} s, ${(Number(values.count) / first.seconds).toFixed(1)} a second, peak ${first.peak} MB, load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [documents, megabytes] of first.memory) console.log(`  after ${documents}: ${megabytes} MB`);
  const second = await ingest(many, warehouse, 2);
  console.log(`again, all unchanged: ${second.seconds.toFixed(1)} s, peak ${second.peak} MB`);
} finally {
  rmSync(root, { recursive: true });
}
