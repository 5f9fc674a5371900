// What else was printed where values contradict each other, for the footnotes of a comparison.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../../schema/index.ts';
import type { ComparisonRow } from './read-values.ts';

/** Fact id of the value in use → what other facts print instead, each printed form once. */
export async function readDisagreeing(
  db: Kysely<WarehouseSchema>,
  rows: readonly Pick<ComparisonRow, 'fact_id' | 'institution_id' | 'indicator_id' | 'period_key'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const row of rows) {
    const others = await db
      .selectFrom('out_alternative as a')
      .innerJoin('core_fact as f', 'f.id', 'a.fact_id')
      .where('a.institution_id', '=', row.institution_id)
      .where('a.indicator_id', '=', row.indicator_id)
      .where('a.period_key', '=', row.period_key)
      .where('a.agrees', '=', 0)
      .orderBy('a.position')
      .select(['f.value_printed'])
      .execute();
    found.set(row.fact_id, [...new Set(others.map(({ value_printed }) => value_printed))]);
  }
  return found;
}
