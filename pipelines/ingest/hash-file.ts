// The identity of a file's content, without holding the file in memory.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * The sha256 of the file at `path`, 64 lower-case hex digits.
 * @throws the system's error when the file cannot be read.
 */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
