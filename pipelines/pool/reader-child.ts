// Entry of a reader process: loads the worker module named by its first argument, then does one job after the other.
// Yields results over IPC only; whatever libraries print goes nowhere (the parent gives no stdout).

import module from 'node:module';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import type { ChildMessage, ReaderJob, WorkerModule } from './types.ts';

/**
 * Ends this process when its parent is gone, and when it passes its limits while the parent is too busy to see it;
 * also while a document keeps the main thread busy for ever. The parent knows the reason from these last words.
 */
const watchdog = `const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const parent = process.ppid;
const deadline = new Float64Array(workerData.deadline);
function end(words) {
  try { writeSync(2, words); } catch {}
  process.kill(process.pid, 'SIGKILL');
}
setInterval(() => {
  if (process.ppid !== parent) end('');
  // read once: the main thread sets it to 0 when the document is done, which may be just now
  const limit = deadline[0];
  if (limit > 0 && Date.now() > limit) end('nianbao: time limit\\n');
  if (process.memoryUsage.rss() > workerData.megabytes * 2 ** 20) end('nianbao: memory limit\\n');
}, 100);`;

/** What a reader is given on its command line, behind the worker module. */
interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
  readonly answerMegabytes: number;
}

/** The parent is the first to act; this much later the process acts by itself. */
const graceSeconds = 1;

const send = (message: ChildMessage): void => {
  process.send?.(message);
};

/** In one line; with its stack for those who asked to see bugs. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = process.env.NIANBAO_DEBUG === '1' ? (error.stack?.match(/^ +at .+$/gm) ?? []) : [];
  return [`${error.name}: ${error.message}`, ...stack].join(' ');
}

async function answer(worker: WorkerModule, job: ReaderJob, limits: Limits): Promise<ChildMessage> {
  try {
    const bytes = serialize(await worker.handleJob(job));
    if (bytes.length <= limits.answerMegabytes * 2 ** 20) return { kind: 'value', bytes };
    const detail = `${Math.round(bytes.length / 2 ** 20)} MB > ${limits.answerMegabytes} MB`;
    return { kind: 'unreadable', message: makeMessage('document_too_complex', { detail }) };
  } catch (error) {
    return error instanceof UnreadableError
      ? { kind: 'unreadable', message: error.report }
      : { kind: 'error', detail: describeError(error) };
  }
}

async function serve(moduleUrl: string, limits: Limits, deadline: Float64Array): Promise<void> {
  const worker = (await import(moduleUrl)) as WorkerModule;
  process.on('message', (job: ReaderJob) => {
    deadline[0] = Date.now() + (limits.seconds + graceSeconds) * 1000;
    void answer(worker, job, limits).then((message) => {
      deadline[0] = 0;
      send(message);
    });
  });
  send({ kind: 'ready' });
}

const [, , moduleUrl, seconds, megabytes, answerMegabytes] = process.argv;
if (!process.send || !moduleUrl) {
  process.stderr.write('reader-child is started by the pool, not by hand\n');
  process.exit(1);
}
module.enableCompileCache();
// Ctrl-C reaches every process of a terminal; only the parent decides what it means.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
const limits: Limits = {
  seconds: Number(seconds),
  megabytes: Number(megabytes),
  answerMegabytes: Number(answerMegabytes),
};
const shared = new SharedArrayBuffer(8);
new Worker(watchdog, {
  eval: true,
  workerData: { deadline: shared, megabytes: limits.megabytes },
}).unref();
await serve(moduleUrl, limits, new Float64Array(shared));
