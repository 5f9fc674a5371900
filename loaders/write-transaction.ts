// The one way into a writing transaction: takes the lock at once and names SQLite's errors.

import { sql, type Transaction } from 'kysely';
import type { Warehouse } from './open-warehouse.ts';
import type { WarehouseSchema } from './schema/index.ts';
import { toWarehouseError } from './sqlite/to-warehouse-error.ts';
import { WarehouseError } from './warehouse-error.ts';

/**
 * Runs `work` in one transaction: all of it is stored, or nothing when it throws.
 * @throws WarehouseError `warehouse_readonly`, `warehouse_replaced`, `warehouse_busy`, `warehouse_damaged`; and what `work` throws.
 */
export async function writeTransaction<T>(
  warehouse: Warehouse,
  work: (trx: Transaction<WarehouseSchema>) => Promise<T>,
): Promise<T> {
  if (warehouse.readonly)
    throw new WarehouseError('warehouse_readonly', {
      zh: `${warehouse.path} 是只读打开的`,
      en: `${warehouse.path} is open for reading only`,
    });
  try {
    return await warehouse.db.transaction().execute(async (trx) => {
      // The lock is held now, and a publisher renames under the same lock: it cannot happen any more.
      warehouse.refuseReplaced();
      return work(trx);
    });
  } catch (error) {
    throw toWarehouseError(error, warehouse.path);
  }
}

/**
 * Like {@link writeTransaction}, but SQLite does not look up the row that each foreign key names: a quarter of the work where
 * thousands of rows name the same few. `work` must know that they are there.
 */
export async function writeTransactionUnchecked<T>(
  warehouse: Warehouse,
  work: (trx: Transaction<WarehouseSchema>) => Promise<T>,
): Promise<T> {
  // outside the transaction: within one the setting has no effect
  await sql`pragma foreign_keys = off`.execute(warehouse.db);
  try {
    return await writeTransaction(warehouse, work);
  } finally {
    await sql`pragma foreign_keys = on`.execute(warehouse.db);
  }
}
