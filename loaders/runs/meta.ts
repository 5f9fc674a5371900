// Settings of the warehouse itself, such as which catalogue it holds.

import type { Kysely, Transaction } from 'kysely';
import type { WarehouseSchema } from '../schema/index.ts';

export type MetaKey = 'catalog_digest';

/** The value under `key`; null when it was never set. */
export async function readMeta(db: Kysely<WarehouseSchema>, key: MetaKey): Promise<string | null> {
  const row = await db.selectFrom('ops_meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Sets the value under `key`. */
export async function writeMeta(
  trx: Transaction<WarehouseSchema>,
  key: MetaKey,
  value: string,
): Promise<void> {
  await trx
    .insertInto('ops_meta')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute();
}
