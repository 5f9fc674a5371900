// Whether a run's work is in a warehouse.

import { openWarehouse } from '../open-warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';

/** Whether the warehouse in the file `path` knows the run `id`; false when there is none that can be read. */
export async function hasRun(path: string, id: string): Promise<boolean> {
  try {
    const warehouse = await openWarehouse(path, { readonly: true });
    try {
      const row = await warehouse.db
        .selectFrom('ops_run')
        .where('id', '=', id)
        .select('id')
        .executeTakeFirst();
      return row !== undefined;
    } finally {
      await warehouse.close();
    }
  } catch (error) {
    if (error instanceof WarehouseError) return false;
    throw error;
  }
}
