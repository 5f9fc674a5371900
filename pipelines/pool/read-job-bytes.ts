// The bytes of a job's file, checked to be the ones that were meant. Runs in a reader process.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import type { ReaderJob } from './types.ts';

/** No report comes near this; what does would not fit the memory limit of a reader anyway. */
const largestFile = 256 * 2 ** 20;

/** @throws UnreadableError `file_too_large`, `file_unreadable`, or `file_changed` when it has other bytes by now */
export async function readJobBytes(job: ReaderJob): Promise<Uint8Array> {
  const bytes = await readBytes(job.file);
  if (createHash('sha256').update(bytes).digest('hex') !== job.sha256)
    throw new UnreadableError(makeMessage('file_changed'));
  return bytes;
}

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
