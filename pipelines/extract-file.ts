// One file from disk to an extraction or to pictures of its pages, in a process of its own with limits. No warehouse.

import { extname } from 'node:path';
import type { PageDrawing } from '../extractors/pdf/draw-pages.ts';
import { type Extraction, makeMessage, UnreadableError } from '../model/index.ts';
import { hashFile } from './ingest/hash-file.ts';
import type { DrawJob } from './pool/draw-worker.ts';
import { openPool, type Pool } from './pool/open-pool.ts';
import { describeFailure, openReaderPool, poolDefaults } from './pool/open-reader-pool.ts';
import type { PoolLimits, ReaderJob } from './pool/types.ts';

/**
 * Extracts the document at `path`, with the list of its numerals.
 * @throws UnreadableError when it cannot be read, or not within the limits.
 *
 * @example
 * const { observations } = await extractFile('reports/2023.pdf');
 */
export async function extractFile(path: string, limits: Partial<PoolLimits> = {}): Promise<Extraction> {
  const job: ReaderJob = { file: path, path, sha256: await fingerprint(path), numerals: true };
  return runAlone(openReaderPool({ ...limits, size: 1 }), job);
}

/**
 * Pictures of pages of the PDF at `path` with what was read from them painted over, in the order asked.
 * @param scale pixels for each point.
 * @throws UnreadableError when it cannot be read, not within the limits, or has no such pages.
 */
export async function drawFile(
  path: string,
  pages: readonly number[],
  scale: number,
  limits: Partial<PoolLimits> = {},
): Promise<PageDrawing[]> {
  const job: DrawJob = { file: path, path, sha256: await fingerprint(path), pages, scale };
  const worker = new URL(`./pool/draw-worker${extname(import.meta.url)}`, import.meta.url);
  return runAlone(openPool<PageDrawing[]>(worker, { ...poolDefaults, ...limits, size: 1 }), job);
}

async function fingerprint(path: string): Promise<string> {
  return hashFile(path).catch((error: unknown) => {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UnreadableError(makeMessage('file_unreadable', { detail }), { cause: error });
  });
}

async function runAlone<Value>(pool: Pool<Value>, job: ReaderJob): Promise<Value> {
  try {
    const result = await pool.run(job);
    if (result.status === 'ok') return result.value;
    if (result.status === 'cancelled') throw new Error('a pool that was not told to finish cancelled a job');
    throw new UnreadableError(describeFailure(result));
  } finally {
    await pool.close();
  }
}
