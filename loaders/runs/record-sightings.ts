// Which file was seen where, with size and time of change: a file that looks the same need not be read again.

import type { Warehouse } from '../open-warehouse.ts';
import { writeTransaction } from '../write-transaction.ts';

/** A file as it lay on disk. */
export interface Sighting {
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Last change in milliseconds since 1970; null when unknown. */
  readonly mtimeMs: number | null;
}

/** All sightings by path, the latest of each path. */
export async function readSightings(warehouse: Warehouse): Promise<Map<string, Sighting>> {
  const rows = await warehouse.db
    .selectFrom('ops_sighting')
    .select(['path', 'sha256', 'size', 'mtime_ms'])
    .execute();
  return new Map(rows.map(({ mtime_ms, ...row }) => [row.path, { ...row, mtimeMs: mtime_ms }]));
}

/**
 * Notes files that a run saw. Files that are noted already with the same size, time and bytes are left alone, so that
 * a run over unchanged files writes nothing. Returns how many were written.
 * @throws WarehouseError `warehouse_busy`, `warehouse_readonly`.
 */
export async function recordSightings(
  warehouse: Warehouse,
  sightings: readonly Sighting[],
  { runId }: { readonly runId: string },
): Promise<number> {
  const known = await readSightings(warehouse);
  const news = sightings.filter((s) => !isSame(known.get(s.path), s));
  if (news.length === 0) return 0;
  await writeTransaction(warehouse, async (trx) => {
    for (const { path, sha256, size, mtimeMs } of news) {
      const row = { sha256, size, mtime_ms: mtimeMs, seen_run: runId };
      await trx
        .insertInto('ops_sighting')
        .values({ path, ...row, first_run: runId })
        .onConflict((c) => c.column('path').doUpdateSet(row))
        .execute();
    }
  });
  return news.length;
}

const isSame = (a: Sighting | undefined, b: Sighting): boolean =>
  a !== undefined && a.sha256 === b.sha256 && a.size === b.size && a.mtimeMs === b.mtimeMs;
