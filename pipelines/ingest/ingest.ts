// The main job: a folder of reports becomes a warehouse. Resumable at any point; a failure costs one document only.

import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { openWarehouse, type Warehouse } from '../../loaders/open-warehouse.ts';
import { knownDocuments } from '../../loaders/runs/known-documents.ts';
import { startRun } from '../../loaders/runs/record-run.ts';
import { readSightings, recordSightings, type Sighting } from '../../loaders/runs/record-sightings.ts';
import { syncCatalog } from '../../loaders/sync-catalog.ts';
import type { Words } from '../../model/index.ts';
import { describeExtractor } from '../extract-report.ts';
import { PipelineError } from '../pipeline-error.ts';
import { openReaderPool, poolDefaults } from '../pool/open-reader-pool.ts';
import { collectFiles, type FileCollection, type FoundFile } from './collect-files.ts';
import { type IngestEffects, silentEffects } from './effects.ts';
import { asRunError } from './judge-error.ts';
import { namePaths, type PathNames } from './name-paths.ts';
import { readFiles, unreadable } from './read-files.ts';
import { recallFailure } from './recall-failure.ts';
import { type RunHead, reportRun } from './report-run.ts';
import type { RunDocument, RunSummary } from './run-summary.ts';
import { emptyDocument } from './store-result.ts';

export interface IngestOptions {
  /** Reader processes at the same time; the number of processor cores unless given. */
  readonly jobs?: number;
  /** Limit for one document, in seconds of wall time; 120 unless given. */
  readonly seconds?: number;
  /** Limit for one reader, in megabytes of resident memory; 1024 unless given. */
  readonly megabytes?: number;
  /** Where run.json goes; beside the warehouse unless given. */
  readonly runFile?: string;
}

export interface IngestRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly warehousePath: string;
  readonly options?: IngestOptions;
  readonly effects?: IngestEffects;
}

/** Keeps readers busy while a slow document holds up the storing of those behind it. */
const readAheadPerJob = 4;

/**
 * Reads every report below `paths` into the warehouse, which is made when it does not exist, and writes run.json.
 * Files that did not change since they were stored are skipped. Resolves also when documents failed; see the summary.
 * @throws PipelineError `path_not_found`, `reader_cannot_start`, `warehouse_failed`, `run_file_failed`; WarehouseError.
 *   What was stored until then stays, and the next run goes on from there.
 *
 * @example
 * const { totals } = await ingest({ paths: ['reports'], warehousePath: 'nianbao.db' });
 * totals.documents.failed; // 0
 */
export async function ingest(request: IngestRequest): Promise<RunSummary> {
  const effects = request.effects ?? silentEffects;
  const started = effects.clock();
  const found = await collectFiles(request.paths);
  const catalog = loadCatalog();
  const head: RunHead = {
    runId: nameRun(started),
    started,
    extractor: describeExtractor(catalog),
    catalog: catalog.digest,
    paths: request.paths,
    warehousePath: request.warehousePath,
    settings: settle(request),
  };
  const warehouse = await openWarehouse(request.warehousePath);
  try {
    await syncCatalog(warehouse, catalog);
    await startRun(warehouse, {
      id: head.runId,
      command: `ingest ${request.paths.join(' ')}`,
      extractor: head.extractor,
      catalogDigest: head.catalog,
      startedAt: started.toISOString(),
    });
    return await runAndReport(warehouse, found, head, effects);
  } catch (error) {
    throw asRunError(error);
  } finally {
    await warehouse.close();
  }
}

function settle({ options = {}, warehousePath }: IngestRequest): RunHead['settings'] {
  return {
    jobs: options.jobs ?? availableParallelism(),
    seconds: options.seconds ?? poolDefaults.seconds,
    megabytes: options.megabytes ?? poolDefaults.megabytes,
    runFile: options.runFile ?? join(dirname(resolve(warehousePath)), 'run.json'),
  };
}

/** Sorts by time and never repeats: `20261123T084500Z-9f3c2a`. */
const nameRun = (started: Date): string =>
  `${started.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;

/** Does the work, then records how it ended in the warehouse and in run.json, also when an error ended it. */
async function runAndReport(
  warehouse: Warehouse,
  found: FileCollection,
  head: RunHead,
  effects: IngestEffects,
): Promise<RunSummary> {
  const documents: RunDocument[] = [];
  try {
    await readAll(warehouse, found, head, effects, documents);
  } catch (error) {
    const stopped = effects.stop.aborted ? interruptedError(error) : error;
    await reportRun(warehouse, documents, head, effects, stopped).catch(() => {
      // The first error is the one to tell; a full disk fails here again.
    });
    throw stopped;
  }
  return reportRun(warehouse, documents, head, effects, null);
}

/** Adds to `documents` what became of each file. */
async function readAll(
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
    recallFailure: (sha256: string) => recallFailure(warehouse, sha256),
    inThisRun: new Map<string, string>(),
  };
  const outdated = [...memory.contents.values()].filter((known) => known.extractor !== head.extractor).length;
  if (outdated > 0) effects.log(remarkOutdated(outdated));
  const pool = openReaderPool({ ...settings, size: settings.jobs });
  const stop = () => void pool.close();
  effects.stop.addEventListener('abort', stop, { once: true });
  const done = (document: RunDocument) => {
    documents.push(document);
    effects.progress.documentDone(document);
  };
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

const interruptedError = (cause: unknown) =>
  new PipelineError(
    'interrupted',
    {
      zh: '已中断；已入库的保留，再次运行即可继续',
      en: 'interrupted; what is stored stays, run again to go on',
    },
    { cause },
  );
