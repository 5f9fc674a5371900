// The news of a run from before it publishes until people were told: once a warehouse is published, nothing in it says
// what was new that night, and a run that is killed just then would keep it to itself.

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasRun } from '../../loaders/sources/has-run.ts';
import type { ImportPlaces } from './import-request.ts';
import type { ImportSummary } from './import-summary.ts';

const fileIn = ({ work }: Pick<ImportPlaces, 'work'>): string => join(work, 'untold.json');

/** Keeps `summary` as it will be once the warehouse is published. @throws the system's error when the disk fails. */
export async function rememberNews(places: ImportPlaces, summary: ImportSummary): Promise<void> {
  const file = fileIn(places);
  await writeFile(`${file}.tmp`, JSON.stringify(summary), { flush: true });
  await rename(`${file}.tmp`, file);
}

/** The run that was published and not told of; null when there is none. */
export async function recallNews(places: ImportPlaces): Promise<ImportSummary | null> {
  const summary = await readSummary(fileIn(places));
  return summary && (await hasRun(places.warehouse, summary.runId)) ? summary : null;
}

/** To be called when people were told. What cannot be removed is told once more. */
export async function forgetNews(places: ImportPlaces): Promise<void> {
  await rm(fileIn(places), { force: true }).catch(() => {});
}

async function readSummary(file: string): Promise<ImportSummary | null> {
  try {
    // written by `rememberNews` only, and renamed when it was whole
    return JSON.parse(await readFile(file, 'utf8')) as ImportSummary;
  } catch {
    return null;
  }
}
