// The main job: a folder of reports becomes a warehouse. Resumable at any point; a failure costs one document only.

import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Catalog } from '../../catalog/types.ts';
import { openWarehouse, type Warehouse } from '../../loaders/open-warehouse.ts';
import { startRun } from '../../loaders/runs/record-run.ts';
import { syncCatalog } from '../../loaders/sync-catalog.ts';
import { checkWarehouse } from '../check/check-warehouse.ts';
import { describeExtractor } from '../extract-report.ts';
import { PipelineError } from '../pipeline-error.ts';
import { poolDefaults } from '../pool/open-reader-pool.ts';
import { collectFiles, type FileCollection } from './collect-files.ts';
import { type IngestEffects, silentEffects } from './effects.ts';
import { asRunError } from './judge-error.ts';
import { readAll } from './read-all.ts';
import { type RunHead, reportRun } from './report-run.ts';
import type { RunDocument, RunSummary } from './run-summary.ts';

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
  /** `paths` failed before: one that is gone fails again, and known failures are read once more. */
  readonly again?: boolean;
}

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
  const found = await collectFiles(request.paths, { missing: request.again ? 'list' : 'refuse' });
  const catalog = loadCatalog();
  const head: RunHead = {
    runId: nameRun(started),
    started,
    extractor: describeExtractor(catalog),
    catalog: catalog.digest,
    paths: request.paths,
    warehousePath: request.warehousePath,
    settings: settle(request),
    again: request.again ?? false,
  };
  const warehouse = await openWarehouse(request.warehousePath);
  try {
    await syncCatalog(warehouse, catalog);
    await startRun(warehouse, {
      id: head.runId,
      command: nameCommand(request),
      extractor: head.extractor,
      catalogDigest: head.catalog,
      startedAt: started.toISOString(),
    });
    return await runAndReport(warehouse, found, head, effects, catalog);
  } catch (error) {
    throw asRunError(error);
  } finally {
    await warehouse.close();
  }
}

/** For people. A retry names every file: too many for one line. */
const nameCommand = ({ paths, again }: IngestRequest): string =>
  again ? `retry (${paths.length})` : `ingest ${paths.join(' ')}`;

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
  catalog: Catalog,
): Promise<RunSummary> {
  const documents: RunDocument[] = [];
  try {
    await readAll(warehouse, found, head, effects, documents);
    await checkWarehouse(warehouse, catalog, 'due');
  } catch (error) {
    const stopped = effects.stop.aborted ? interruptedError(error) : error;
    await reportRun(warehouse, documents, head, effects, stopped).catch(() => {
      // The first error is the one to tell; a full disk fails here again.
    });
    throw stopped;
  }
  return reportRun(warehouse, documents, head, effects, null);
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
