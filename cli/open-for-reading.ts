// The warehouse for a command that only reads, closed whatever happens.

import type { Warehouse } from '../loaders/open-warehouse.ts';
import type { Context } from './command.ts';

/** @throws WarehouseError `warehouse_missing` and whatever else keeps it from being opened. */
export async function withWarehouse<T>(
  context: Context,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const { openWarehouse } = await import('../loaders/open-warehouse.ts');
  const warehouse = await openWarehouse(context.warehouse, { readonly: true });
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}
