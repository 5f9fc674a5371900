// The rows of out_best_value of facts that were chosen, made where the facts are: a fact, or what a reviewed correction
// says in its place.

import { sql, type Transaction } from 'kysely';
import type { Flag, WarehouseSchema } from '../schema/index.ts';

/** A fact that is the value of its institution × indicator × period. */
export interface ChosenValue {
  readonly fact: string;
  /** How many others compete with it. */
  readonly alternatives: number;
  readonly conflict: Flag;
  readonly resolution: 'correction' | 'note' | null;
}

/** Stores `values`; their institutions, indicators and periods must have none. What counts as trust: `trustOf`. */
export async function insertBestValues(
  trx: Transaction<WarehouseSchema>,
  values: readonly ChosenValue[],
): Promise<void> {
  if (values.length === 0) return;
  const chosen = values.map(({ fact, alternatives, conflict, resolution }) => [
    fact,
    alternatives,
    conflict,
    resolution,
  ]);
  await sql`insert into out_best_value (institution_id, indicator_id, period_key, period_kind, period_start, period_end,
      period_label, year, value, value_min, value_max, value_num, unit, value_printed, unit_printed, modifier, kind,
      trust, alternatives, conflict, resolution, fact_id, document, anchor)
    select f.institution_id, f.indicator_id, f.period_key, f.period_kind, f.period_start, f.period_end,
      f.period_label, f.year,
      iif(c.id is null, f.value, c.value), iif(c.id is null, f.value_min, null), iif(c.id is null, f.value_max, null),
      iif(c.id is null, f.value_num, cast(c.value as real)), coalesce(c.unit, f.unit), f.value_printed,
      f.unit_printed, iif(c.id is null, f.modifier, 'exact'), f.kind,
      case when c.id is not null then 'correction'
        when f.origin <> 'note' then f.origin
        when f.corrects is null then 'prose' else 'note' end,
      j.value ->> 1, j.value ->> 2, j.value ->> 3, f.id, f.document, f.anchor
    from json_each(${JSON.stringify(chosen)}) as j
    cross join core_fact as f on f.id = j.value ->> 0
    left join core_correction as c on c.fact_id = f.id and c.value_printed = f.value_printed`.execute(trx);
}
