// Undoes a content encoding that a server applied although none was asked for.

import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SourceError } from '../source-error.ts';

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Replaces the file at `path` by what it unpacks to.
 * @throws SourceError `body_too_large` beyond `limitBytes`, `document_truncated` for a damaged or unknown encoding.
 */
export async function unpackFile(path: string, encoding: string, limitBytes: number): Promise<void> {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return;
  const unpacker = unpackers[name];
  if (!unpacker) throw new SourceError('document_truncated', { detail: `content-encoding ${name}` });
  const draft = `${path}.unpacked`;
  try {
    await pipeline(createReadStream(path), unpacker(), countTo(limitBytes), createWriteStream(draft));
    const file = await open(draft, 'r+');
    await file.sync().finally(() => file.close());
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof SourceError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new SourceError('document_truncated', { detail }, { cause: error });
  }
}

function countTo(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new SourceError('body_too_large', { limit }));
      else done(null, chunk);
    },
  });
}
