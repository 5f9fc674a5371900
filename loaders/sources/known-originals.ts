// The originals that were ever kept, by their bytes.

import type { Warehouse } from '../open-warehouse.ts';
import { sourceDb } from './source-tables.ts';

export interface KnownOriginal {
  /** In the store of originals. */
  readonly path: string;
  /** Date of the version, the newest ever given to it, in milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Every original by its sha256. */
export async function knownOriginals(warehouse: Warehouse): Promise<Map<string, KnownOriginal>> {
  const rows = await sourceDb(warehouse)
    .selectFrom('ops_fetch')
    .select(({ fn }) => ['sha256', 'path', fn.max('modified_ms').as('modified_ms')])
    .groupBy(['sha256', 'path'])
    .execute();
  return new Map(rows.map((row) => [row.sha256, { path: row.path, modifiedMs: Number(row.modified_ms) }]));
}
