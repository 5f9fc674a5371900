// A pool of long-lived reader processes: a hang, a crash or a bomb costs one document, never the run.
// Processes and not threads, because only a process can be capped in memory and killed for sure.

import PQueue from 'p-queue';
import { PipelineError } from '../pipeline-error.ts';
import { type Reader, startReader } from './start-reader.ts';
import type { PoolLimits, ReaderJob, ReaderResult, Timed } from './types.ts';

export interface PoolOptions extends PoolLimits {
  /** Reader processes at the same time. */
  readonly size: number;
  /** A reader is replaced after so many documents: leaks of libraries end with it. */
  readonly recycleAfter: number;
}

export interface Pool<Value> {
  /** Queues one job. Rejects only when no reader can start or the pool was closed. */
  readonly run: (job: ReaderJob) => Promise<Timed<ReaderResult<Value>>>;
  /** Jobs not begun yet end as `cancelled`; those in hand are finished. */
  readonly finish: () => void;
  /** Kills every reader at once and waits until they are gone. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a pool whose readers run the `handleJob` of the module at `moduleUrl`. Readers start when first needed.
 * A reader that dies by itself (a crash) gets the document a second chance; a limit that was hit does not.
 */
export function openPool<Value>(moduleUrl: URL, options: PoolOptions): Pool<Value> {
  const queue = new PQueue({ concurrency: options.size });
  const idle: Reader[] = [];
  const all = new Set<Reader>();
  let finishing = false;
  let closed = false;

  const takeReader = async (): Promise<Reader> => {
    for (let reader = idle.pop(); reader; reader = idle.pop()) {
      if (reader.alive()) return reader;
      all.delete(reader);
    }
    const reader = await startReader(moduleUrl, options);
    all.add(reader);
    if (closed) await reader.kill();
    return reader;
  };
  const isFit = (reader: Reader) =>
    !closed &&
    reader.alive() &&
    reader.served() < options.recycleAfter &&
    // Memory that a large document left behind must not be charged to the next one.
    (reader.residentMegabytes() ?? 0) < options.megabytes / 2;
  const putBack = async (reader: Reader, result: ReaderResult<unknown>): Promise<void> => {
    if (result.status !== 'crash' && isFit(reader)) return void idle.push(reader);
    all.delete(reader);
    await reader.kill();
  };
  const runOnce = async (job: ReaderJob) => {
    const reader = await takeReader();
    const outcome = await reader.run(job);
    await putBack(reader, outcome.result);
    if (closed) throw poolClosed();
    return outcome;
  };
  const work = async (job: ReaderJob): Promise<Timed<ReaderResult<unknown>>> => {
    if (closed) throw poolClosed();
    if (finishing) return { status: 'cancelled', milliseconds: 0 };
    const first = await runOnce(job);
    const retry = first.died && first.result.status === 'crash' && !finishing;
    const last = retry ? await runOnce(job) : first;
    const milliseconds = last.milliseconds + (retry ? first.milliseconds : 0);
    return Object.assign(last.result, { milliseconds: Math.round(milliseconds) });
  };

  return {
    // The worker module decides what a value is; the caller names its type when opening the pool.
    run: async (job) => (await queue.add(() => work(job))) as Timed<ReaderResult<Value>>,
    finish: () => {
      finishing = true;
    },
    close: async () => {
      closed = true;
      await Promise.all([...all].map((reader) => reader.kill()));
    },
  };
}

const poolClosed = () =>
  new PipelineError('pool_closed', { zh: '读取进程池已关闭', en: 'the reader pool is closed' });
