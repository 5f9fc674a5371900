// One reader process and the limits on it. Knows one job at a time; whom to give the next job is the pool's affair.

import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import { PipelineError } from '../pipeline-error.ts';
import { readResidentMegabytes } from './read-memory.ts';
import type { ChildMessage, PoolLimits, ReaderJob, ReaderResult } from './types.ts';

/** How a job ended, and whether the process died of it. */
export interface ReaderOutcome {
  readonly result: Exclude<ReaderResult<unknown>, { status: 'cancelled' }>;
  readonly died: boolean;
  /** Wall time of the job. */
  readonly milliseconds: number;
}

export interface Reader {
  readonly run: (job: ReaderJob) => Promise<ReaderOutcome>;
  /** Jobs done so far. */
  readonly served: () => number;
  readonly alive: () => boolean;
  /** Null when it cannot be known. */
  readonly residentMegabytes: () => number | null;
  /** Ends the process; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const startupSeconds = 60;
const memoryPollMilliseconds = 100;
const stderrTail = 4000;
/** Variables a reader needs; nothing else of the user's environment reaches code that handles foreign files. */
const passedVariables = [
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'NIANBAO_CORRECTIONS',
  'NIANBAO_DEBUG',
  'NIANBAO_RULES',
];

function minimalEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const name of passedVariables) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** The child's entry beside this file: `.ts` when run from sources, `.js` when run from a build. */
const childPath = fileURLToPath(new URL(`./reader-child${extname(import.meta.url)}`, import.meta.url));

function forkChild(moduleUrl: URL, limits: PoolLimits): ChildProcess {
  const { seconds, megabytes, answerMegabytes = Number.POSITIVE_INFINITY } = limits;
  return fork(childPath, [moduleUrl.href, ...[seconds, megabytes, answerMegabytes].map(String)], {
    // The heap stays below the resident limit, so that a heap overflow is told from a crash by its own words.
    execArgv: [`--max-old-space-size=${Math.max(64, Math.floor(megabytes * 0.75))}`],
    env: minimalEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
}

/** The last words on stderr that say why: V8's fatal line, else an error line, else how the process ended. */
function describeDeath(stderr: string, code: number | null, signal: string | null): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const fatal = lines.find((line) => /^(FATAL ERROR|\w*Error\b)/.test(line));
  const ending = signal ? `signal ${signal}` : `exit code ${code}`;
  return fatal ? `${fatal} (${ending})` : ending;
}

/**
 * Starts one reader process with the worker module at `moduleUrl` and waits until it is ready.
 * @throws PipelineError `reader_cannot_start` when the process ends or hangs before it is ready.
 */
export async function startReader(moduleUrl: URL, limits: PoolLimits): Promise<Reader> {
  const child = forkChild(moduleUrl, limits);
  let stderr = '';
  let ended: { code: number | null; signal: string | null } | null = null;
  let jobs = 0;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrTail);
  });
  // `close` comes after `exit` and after stderr is drained, so the last words are there.
  const gone = new Promise<'gone'>((resolve) => {
    child.once('error', (error) => {
      stderr += `\n${error.name}: ${error.message}`;
      ended ??= { code: null, signal: null };
      resolve('gone');
    });
    child.once('close', (code, signal) => {
      ended ??= { code, signal };
      resolve('gone');
    });
  });
  const nextMessage = () =>
    new Promise<ChildMessage>((resolve) => {
      child.once('message', (message) => resolve(message as ChildMessage));
    });
  const kill = async () => {
    if (!ended) child.kill('SIGKILL');
    await gone;
  };
  const death = () => describeDeath(stderr, ended?.code ?? null, ended?.signal ?? null);

  const first = await raceWithTimer<ChildMessage | 'gone'>([nextMessage(), gone], startupSeconds);
  if (typeof first === 'string' || first.kind !== 'ready') {
    await kill();
    throw new PipelineError('reader_cannot_start', {
      zh: `读取进程无法启动：${death()}`,
      en: `a reader process cannot start: ${death()}`,
    });
  }

  const run = async (job: ReaderJob): Promise<ReaderOutcome> => {
    jobs++;
    stderr = '';
    const begin = performance.now();
    const endedWith = (result: ReaderOutcome['result'], died: boolean): ReaderOutcome => ({
      result,
      died,
      milliseconds: performance.now() - begin,
    });
    const guard = watchMemory(child.pid, limits.megabytes);
    const reply = nextMessage();
    if (!ended) child.send(job, () => {});
    const settled = await raceWithTimer<ChildMessage | 'gone' | 'exceeded'>(
      [reply, gone, guard.exceeded],
      limits.seconds,
    );
    guard.stop();
    if (typeof settled !== 'string') return endedWith(resultOf(settled), false);
    await kill();
    const { seconds, megabytes } = limits;
    if (settled === 'late' || stderr.includes('nianbao: time limit'))
      return endedWith({ status: 'timeout', seconds }, true);
    if (settled === 'exceeded' || /heap out of memory|heap limit|nianbao: memory limit/i.test(stderr))
      return endedWith({ status: 'memory', megabytes }, true);
    return endedWith({ status: 'crash', detail: death() }, true);
  };

  return {
    run,
    kill,
    served: () => jobs,
    alive: () => !ended,
    residentMegabytes: () => residentOf(child.pid),
  };
}

const residentOf = (pid: number | undefined): number | null =>
  pid === undefined ? null : readResidentMegabytes(pid);

function decodeLater(bytes: Uint8Array): ReaderOutcome['result'] {
  return {
    status: 'ok',
    bytes: bytes.length,
    get value() {
      return deserialize(bytes) as unknown;
    },
  };
}

function resultOf(message: ChildMessage): ReaderOutcome['result'] {
  switch (message.kind) {
    case 'value':
      return decodeLater(message.bytes);
    case 'unreadable':
      return { status: 'unreadable', message: message.message };
    case 'error':
      return { status: 'crash', detail: message.detail };
    case 'ready':
      return { status: 'crash', detail: 'the reader answered out of turn' };
  }
}

/** The first of `promises` to settle; `late` when `seconds` pass before. The timer is cleared either way. */
async function raceWithTimer<T>(promises: readonly Promise<T>[], seconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000);
  });
  try {
    return await Promise.race([...promises, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves `exceeded` once the process holds more than `megabytes`; polls until stopped. */
function watchMemory(pid: number | undefined, megabytes: number) {
  let timer: NodeJS.Timeout | undefined;
  const exceeded = new Promise<'exceeded'>((resolve) => {
    timer = setInterval(() => {
      if ((residentOf(pid) ?? 0) > megabytes) resolve('exceeded');
    }, memoryPollMilliseconds);
  });
  return { exceeded, stop: () => clearInterval(timer) };
}
