// A small body as bytes, within a limit that holds for what really comes and for what it unpacks to.

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { HttpResponse } from '../http/http-client.ts';
import { SourceError } from '../source-error.ts';

/**
 * The whole body, unpacked.
 * @param beyond what to do with more than `limit` bytes: `refuse` them or `cut` them off.
 * @throws SourceError `body_too_large`, `body_truncated` (retryable), and what the client throws.
 */
export async function readBody(
  response: HttpResponse,
  limit: number,
  beyond: 'refuse' | 'cut' = 'refuse',
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= limit) continue;
    await response.discard();
    if (beyond === 'cut') return Buffer.concat(chunks).subarray(0, limit);
    throw new SourceError('body_too_large', { limit });
  }
  checkLength(response, size);
  return await unpack(Buffer.concat(chunks), response.header('content-encoding'), limit);
}

/** @throws SourceError `body_truncated` when fewer bytes came than the server announced. */
export function checkLength(response: HttpResponse, size: number): void {
  const announced = response.header('content-length');
  if (announced === null || !/^\d+$/.test(announced)) return;
  if (size < Number(announced))
    throw new SourceError('body_truncated', { expected: announced, found: size }, { retryable: true });
}

const unpackers: Readonly<
  Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** @throws SourceError `body_too_large`, `listing_not_understood` for a packing that is unknown or damaged. */
async function unpack(bytes: Uint8Array, encoding: string | null, limit: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.length === 0) return bytes;
  try {
    const unpacker = unpackers[name];
    if (!unpacker) throw new Error(`content-encoding ${name}`);
    return await unpacker(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError('body_too_large', { limit });
    const detail = error instanceof Error ? error.message : String(error);
    throw new SourceError('listing_not_understood', { detail }, { cause: error });
  }
}
