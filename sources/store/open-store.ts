// The originals as they were fetched, each once, under its sha256: `ab/abcd….pdf`. What is in the store is whole and
// never changes; a rebuild needs nothing else.

import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentFormat } from '../../catalog/sources/source-spec.ts';
import { SourceError, toDiskError } from '../source-error.ts';

export interface OriginalToKeep {
  readonly sha256: string;
  readonly format: DocumentFormat;
  /** When this version was published as far as is known; becomes the file's time of change. */
  readonly modified: Date;
}

export interface OriginalStore {
  readonly root: string;
  /** Folder of unfinished downloads, on the same disk as the store. */
  readonly incoming: string;
  /** The absolute path of an original; `path` as `keep` returned it. */
  readonly fileOf: (path: string) => string;
  readonly has: (path: string) => boolean;
  /** Moves the finished file `file` into the store; returns its path below the root. */
  readonly keep: (file: string, original: OriginalToKeep) => Promise<string>;
  /** Puts bytes into the store. */
  readonly keepBytes: (bytes: Uint8Array, original: OriginalToKeep) => Promise<string>;
  /** Changes the time of an original. */
  readonly touch: (path: string, modified: Date) => Promise<void>;
  /** Removes unfinished downloads that nobody went on with for 30 days. */
  readonly tidy: (now: Date) => Promise<void>;
}

const STALE_MS = 30 * 86_400_000;

/**
 * Opens the store in the folder `root`, which is made when it does not exist.
 * @throws SourceError `disk_failed`.
 */
export async function openStore(root: string): Promise<OriginalStore> {
  const incoming = join(root, '.incoming');
  await orDiskError(() => mkdir(incoming, { recursive: true }));
  const keep: OriginalStore['keep'] = (file, original) =>
    orDiskError(async () => {
      const path = pathOf(original);
      const target = join(root, path);
      if (existsSync(target)) {
        await rm(file, { force: true });
      } else {
        await mkdir(dirname(target), { recursive: true });
        await utimes(file, original.modified, original.modified);
        await chmod(file, 0o444);
        await rename(file, target);
        await syncFolder(dirname(target));
        await syncFolder(root);
      }
      await rm(`${file}.json`, { force: true });
      return path;
    });
  return {
    root,
    incoming,
    fileOf: (path) => join(root, path),
    has: (path) => existsSync(join(root, path)),
    keep,
    keepBytes: (bytes, original) =>
      orDiskError(async () => {
        const draft = join(incoming, `${original.sha256.slice(0, 32)}.bytes`);
        await rm(draft, { force: true });
        await writeFile(draft, bytes, { flush: true });
        return await keep(draft, original);
      }),
    touch: (path, modified) => orDiskError(() => utimes(join(root, path), modified, modified)),
    tidy: async (now) => {
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name);
        const age = now.getTime() - (await stat(path)).mtimeMs;
        if (age > STALE_MS) await rm(path, { force: true });
      }
    },
  };
}

/** Only digits of the digest and a format of ours: nothing that a server said. */
function pathOf({ sha256, format }: OriginalToKeep): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a sha256: ${sha256}`);
  return `${sha256.slice(0, 2)}/${sha256}.${format}`;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  // not every file system lets a folder be synced
  await handle
    .sync()
    .catch(() => {})
    .finally(() => handle.close());
}

async function orDiskError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = toDiskError(error);
    if (known instanceof SourceError || known instanceof RangeError) throw known;
    const detail = error instanceof Error ? error.message : String(error);
    throw new SourceError('disk_failed', { detail }, { cause: error });
  }
}
