// All files of a run, one after the other: what is known of them before, the readers, the log and the sightings after.

import { resolve } from 'node:path';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { knownDocuments } from '../../loaders/runs/known-documents.ts';
import { readSightings, recordSightings, type Sighting } from '../../loaders/runs/record-sightings.ts';
import type { Words } from '../../model/index.ts';
import { withFields } from '../log/open-log.ts';
import { openRowsPool } from '../pool/open-reader-pool.ts';
import type { FileCollection, FoundFile } from './collect-files.ts';
import type { IngestEffects } from './effects.ts';
import { logBegin, logDocument } from './log-run.ts';
import { namePaths, type PathNames } from './name-paths.ts';
import { readFiles, unreadable } from './read-files.ts';
import { recallFailure } from './recall-failure.ts';
import type { RunHead } from './report-run.ts';
import type { RunDocument } from './run-summary.ts';
import { emptyDocument } from './store-results.ts';

/** Keeps readers busy while a slow document holds up the storing of those behind it. */
const readAheadPerJob = 4;

/**
 * Reads and stores `found`; adds to `documents` what became of each file.
 * @throws what stops the run: PipelineError, WarehouseError.
 */
export async function readAll(
  warehouse: Warehouse,
  found: FileCollection,
  head: RunHead,
  effects: IngestEffects,
  documents: RunDocument[],
): Promise<void> {
  const { settings, runId } = head;
  const names = namePaths(head.warehousePath);
  const memory = {
    extractor: head.extractor,
    contents: await knownDocuments(warehouse),
    files: await readSightings(warehouse),
    recallFailure: async (sha256: string) => (head.again ? null : recallFailure(warehouse, sha256)),
    inThisRun: new Map<string, string>(),
  };
  const outdated = [...memory.contents.values()].filter((known) => known.extractor !== head.extractor).length;
  if (outdated > 0) effects.tell(remarkOutdated(outdated));
  const pool = openRowsPool({ ...settings, size: settings.jobs });
  const stop = () => void pool.close();
  effects.stop.addEventListener('abort', stop, { once: true });
  const log = withFields(effects.log, { run: runId });
  const done = (document: RunDocument) => {
    documents.push(document);
    effects.progress.documentDone(document);
    logDocument(log, document);
  };
  logBegin(effects.log, {
    runId,
    warehouse: resolve(head.warehousePath),
    files: found.files.length,
    extractor: head.extractor,
  });
  effects.progress.begin(found.files.length + found.skipped.length + found.unreadable.length);
  try {
    for (const { path, reason } of found.skipped)
      done({ ...emptyDocument, path, outcome: 'skipped', skipCause: reason });
    for (const { path, detail } of found.unreadable) done(unreadable(path, detail));
    const context = {
      warehouse,
      runId,
      names,
      memory,
      pool,
      ahead: settings.jobs * readAheadPerJob,
      effects,
    };
    for await (const document of readFiles(found.files, context)) done(document);
    await recordSightings(warehouse, listSightings(found.files, documents, names), { runId });
  } finally {
    effects.progress.end();
    effects.stop.removeEventListener('abort', stop);
    await pool.close();
  }
}

const remarkOutdated = (count: number): Words => ({
  zh: `程序或目录已更新：${count} 份文件由旧版读取，遇到时将重新读取`,
  en: `code or catalogue changed: ${count} documents were read by an earlier version and are read again when met`,
});

/** What was seen where, of the files whose content is known now. */
function listSightings(
  files: readonly FoundFile[],
  documents: readonly RunDocument[],
  names: PathNames,
): Sighting[] {
  const hashes = new Map(documents.map(({ path, sha256 }) => [path, sha256]));
  return files.flatMap(({ path, size, modifiedMs }) => {
    const sha256 = hashes.get(path);
    return sha256 ? [{ path: names.toStored(path), sha256, size, mtimeMs: modifiedMs }] : [];
  });
}
