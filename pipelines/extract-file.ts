// One file from disk to an extraction, in a process of its own with limits. Needs no warehouse.

import { type Extraction, makeMessage, UnreadableError } from '../model/index.ts';
import { hashFile } from './ingest/hash-file.ts';
import { describeFailure, openReaderPool } from './pool/open-reader-pool.ts';
import type { PoolLimits } from './pool/types.ts';

/**
 * Extracts the document at `path`.
 * @throws UnreadableError when it cannot be read, or not within the limits.
 *
 * @example
 * const { observations } = await extractFile('reports/2023.pdf');
 */
export async function extractFile(path: string, limits: Partial<PoolLimits> = {}): Promise<Extraction> {
  const sha256 = await hashFile(path).catch((error: unknown) => {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UnreadableError(makeMessage('file_unreadable', { detail }), { cause: error });
  });
  const pool = openReaderPool({ ...limits, size: 1 });
  try {
    const result = await pool.run({ file: path, path, sha256 });
    if (result.status === 'ok') return result.value;
    if (result.status === 'cancelled') throw new Error('a pool that was not told to finish cancelled a job');
    throw new UnreadableError(describeFailure(result));
  } finally {
    await pool.close();
  }
}
