// Writes the body of an answer behind what came before, forces it to disk piece by piece, and notes how much is safe: a
// kill or a power cut costs the last piece only.

import { type FileHandle, open } from 'node:fs/promises';
import type { HttpResponse } from '../http/http-client.ts';
import { checkLength } from '../polite/read-body.ts';
import { SourceError } from '../source-error.ts';
import type { PartialFile, Validators } from './partial-file.ts';
import { unpackFile } from './unpack-file.ts';

/** So many bytes at most are fetched twice after a crash. */
const SAFE_STEP = 4 * 1024 * 1024;

export interface BodyPlace {
  /** What the server calls the version that the bytes belong to. */
  readonly version: Validators;
  /** Bytes of it that are there already. */
  readonly offset: number;
}

/**
 * Appends the body behind `place.offset`; the file is whole and on disk when this returns.
 * @throws SourceError `body_too_large`, `body_truncated`, `body_empty`, `document_truncated`, and what `onBytes` and the
 *   client throw. What came until then is kept, unless it was too much.
 */
export async function storeBody(
  response: HttpResponse,
  partial: PartialFile,
  place: BodyPlace,
  limits: { readonly limitBytes: number; readonly onBytes?: (count: number) => void },
): Promise<void> {
  const { limitBytes } = limits;
  const note = (safeBytes: number, complete = false) =>
    partial.note({ etag: place.version.etag, lastModified: place.version.lastModified, complete, safeBytes });
  try {
    const announced = Number(response.header('content-length') ?? 0);
    if (announced + place.offset > limitBytes) throw new SourceError('body_too_large', { limit: limitBytes });
    const size = await append(response, partial, { ...place, note }, limits);
    checkLength(response, size - place.offset);
    checkTotal(response, size);
    if (size === 0) throw new SourceError('body_empty');
    const encoding = response.header('content-encoding');
    if (encoding !== null) await unpackFile(partial.path, encoding, limitBytes);
    await note(size, true);
  } catch (error) {
    await response.discard();
    const isUseless =
      error instanceof SourceError &&
      (error.code === 'body_too_large' || error.code === 'document_truncated');
    if (isUseless) await partial.remove();
    throw error;
  }
}

interface Appending extends BodyPlace {
  readonly note: (safeBytes: number) => Promise<void>;
}

/** The size of the file in the end. */
async function append(
  response: HttpResponse,
  partial: PartialFile,
  { offset, note }: Appending,
  { limitBytes, onBytes }: { readonly limitBytes: number; readonly onBytes?: (count: number) => void },
): Promise<number> {
  const file = await open(partial.path, offset === 0 ? 'w' : 'r+');
  let size = offset;
  let safe = offset;
  const makeSafe = async () => {
    await file.sync();
    await note(size);
    safe = size;
  };
  try {
    // what stands there beyond the safe bytes may be anything
    await file.truncate(offset);
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limitBytes) throw new SourceError('body_too_large', { limit: limitBytes });
      await writeAll(file, chunk, size - chunk.length);
      onBytes?.(chunk.length);
      if (size - safe >= SAFE_STEP) await makeSafe();
    }
    await file.sync();
    return size;
  } catch (error) {
    if (size > safe && size <= limitBytes) await makeSafe().catch(() => {});
    throw isCutOff(error, response, size - offset)
      ? new SourceError(
          'body_truncated',
          { expected: offset + Number(response.header('content-length')), found: size },
          { retryable: true, cause: error },
        )
      : error;
  } finally {
    await file.close();
  }
}

/** Whether the connection broke when less had come than was announced. */
const isCutOff = (error: unknown, response: HttpResponse, came: number): boolean =>
  error instanceof SourceError &&
  error.code === 'network_failed' &&
  came < Number(response.header('content-length') ?? 0);

async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.length; )
    at += (await file.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
}

/** @throws SourceError `body_truncated` when a partial answer ends before the whole that it is the end of. */
function checkTotal(response: HttpResponse, size: number): void {
  const total = /^bytes \d+-\d+\/(\d+)$/.exec(response.header('content-range') ?? '')?.[1];
  if (response.status === 206 && total !== undefined && size < Number(total))
    throw new SourceError('body_truncated', { expected: total, found: size }, { retryable: true });
}
