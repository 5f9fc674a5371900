// Entry of a reader process: loads the worker module named by its first argument, then does one job after the other.
// Yields results over IPC only; whatever libraries print goes nowhere (the parent gives no stdout).

import module from 'node:module';
import { Worker } from 'node:worker_threads';
import { UnreadableError } from '../../model/index.ts';
import type { ChildMessage, ReaderJob, WorkerModule } from './types.ts';

/** Ends this process when its parent is gone, even while a document keeps the main thread busy for ever. */
const watchdog = `const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);`;

const send = (message: ChildMessage): void => {
  process.send?.(message);
};

/** In one line; with its stack for those who asked to see bugs. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = process.env.NIANBAO_DEBUG === '1' ? (error.stack?.match(/^ +at .+$/gm) ?? []) : [];
  return [`${error.name}: ${error.message}`, ...stack].join(' ');
}

async function answer(worker: WorkerModule, job: ReaderJob): Promise<ChildMessage> {
  try {
    return { kind: 'value', value: await worker.handleJob(job) };
  } catch (error) {
    return error instanceof UnreadableError
      ? { kind: 'unreadable', message: error.report }
      : { kind: 'error', detail: describeError(error) };
  }
}

async function serve(moduleUrl: string): Promise<void> {
  const worker = (await import(moduleUrl)) as WorkerModule;
  process.on('message', (job: ReaderJob) => {
    void answer(worker, job).then((message) => {
      try {
        send(message);
      } catch (error) {
        // A value that cannot be cloned is a bug of ours; say so instead of dying without a word.
        send({ kind: 'error', detail: describeError(error) });
      }
    });
  });
  send({ kind: 'ready' });
}

const moduleUrl = process.argv[2];
if (!process.send || !moduleUrl) {
  process.stderr.write('reader-child is started by the pool, not by hand\n');
  process.exit(1);
}
module.enableCompileCache();
// Ctrl-C reaches every process of a terminal; only the parent decides what it means.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
new Worker(watchdog, { eval: true }).unref();
await serve(moduleUrl);
