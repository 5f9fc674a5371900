// Reads what was kept into the staged warehouse: everything that no document stands for yet, also from runs that a
// crash ended.

import { loadCatalog } from '../../catalog/load-catalog.ts';
import { openWarehouse } from '../../loaders/open-warehouse.ts';
import { readFetches } from '../../loaders/sources/addresses.ts';
import { pendingOriginals } from '../../loaders/sources/pending-originals.ts';
import { putInForce } from '../../loaders/sources/put-in-force.ts';
import { describeExtractor } from '../extract-report.ts';
import { ingest } from '../ingest/ingest.ts';
import type { RunDocument } from '../ingest/run-summary.ts';
import type { ImportRequest } from './import-request.ts';

export interface IngestPlan {
  readonly staging: string;
  readonly fileOf: (path: string) => string;
  readonly hasOriginal: (path: string) => boolean;
  readonly runId: string;
  /** Where the report of the reading goes. */
  readonly runFile: string;
  readonly reading: ImportRequest['reading'];
  readonly clock: () => Date;
  readonly stop: AbortSignal;
}

/**
 * What became of each original that was read, by sha256.
 * @throws PipelineError and WarehouseError as `ingest` does.
 */
export async function ingestOriginals(plan: IngestPlan): Promise<Map<string, RunDocument>> {
  const paths = await listPending(plan);
  const documents: RunDocument[] = [];
  if (paths.length > 0) {
    const summary = await ingest({
      paths: paths.map(plan.fileOf),
      warehousePath: plan.staging,
      options: { ...plan.reading, runFile: plan.runFile },
      effects: {
        clock: plan.clock,
        log: () => {},
        progress: { begin: () => {}, documentDone: () => {}, end: () => {} },
        finish: plan.stop,
        stop: new AbortController().signal,
      },
    });
    documents.push(...summary.documents);
  }
  await renewReinstated(plan);
  return new Map(documents.flatMap((d) => (d.sha256 === null ? [] : [[d.sha256, d]])));
}

async function listPending({ staging, hasOriginal }: IngestPlan): Promise<string[]> {
  const warehouse = await openWarehouse(staging);
  try {
    const pending = await pendingOriginals(warehouse, describeExtractor(loadCatalog()));
    // an original that was removed from the store is fetched again another night
    return pending.filter(hasOriginal);
  } finally {
    await warehouse.close();
  }
}

/** Versions that replaced another one while their bytes were known already are in force again. */
async function renewReinstated({ staging, runId }: IngestPlan): Promise<void> {
  const warehouse = await openWarehouse(staging);
  try {
    for (const { kind, sha256, modifiedMs } of await readFetches(warehouse, [runId]))
      if (kind === 'revised') await putInForce(warehouse, sha256, modifiedMs);
  } finally {
    await warehouse.close();
  }
}
