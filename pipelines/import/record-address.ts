// The one way in which a run writes down what it learned of addresses: in the warehouse and in its own memory.

import { type Address, type Fetch, writeAddresses } from '../../loaders/sources/addresses.ts';
import type { ImportContext } from './import-context.ts';

/** Writes addresses and the fetches that changed them in one transaction. @throws WarehouseError */
export async function recordAddresses(
  { warehouse, addresses: known, originals }: ImportContext,
  addresses: readonly Address[],
  fetches: readonly Fetch[] = [],
): Promise<void> {
  await writeAddresses(warehouse, addresses, fetches);
  for (const address of addresses) known.set(address.url, address);
  for (const { sha256, path, modifiedMs } of fetches) originals.set(sha256, { path, modifiedMs });
}
