// Originals that were kept and are not in the warehouse yet: what an ingest has to do, also after a crash.

import type { Warehouse } from '../open-warehouse.ts';
import { sourceDb } from './source-tables.ts';

/**
 * Paths in the store of every original that no document stands for, and of those whose reading failed under another
 * version of the program than `extractor`; each once, in the order in which they were fetched. Archives are left out:
 * their documents are originals of their own.
 */
export async function pendingOriginals(warehouse: Warehouse, extractor: string): Promise<string[]> {
  const rows = await sourceDb(warehouse)
    .selectFrom('ops_fetch')
    .leftJoin('raw_document', 'raw_document.sha256', 'ops_fetch.sha256')
    .where('ops_fetch.format', '<>', 'zip')
    .where(({ or, and, eb }) =>
      or([
        eb('raw_document.id', 'is', null),
        and([eb('raw_document.status', '=', 'failed'), eb('raw_document.extractor', 'is not', extractor)]),
      ]),
    )
    .select(({ fn }) => ['ops_fetch.path', fn.min('ops_fetch.id').as('first')])
    .groupBy('ops_fetch.path')
    .orderBy('first')
    .execute();
  return rows.map(({ path }) => path);
}

/**
 * Originals whose date is newer than the warehouse has it: a version that replaced another one although its bytes were
 * known already.
 */
export async function reinstatedOriginals(
  warehouse: Warehouse,
): Promise<{ readonly sha256: string; readonly modifiedMs: number }[]> {
  return await sourceDb(warehouse)
    .selectFrom('ops_fetch')
    .innerJoin('raw_document', 'raw_document.sha256', 'ops_fetch.sha256')
    .where('ops_fetch.kind', '=', 'revised')
    .whereRef('ops_fetch.modified_ms', '>', 'raw_document.modified_ms')
    .groupBy('ops_fetch.sha256')
    .select(({ fn }) => ['ops_fetch.sha256 as sha256', fn.max('ops_fetch.modified_ms').as('modifiedMs')])
    .execute();
}
