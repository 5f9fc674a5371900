// A download that is not finished: the bytes that came so far, and what they are the beginning of. Survives a crash, so
// that the next attempt need not begin again.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the server called the version that the bytes belong to. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface PartialState extends Validators {
  readonly url: string;
  /** All bytes are there and on disk. */
  readonly complete: boolean;
  /** So many bytes are on disk for sure; what a file holds beyond may be lost or zero after a power cut. */
  readonly safeBytes: number;
}

export interface PartialFile {
  /** Where the bytes are. */
  readonly path: string;
  /** Which version the bytes belong to; null when there are none that can be used. */
  readonly read: () => Promise<PartialState | null>;
  readonly note: (state: Omit<PartialState, 'url'>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** The partial file of `url` in `folder`. Its name is made from a digest: nothing of the address becomes a path. */
export async function openPartial(folder: string, url: string): Promise<PartialFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.part`);
  const stateFile = `${path}.json`;
  const remove = async () => {
    await rm(stateFile, { force: true });
    await rm(path, { force: true });
  };
  return {
    path,
    remove,
    read: async () => {
      try {
        const state = parseState(await readFile(stateFile, 'utf8'));
        const { size } = await stat(path);
        return state?.url === url && state.safeBytes > 0 && state.safeBytes <= size ? state : null;
      } catch {
        return null;
      }
    },
    note: async (state) => {
      const draft = `${stateFile}.tmp`;
      await writeFile(draft, JSON.stringify({ url, ...state }), { flush: true });
      await rename(draft, stateFile);
    },
  };
}

function parseState(text: string): PartialState | null {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null || !('url' in data) || typeof data.url !== 'string')
    return null;
  const field = (name: 'etag' | 'lastModified'): string | null => {
    const value: unknown = (data as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    url: data.url,
    etag: field('etag'),
    lastModified: field('lastModified'),
    complete: 'complete' in data && data.complete === true,
    safeBytes: 'safeBytes' in data && Number.isSafeInteger(data.safeBytes) ? Number(data.safeBytes) : 0,
  };
}
