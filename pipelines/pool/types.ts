// What parent and reader processes say to each other, and what a job can end in.

import type { Message } from '../../model/index.ts';

/** One document to read. The child reads the bytes itself; `sha256` proves that they are the ones meant. */
export interface ReaderJob {
  /** Where the bytes are. */
  readonly file: string;
  /** What the extraction records as the source's path. */
  readonly path: string;
  readonly sha256: string;
  /** Whether the extraction lists every numeral; they are many, and the warehouse keeps their counts only. */
  readonly numerals?: boolean;
}

export type ReaderResult<Value> =
  /** `value` is made of its bytes each time it is asked for: results that wait take little memory. */
  | { readonly status: 'ok'; readonly value: Value; readonly bytes: number }
  | { readonly status: 'unreadable'; readonly message: Message }
  | { readonly status: 'timeout'; readonly seconds: number }
  | { readonly status: 'memory'; readonly megabytes: number }
  | { readonly status: 'crash'; readonly detail: string }
  /** Not begun: the pool was told to finish only what it had in hand. */
  | { readonly status: 'cancelled' };

/** With the wall time it took. */
export type Timed<Result> = Result & { readonly milliseconds: number };

/** What a worker module exports: the work done in the child for one job. Throws UnreadableError when the document is at fault. */
export interface WorkerModule {
  readonly handleJob: (job: ReaderJob) => Promise<unknown>;
}

export interface PoolLimits {
  /** Wall time for one document, in seconds. */
  readonly seconds: number;
  /** Resident memory of one reader, in megabytes (2^20 bytes). */
  readonly megabytes: number;
  /** Largest value, in megabytes as it is sent; a document that yields more is unreadable. No limit unless given. */
  readonly answerMegabytes?: number;
}

/** From child to parent. */
export type ChildMessage =
  | { readonly kind: 'ready' }
  /** The value as `v8.serialize` writes it. */
  | { readonly kind: 'value'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly message: Message }
  /** An exception that is no statement about the document: a bug, or a stack overflow in a library. */
  | { readonly kind: 'error'; readonly detail: string };
