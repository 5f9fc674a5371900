// The pools as the pipelines use them: their readers extract reports. Defaults that suit a desktop and a server.

import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import type { DocumentRows } from '../../loaders/writing/document-rows.ts';
import { type Extraction, type Message, makeMessage } from '../../model/index.ts';
import { openPool, type Pool, type PoolOptions } from './open-pool.ts';
import type { ReaderResult } from './types.ts';

/** 120 s and 1 GB for a document; a reader is replaced after 500 documents: a new one computes for seconds
 * until it is as quick as the old one was. */
export const poolDefaults = { seconds: 120, megabytes: 1024, recycleAfter: 500 } as const;

/** In megabytes as sent. Reports of 300 pages yield 3; the parent, which holds several, must stay small. */
const largestAnswer = 12;

/** A pool that yields extractions. `size` is the number of processor cores unless given. */
export const openReaderPool = (options: Partial<PoolOptions> = {}): Pool<Extraction> =>
  openPoolOf('extract-worker', options);

/** A pool that yields what is to be stored of a document, as rows. */
export const openRowsPool = (options: Partial<PoolOptions> = {}): Pool<DocumentRows> =>
  openPoolOf('rows-worker', options);

function openPoolOf<Value>(worker: string, options: Partial<PoolOptions>): Pool<Value> {
  return openPool(new URL(`./${worker}${extname(import.meta.url)}`, import.meta.url), {
    size: availableParallelism(),
    answerMegabytes: largestAnswer,
    ...poolDefaults,
    ...options,
  });
}

export type FailedResult = Exclude<ReaderResult<unknown>, { status: 'ok' | 'cancelled' }>;

/** Why a document could not be read, in the words of the message register. */
export function describeFailure(result: FailedResult): Message {
  switch (result.status) {
    case 'unreadable':
      return result.message;
    case 'timeout':
      return makeMessage('reader_timeout', { seconds: result.seconds });
    case 'memory':
      return makeMessage('reader_out_of_memory', { megabytes: result.megabytes });
    case 'crash':
      return makeMessage('reader_crashed', { detail: result.detail });
  }
}
