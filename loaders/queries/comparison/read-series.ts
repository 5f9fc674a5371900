// What the warehouse's catalogue says of an indicator's series: which direction is better, and when its definition changed.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../../schema/index.ts';
import type { SeriesKnowledge } from './arrange-blocks.ts';

const UNKNOWN: SeriesKnowledge = { lowerIsBetter: false, breaks: [] };

/** Looks `indicators` up; those that are not in the warehouse count as never changed. */
export async function readSeries(
  db: Kysely<WarehouseSchema>,
  indicators: readonly string[],
): Promise<(indicator: string) => SeriesKnowledge> {
  if (indicators.length === 0) return () => UNKNOWN;
  const rows = await db
    .selectFrom('core_indicator')
    .select(['id', 'better', 'changed'])
    .where('id', 'in', [...indicators])
    .execute();
  const known = new Map(
    rows.map(({ id, better, changed }) => [
      id,
      { lowerIsBetter: better === 'lower', breaks: JSON.parse(changed) as SeriesKnowledge['breaks'] },
    ]),
  );
  return (indicator) => known.get(indicator) ?? UNKNOWN;
}
