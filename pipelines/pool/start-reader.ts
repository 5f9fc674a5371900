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

/**
 * One reader is work for one core: the others belong to other readers and to the program that stores. So V8's helper threads
 * are off, and its heap may grow before it is collected again and again; measured, that halves the processor time of a
 * document. The heap stays below the resident limit, so that a heap overflow is told from a crash by its own words.
 */
function heapOptions(megabytes: number): string[] {
  const heap = Math.max(64, Math.floor(megabytes * 0.75));
  const young = Math.max(1, Math.floor(Math.min(heap, 768) / 48));
  return [
    `--max-old-space-size=${heap}`,
    `--initial-old-space-size=${Math.floor(Math.min(heap, 768) / 4)}`,
    `--min-semi-space-size=${young}`,
    `--max-semi-space-size=${young}`,
    '--single-threaded',
  ];
}

function forkChild(moduleUrl: URL, limits: PoolLimits): ChildProcess {
  const { seconds, megabytes, answerMegabytes = Number.POSITIVE_INFINITY } = limits;
  return fork(childPath, [moduleUrl.href, ...[seconds, megabytes, answerMegabytes].map(String)], {
    execArgv: heapOptions(megabytes),
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
  const gone = makeSignal<'gone'>('gone');
  child.once('error', (error) => {
    stderr += `\n${error.name}: ${error.message}`;
    ended ??= { code: null, signal: null };
    gone.give();
  });
  child.once('close', (code, signal) => {
    ended ??= { code, signal };
    gone.give();
  });
  const nextMessage = () =>
    new Promise<ChildMessage>((resolve) => {
      child.once('message', (message) => resolve(message as ChildMessage));
    });
  const kill = async () => {
    if (!ended) child.kill('SIGKILL');
    await gone.wait().promise;
  };
  const death = () => describeDeath(stderr, ended?.code ?? null, ended?.signal ?? null);

  const first = await raceWithTimer<ChildMessage | 'gone'>(
    [nextMessage(), gone.wait().promise],
    startupSeconds,
  );
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
    const ending = gone.wait();
    if (!ended) child.send(job, () => {});
    const settled = await raceWithTimer<ChildMessage | 'gone' | 'exceeded'>(
      [reply, ending.promise, guard.exceeded],
      limits.seconds,
    );
    guard.stop();
    ending.forget();
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

interface Waiting<Word> {
  readonly promise: Promise<Word>;
  readonly forget: () => void;
}

/**
 * Something that happens once and that many wait for, each for a while. One promise for all of them would not do: a race keeps
 * its result alive for as long as any of its promises, here an extraction for as long as the process that made it.
 */
function makeSignal<Word>(word: Word): { readonly give: () => void; readonly wait: () => Waiting<Word> } {
  let given = false;
  const waiting = new Set<(word: Word) => void>();
  return {
    give: () => {
      given = true;
      for (const resolve of waiting) resolve(word);
      waiting.clear();
    },
    wait: () => {
      const { promise, resolve } = Promise.withResolvers<Word>();
      if (given) resolve(word);
      else waiting.add(resolve);
      return { promise, forget: () => void waiting.delete(resolve) };
    },
  };
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
