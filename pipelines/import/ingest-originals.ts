// Reads what was kept into the staged warehouse: everything that no document stands for yet, also from runs that a
// crash ended.

import { loadCatalog } from '../../catalog/load-catalog.ts';
import { openWarehouse } from '../../loaders/open-warehouse.ts';
import { pendingOriginals, reinstatedOriginals } from '../../loaders/sources/pending-originals.ts';
import { putInForce } from '../../loaders/sources/put-in-force.ts';
import type { Log } from '../../sources/log/log.ts';
import { describeExtractor } from '../extract-report.ts';
import { silentEffects } from '../ingest/effects.ts';
import { ingest } from '../ingest/ingest.ts';
import type { ImportEffects, ImportRequest } from './import-request.ts';

export interface IngestPlan {
  readonly staging: string;
  readonly fileOf: (path: string) => string;
  readonly hasOriginal: (path: string) => boolean;
  /** Where the report of the reading goes. */
  readonly runFile: string;
  readonly reading: ImportRequest['reading'];
  /** Paths in the store that are read once more although they failed. */
  readonly again: readonly string[];
  readonly log: Log;
  readonly clock: () => Date;
  readonly stop: AbortSignal;
  readonly tell: ImportEffects['tell'];
}

/**
 * Reads every pending original into the warehouse `plan.staging`, which nobody may have open for writing.
 * @throws PipelineError and WarehouseError as `ingest` does.
 */
export async function ingestOriginals(plan: IngestPlan): Promise<void> {
  const paths = await listPending(plan);
  if (paths.length > 0) {
    const { length } = paths;
    plan.tell({
      zh: `读取 ${length} 份文件 …`,
      en: `reading ${length} ${length === 1 ? 'document' : 'documents'} …`,
    });
    await ingest({
      paths: paths.map(plan.fileOf),
      warehousePath: plan.staging,
      options: { ...plan.reading, runFile: plan.runFile },
      again: plan.again.length > 0,
      effects: { ...silentEffects, clock: plan.clock, finish: plan.stop, log: plan.log },
    });
  }
  await renewReinstated(plan);
}

async function listPending({ staging, hasOriginal, again }: IngestPlan): Promise<string[]> {
  const warehouse = await openWarehouse(staging);
  try {
    const pending = await pendingOriginals(warehouse, describeExtractor(loadCatalog()));
    // an original that was removed from the store is fetched again another night
    return [...new Set([...pending, ...again])].filter(hasOriginal);
  } finally {
    await warehouse.close();
  }
}

/** Versions that replaced another one while their bytes were known already are in force again. */
async function renewReinstated({ staging }: IngestPlan): Promise<void> {
  const warehouse = await openWarehouse(staging);
  try {
    for (const { sha256, modifiedMs } of await reinstatedOriginals(warehouse))
      await putInForce(warehouse, sha256, modifiedMs);
  } finally {
    await warehouse.close();
  }
}
