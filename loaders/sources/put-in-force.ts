// A school that publishes an earlier version of a report again puts that version in force: the same bytes get a newer
// date, and the values are chosen anew.

import { refreshBestValues, type TouchedValues, touchDocuments } from '../best-values/refresh-best-values.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { writeTransaction } from '../write-transaction.ts';
import { supersedeVersions } from '../writing/supersede-documents.ts';

/**
 * Gives the document with the bytes `sha256` the date `modifiedMs` when that is newer than its own. Whether anything
 * changed.
 * @throws WarehouseError `warehouse_busy`, `warehouse_readonly`.
 */
export async function putInForce(warehouse: Warehouse, sha256: string, modifiedMs: number): Promise<boolean> {
  return await writeTransaction(warehouse, async (trx) => {
    const stored = await trx
      .selectFrom('raw_document')
      .selectAll()
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    if (!stored || (stored.modified_ms ?? 0) >= modifiedMs) return false;
    await trx
      .updateTable('raw_document')
      .set({ modified_ms: Math.floor(modifiedMs) })
      .where('id', '=', stored.id)
      .execute();
    const changed = await supersedeVersions(trx, stored);
    const touched: TouchedValues = new Map();
    await touchDocuments(trx, touched, [stored.id, ...changed]);
    await refreshBestValues(trx, touched);
    return true;
  });
}
