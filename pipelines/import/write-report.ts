// The files of one run: run.json, digest.txt and digest.md in a folder of its own, and the latest of each beside it.

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '../../model/index.ts';
import type { Digest } from './build-digest.ts';
import type { ImportPlaces } from './import-request.ts';
import type { ImportSummary } from './import-summary.ts';
import { renderDigestMarkdown, renderDigestText } from './render-digest.ts';

const MOST_RUNS = 400;

/** The folder of a run's files. */
export const runFolder = ({ runs }: Pick<ImportPlaces, 'runs'>, runId: string): string => join(runs, runId);

/** The report of the last run; null when there is none. */
export async function readLastReport({ work }: Pick<ImportPlaces, 'work'>): Promise<ImportSummary | null> {
  try {
    // written by `writeReport` only, and renamed when it was whole
    return JSON.parse(await readFile(join(work, 'run.json'), 'utf8')) as ImportSummary;
  } catch {
    return null;
  }
}

/** Writes the report of a run; a half-written file is never seen. @throws the system's error when the disk fails. */
export async function writeReport(
  places: ImportPlaces,
  summary: ImportSummary,
  digest: Digest,
  lang: Lang,
): Promise<void> {
  const folder = runFolder(places, summary.runId);
  await mkdir(folder, { recursive: true });
  const files: readonly [string, string][] = [
    ['run.json', `${JSON.stringify(summary, null, 2)}\n`],
    ['digest.txt', renderDigestText(digest, lang)],
    ['digest.md', renderDigestMarkdown(digest, lang)],
  ];
  for (const [name, text] of files)
    for (const target of [join(folder, name), join(places.work, name)]) {
      const draft = `${target}.tmp`;
      await writeFile(draft, text, { flush: true });
      await rename(draft, target);
    }
  await forgetOldRuns(places);
}

/** Folder names sort by time. */
async function forgetOldRuns({ runs }: ImportPlaces): Promise<void> {
  const names = (await readdir(runs)).sort();
  for (const name of names.slice(0, Math.max(0, names.length - MOST_RUNS)))
    await rm(join(runs, name), { recursive: true, force: true });
}
