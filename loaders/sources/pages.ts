// Listing pages as they were when last read, so that an unchanged page need not be sent again.

import type { Warehouse } from '../open-warehouse.ts';
import { writeTransaction } from '../write-transaction.ts';
import { sourceDb, sourceTrx } from './source-tables.ts';

export interface StoredPage {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly marker: string | null;
  readonly checkedAt: string;
  /** What was found on the page; whatever the caller stored. */
  readonly content: unknown;
}

/** The pages of one source by address. */
export async function readPages(warehouse: Warehouse, sourceId: string): Promise<Map<string, StoredPage>> {
  const rows = await sourceDb(warehouse)
    .selectFrom('ops_page')
    .selectAll()
    .where('source_id', '=', sourceId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.url,
      {
        url: row.url,
        etag: row.etag,
        lastModified: row.last_modified,
        marker: row.marker,
        checkedAt: row.checked_at,
        content: JSON.parse(row.content) as unknown,
      },
    ]),
  );
}

/** Stores pages of one source. @throws WarehouseError */
export async function writePages(
  warehouse: Warehouse,
  sourceId: string,
  pages: readonly StoredPage[],
): Promise<void> {
  if (pages.length === 0) return;
  await writeTransaction(warehouse, async (trx) => {
    for (const page of pages) {
      const row = {
        source_id: sourceId,
        etag: page.etag,
        last_modified: page.lastModified,
        marker: page.marker,
        checked_at: page.checkedAt,
        content: JSON.stringify(page.content),
      };
      await sourceTrx(trx)
        .insertInto('ops_page')
        .values({ url: page.url, ...row })
        .onConflict((c) => c.column('url').doUpdateSet(row))
        .execute();
    }
  });
}
