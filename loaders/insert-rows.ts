// Inserts many rows in few statements, below the limit of parameters of a statement.

import type { Insertable, Transaction } from 'kysely';
import type { WarehouseSchema } from './schema/index.ts';

/** SQLite allows 32,766 parameters; far fewer already give the best speed, since each statement is compiled anew. */
const MAX_PARAMETERS = 5_000;

/** Inserts `rows` into `table`; all rows must have the same columns. */
export async function insertRows<T extends keyof WarehouseSchema & string>(
  trx: Transaction<WarehouseSchema>,
  table: T,
  rows: readonly Insertable<WarehouseSchema[T]>[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / Object.keys(first).length));
  for (let i = 0; i < rows.length; i += size)
    await trx
      .insertInto(table)
      .values(rows.slice(i, i + size))
      .execute();
}
