// Takes one file of a folder source as if it had been downloaded: copied, complete on disk, and the same before and after.

import { constants } from 'node:fs';
import { copyFile, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceError, systemCode, toDiskError } from '../source-error.ts';
import { hashFile } from '../store/hash-file.ts';
import type { Download } from './download-document.ts';
import { openPartial } from './partial-file.ts';

export interface CopyRequest {
  /** A `file:` address. */
  readonly url: URL;
  readonly incoming: string;
  /** What this function called the version that is held. */
  readonly known: { readonly etag: string | null } | null;
  readonly limitBytes: number;
  readonly now: Date;
}

/** A file younger than this may still be written to. */
const SETTLE_MS = 5000;

/**
 * Copies the file at `request.url`.
 * @throws SourceError `file_changing`, `body_too_large`, `body_empty`, `folder_unreadable`, `disk_failed`.
 */
export async function copyDocument(request: CopyRequest): Promise<Download> {
  const source = fileURLToPath(request.url);
  const before = await look(source);
  if (before === null) return { kind: 'gone', status: 404 };
  if (before.version === request.known?.etag) return { kind: 'unchanged' };
  const age = request.now.getTime() - before.modifiedMs;
  if (age >= 0 && age < SETTLE_MS) throw new SourceError('file_changing', { name: basename(source) });
  if (before.size > request.limitBytes)
    throw new SourceError('body_too_large', { limit: request.limitBytes });
  if (before.size === 0) throw new SourceError('body_empty');
  try {
    const partial = await openPartial(request.incoming, request.url.href);
    await partial.remove();
    await copyFile(source, partial.path, constants.COPYFILE_FICLONE);
    const file = await open(partial.path, 'r+');
    await file.sync().finally(() => file.close());
    if ((await look(source))?.version !== before.version) {
      await partial.remove();
      throw new SourceError('file_changing', { name: basename(source) });
    }
    return {
      kind: 'file',
      path: partial.path,
      ...(await hashFile(partial.path)),
      etag: before.version,
      lastModified: new Date(before.modifiedMs).toUTCString(),
      contentType: null,
      finalUrl: request.url.href,
      discard: partial.remove,
    };
  } catch (error) {
    throw toDiskError(error);
  }
}

/** Null when there is no such file. */
async function look(path: string): Promise<{ version: string; size: number; modifiedMs: number } | null> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return { version: `${size}-${mtimeMs}-${ino}`, size, modifiedMs: mtimeMs };
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new SourceError('folder_unreadable', { detail: `${path}: ${code}` }, { cause: error });
  }
}
