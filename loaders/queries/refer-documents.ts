// What is said of a document where something else is shown: its file, title and place in time.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../schema/index.ts';

export interface DocumentReference {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly title: string | null;
  /** Year the report is about. */
  readonly year: number | null;
  readonly supersededBy: string | null;
}

/** References to documents by id; unknown ids are left out. */
export async function referDocuments(
  db: Kysely<WarehouseSchema>,
  ids: readonly string[],
): Promise<Map<string, DocumentReference>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('raw_document')
    .select(['id', 'path', 'sha256', 'title', 'year', 'superseded_by as supersededBy'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
