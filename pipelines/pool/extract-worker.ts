// The work of a reader process: one file from disk to an extraction. Loads the catalogue once, writes nothing.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { type Extraction, makeMessage, UnreadableError } from '../../model/index.ts';
import { extractReport } from '../extract-report.ts';
import type { ReaderJob } from './types.ts';

/** No report comes near this; what does would not fit the memory limit of a reader anyway. */
const largestFile = 256 * 2 ** 20;

const catalog = loadCatalog();

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > largestFile)
      throw new UnreadableError(makeMessage('file_too_large', { bytes: size, limit: largestFile }));
    // A plain array of its own: libraries refuse Buffers, and take away the memory they are given.
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UnreadableError(makeMessage('file_unreadable', { detail }), { cause: error });
  }
}

/** @throws UnreadableError when the file cannot be read, is no longer the one that was meant, or is no document. */
export async function handleJob(job: ReaderJob): Promise<Extraction> {
  const bytes = await readBytes(job.file);
  if (createHash('sha256').update(bytes).digest('hex') !== job.sha256)
    throw new UnreadableError(makeMessage('file_changed'));
  return extractReport(bytes, job.path, catalog);
}
