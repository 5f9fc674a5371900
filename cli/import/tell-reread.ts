// What became of originals that a retry read once more: they are no news to the digest, since they were fetched before.

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findPlaces, type ImportRequest } from '../../pipelines/import/import-request.ts';
import type { ImportSummary } from '../../pipelines/import/import-summary.ts';
import { runFolder } from '../../pipelines/import/write-report.ts';
import type { RunSummary } from '../../pipelines/ingest/run-summary.ts';
import type { Context } from '../command.ts';
import { describeDocument } from '../ingest/describe-document.ts';

/** Prints a line for each of `originals` (paths in the store); returns how many could still not be read. */
export async function tellReread(
  request: ImportRequest,
  { runId }: Pick<ImportSummary, 'runId'>,
  originals: readonly string[],
  context: Context,
): Promise<number> {
  const record = join(runFolder(findPlaces(request), runId), 'ingest.json');
  if (originals.length === 0 || !existsSync(record)) return 0;
  const { documents } = JSON.parse(readFileSync(record, 'utf8')) as RunSummary;
  const names = new Set(originals.map((path) => basename(path)));
  const reread = documents.filter(({ path }) => names.has(basename(path)));
  if (context.format === null)
    for (const document of reread) context.print(`${describeDocument(document, context.lang)}\n`);
  return reread.filter(({ outcome }) => outcome === 'failed').length;
}
