// Stores one document with all that was found in it, in one transaction: all of it or nothing.

import type { Extraction } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { makeDocumentRows } from './document-rows.ts';
import { type WriteContext, type WriteResult, writeDocuments } from './write-documents.ts';

/**
 * Stores `extraction`. Documents are versions of one report when institution, type, year and format are the same. The same
 * bytes read by the same extractor change nothing.
 * @throws WarehouseError `extraction_invalid`, `warehouse_busy`, `warehouse_readonly`, `warehouse_damaged`.
 *
 * @example
 * await startRun(warehouse, run);
 * const { outcome, id } = await writeExtraction(warehouse, extraction, { runId: run.id });
 */
export async function writeExtraction(
  warehouse: Warehouse,
  extraction: Extraction,
  context: WriteContext,
): Promise<WriteResult> {
  const takeRows = () => makeDocumentRows(extraction);
  const [result] = await writeDocuments(warehouse, [{ takeRows, context }]);
  if (!result) throw new RangeError('one document has one result');
  return result;
}
