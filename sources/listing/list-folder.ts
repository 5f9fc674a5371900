// Files below a folder as a listing: for reports that people or other programs put there. Follows no links.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeProblem, SourceError, type SourceProblem, systemCode } from '../source-error.ts';
import type { Discovery, ListedItem } from './listed-item.ts';

const MAX_FILES = 100_000;

/**
 * Every file below `folder` that is not hidden, in the order of names. A folder that does not exist yet is empty.
 * @throws SourceError `folder_unreadable`.
 */
export async function listFolder(folder: string): Promise<Discovery> {
  const items: ListedItem[] = [];
  const problems: SourceProblem[] = [];
  let isCut = false;
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))) {
      if (/^(?:\.|~\$)/.test(entry.name)) continue;
      if (items.length >= MAX_FILES) {
        isCut = true;
        return;
      }
      const child = join(path, entry.name);
      if (entry.isDirectory())
        await walk(child).catch((error: unknown) => {
          problems.push(makeProblem('folder_unreadable', { detail: `${child}: ${systemCode(error)}` }));
        });
      else if (entry.isFile()) {
        const facts = await stat(child).catch(() => null);
        // gone since a moment ago
        if (!facts) continue;
        const date = new Date(facts.mtimeMs).toISOString().slice(0, 10);
        items.push({
          url: pathToFileURL(child).href,
          title: entry.name,
          date,
          page: pathToFileURL(path).href,
        });
      }
    }
  };
  try {
    await walk(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      throw new SourceError(
        'folder_unreadable',
        { detail: `${folder}: ${systemCode(error)}` },
        { cause: error },
      );
  }
  if (isCut) problems.push(makeProblem('folder_cut', { limit: MAX_FILES }));
  return { items, complete: problems.length === 0, pages: 0, looks: [], problems };
}
