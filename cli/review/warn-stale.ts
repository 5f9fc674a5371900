// Says after a run which corrections no longer hold: they are asked about again by `review`.

import { listStaleCorrections } from '../../loaders/queries/list-stale-corrections.ts';
import type { Context } from '../command.ts';
import { withWarehouse } from '../open-for-reading.ts';
import { readCorrectionsInForce } from './read-corrections.ts';

/** One warning for each; how many. @throws CatalogError, WarehouseError. */
export async function warnStaleCorrections(context: Context): Promise<number> {
  const corrections = readCorrectionsInForce();
  if (corrections.length === 0) return 0;
  const stale = await withWarehouse(context, (warehouse) => listStaleCorrections(warehouse, corrections));
  for (const { message } of stale) context.warn(context.say(message));
  if (stale.length > 0)
    context.warn(
      context.say({
        zh: `${stale.length} 条更正不再适用：nianbao review`,
        en: `${stale.length} corrections no longer hold: nianbao review`,
      }),
    );
  return stale.length;
}
