// What is known of the sources before a run: from the copy that an earlier run left, else from the published warehouse.

import { existsSync } from 'node:fs';
import { openWarehouse } from '../../loaders/open-warehouse.ts';
import { readSourceStates, type SourceState } from '../../loaders/sources/source-states.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import type { ImportPlaces } from './import-request.ts';

/** The path of the warehouse that knows most; null when there is none. */
export function freshestWarehouse({ staging, warehouse }: ImportPlaces): string | null {
  return [staging, warehouse].find(existsSync) ?? null;
}

/** The state of each source, by id; empty when there is no warehouse, or one of an earlier version. */
export async function readStates(places: ImportPlaces): Promise<ReadonlyMap<string, SourceState>> {
  const path = freshestWarehouse(places);
  if (path === null) return new Map();
  try {
    const warehouse = await openWarehouse(path, { readonly: true });
    return await readSourceStates(warehouse).finally(() => warehouse.close());
  } catch (error) {
    const isOld = error instanceof WarehouseError && error.code === 'warehouse_older';
    // a staged copy that a crash damaged is thrown away later
    if (isOld || (error instanceof WarehouseError && path === places.staging)) return new Map();
    throw error;
  }
}
