// The words around printed values, for lists of sources.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../schema/index.ts';

const CHUNK = 500;

/** Fact id → the words it was read from. Unknown ids are left out. */
export async function readQuotes(
  db: Kysely<WarehouseSchema>,
  facts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const quotes = new Map<string, string>();
  for (let i = 0; i < facts.length; i += CHUNK) {
    const rows = await db
      .selectFrom('core_fact')
      .select(['id', 'quote'])
      .where('id', 'in', facts.slice(i, i + CHUNK))
      .execute();
    for (const { id, quote } of rows) quotes.set(id, quote);
  }
  return quotes;
}
