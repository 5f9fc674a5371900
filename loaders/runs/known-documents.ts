// What the warehouse has, so that an ingest can skip it.

import type { Warehouse } from '../open-warehouse.ts';
import type { DocumentStatus } from '../schema/index.ts';

export interface KnownDocument {
  readonly id: string;
  /** The code and catalogue that read it; null for a failure whose reader is not known. */
  readonly extractor: string | null;
  readonly status: DocumentStatus;
  /** Where it was seen first. */
  readonly path: string;
}

/** All documents by sha256. */
export async function knownDocuments(warehouse: Warehouse): Promise<Map<string, KnownDocument>> {
  const rows = await warehouse.db
    .selectFrom('raw_document')
    .select(['sha256', 'id', 'extractor', 'status', 'path'])
    .execute();
  return new Map(rows.map(({ sha256, ...document }) => [sha256, document]));
}
