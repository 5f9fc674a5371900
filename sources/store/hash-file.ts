// The identity of what was fetched, without holding it in memory.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The sha256 of the file at `path`, 64 lower-case hex digits, and its size. */
export async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The sha256 of bytes, 64 lower-case hex digits. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
