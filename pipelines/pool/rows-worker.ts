// The work of a reader process of an ingest: one file from disk to the rows that are stored of it. Writes nothing.

import { type DocumentRows, makeDocumentRows } from '../../loaders/writing/document-rows.ts';
import { handleJob as extract } from './extract-worker.ts';
import type { ReaderJob } from './types.ts';

/** @throws UnreadableError when the file cannot be read, is no longer the one that was meant, or is no document. */
export async function handleJob(job: ReaderJob): Promise<DocumentRows> {
  return makeDocumentRows(await extract(job));
}
