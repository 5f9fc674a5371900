// Which files a run looks at: given files as they are, folders walked in name order. Reads no content.

import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import { PipelineError } from '../pipeline-error.ts';

export interface FoundFile {
  /** As the caller gave it, or below the folder as the caller gave it. */
  readonly path: string;
  readonly size: number;
  /** Time of the last change, milliseconds since 1970 with their fraction. */
  readonly modifiedMs: number;
}

export type SkipReason = 'hidden' | 'not_a_report';

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
}

/** A file or folder that cannot be looked into. */
export interface UnreadableFile {
  readonly path: string;
  readonly detail: string;
}

export interface FileCollection {
  /** In the order in which they are to be stored: it does not depend on the machine. */
  readonly files: readonly FoundFile[];
  readonly skipped: readonly SkippedFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/**
 * Endings under which reports are found in folders; what a file really is, its content decides. Formats that no reader
 * knows (.doc, .wps, .rtf) are taken along: their reports fail by name instead of being passed over.
 */
const reportEndings = new Set(
  '.pdf .docx .docm .doc .wps .rtf .xlsx .xlsm .xls .html .htm .xhtml .txt'.split(' '),
);

/** Hidden by the system's habit, or a lock file that an open office document leaves beside it. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/**
 * The files below `paths`, each once however often it is reached (given twice, linked, linked in a circle).
 * A file given by name is always taken; in folders, hidden files and files that are no reports are skipped and listed.
 * @param missing what to do with one of `paths` that does not exist: refuse all of them, or list it as unreadable.
 * @throws PipelineError `path_not_found`.
 */
export async function collectFiles(
  paths: readonly string[],
  { missing }: { readonly missing: 'refuse' | 'list' } = { missing: 'refuse' },
): Promise<FileCollection> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const seen = new Set<string>();

  const lookAt = async (path: string, given: boolean): Promise<void> => {
    const facts = await stat(path);
    if (facts.isDirectory()) return walk(path);
    if (!facts.isFile() || !(given || reportEndings.has(extname(path).toLowerCase())))
      return void skipped.push({ path, reason: 'not_a_report' });
    if (seen.has(resolve(path))) return;
    seen.add(resolve(path));
    files.push({ path, size: facts.size, modifiedMs: facts.mtimeMs });
  };
  const walk = async (folder: string): Promise<void> => {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
      const path = join(folder, entry.name);
      if (isHidden(entry.name)) skipped.push({ path, reason: 'hidden' });
      else await attempt(path, () => lookAt(path, false));
    }
  };
  const attempt = async (path: string, look: () => Promise<void>): Promise<void> => {
    try {
      await look();
    } catch (error) {
      unreadable.push({ path, detail: describe(error) });
    }
  };

  for (const given of paths) {
    const path = normalize(given);
    if (missing === 'refuse') await assertExists(path);
    await attempt(path, () => lookAt(path, true));
  }
  return { files, skipped, unreadable };
}

/** By UTF-16 code units: the same on every machine, whatever its locale. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

async function assertExists(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') return;
    throw new PipelineError('path_not_found', {
      zh: `没有这个文件或文件夹：${path}`,
      en: `no such file or folder: ${path}`,
    });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The system's code is enough for people who look it up, and the path is named beside it. */
const describe = (error: unknown): string =>
  codeOf(error) || (error instanceof Error ? error.message : String(error));
