// Rows of `out_best_value` of one indicator and year, read quickly: turning a column of text into strings takes longer than
// finding the row. What nearly always says the same is therefore sent only where it differs from the first row.

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { OutBestValueTable, WarehouseSchema } from '../../schema/index.ts';

type Db = Kysely<WarehouseSchema>;

/** What a comparison takes from `out_best_value`. */
const COLUMNS = [
  'institution_id',
  'indicator_id',
  'period_key',
  'period_kind',
  'period_label',
  'year',
  'value',
  'value_min',
  'value_max',
  'value_num',
  'unit',
  'value_printed',
  'unit_printed',
  'modifier',
  'kind',
  'trust',
  'alternatives',
  'conflict',
  'resolution',
  'fact_id',
  'document',
  'anchor',
] as const;

export type BestValue = Pick<OutBestValueTable, (typeof COLUMNS)[number]>;

/** Values of `institutions` only: a short list that the query can name. */
export async function readFewValues(
  db: Db,
  indicators: readonly string[],
  years: readonly number[],
  institutions: readonly string[],
): Promise<BestValue[]> {
  const query = db
    .selectFrom('out_best_value')
    .select(COLUMNS)
    .where('indicator_id', 'in', [...indicators])
    .where('institution_id', 'in', [...institutions]);
  return await (years.length > 0 ? query.where('year', 'in', [...years]) : query).execute();
}

/**
 * The years (null: unknown) of which there are values of `indicator`, newest first. Jumps from year to year in the index: reading
 * all entries to find four years takes longer than reading one year's values.
 */
export async function readYears(db: Db, indicator: string): Promise<(number | null)[]> {
  const { rows } = await sql<{ year: number | null }>`
    with recursive there(year) as (
      select max(year) from out_best_value where indicator_id = ${indicator}
      union all
      select (select max(year) from out_best_value where indicator_id = ${indicator} and year < there.year)
      from there where there.year is not null
    )
    select year from there where year is not null
    union all
    select null where exists (select 1 from out_best_value where indicator_id = ${indicator} and year is null)`.execute(
    db,
  );
  return rows.map(({ year }) => year);
}

/** What nearly all values of an indicator in one year have in common. */
type Usual = Pick<
  BestValue,
  'period_key' | 'period_kind' | 'period_label' | 'unit' | 'unit_printed' | 'modifier' | 'kind' | 'trust'
>;

/** A value without what its indicator and year tell. */
export interface CompactValue
  extends Pick<
    BestValue,
    | 'institution_id'
    | 'value'
    | 'value_min'
    | 'value_max'
    | 'value_num'
    | 'alternatives'
    | 'conflict'
    | 'resolution'
    | 'fact_id'
    | 'anchor'
  > {
  /** Null where it is printed as `value` says. */
  readonly printed: string | null;
  /** Null for a value like most others; else what it has instead of `usual`, as JSON, in the order of {@link readOwn}. */
  readonly own: string | null;
}

export interface YearValues {
  readonly year: number | null;
  readonly usual: Usual;
  readonly values: readonly CompactValue[];
}

/** The values of all schools, in no order; null when there are none. */
export async function readYearValues(
  db: Db,
  indicator: string,
  year: number | null,
): Promise<YearValues | null> {
  const usual = await ofYear(db, indicator, year).select(COLUMNS).limit(1).executeTakeFirst();
  if (!usual) return null;
  const isUsual = sql`period_key = ${usual.period_key} and unit is ${usual.unit} and unit_printed is ${usual.unit_printed}
    and modifier = ${usual.modifier} and kind = ${usual.kind} and trust = ${usual.trust}`;
  const values = await ofYear(db, indicator, year)
    .select([
      'institution_id',
      'value',
      'value_min',
      'value_max',
      'value_num',
      'alternatives',
      'conflict',
      'resolution',
      'fact_id',
      'anchor',
      sql<string | null>`case when value_printed = value then null else value_printed end`.as('printed'),
      sql<string | null>`case when ${isUsual} then null else
        json_array(period_key, period_kind, period_label, unit, unit_printed, modifier, kind, trust) end`.as(
        'own',
      ),
    ])
    .execute();
  return { year, usual, values };
}

/** What a value has of its own where it is not as usual. */
export function readOwn(own: string): Usual {
  const [period_key, period_kind, period_label, unit, unit_printed, modifier, kind, trust] = JSON.parse(
    own,
  ) as [
    string,
    Usual['period_kind'],
    string,
    string | null,
    string | null,
    Usual['modifier'],
    Usual['kind'],
    Usual['trust'],
  ];
  return { period_key, period_kind, period_label, unit, unit_printed, modifier, kind, trust };
}

/** A value that was read whole. */
export function toCompact(row: BestValue): CompactValue {
  const { period_key, period_kind, period_label, unit, unit_printed, modifier, kind, trust } = row;
  return {
    institution_id: row.institution_id,
    value: row.value,
    value_min: row.value_min,
    value_max: row.value_max,
    value_num: row.value_num,
    alternatives: row.alternatives,
    conflict: row.conflict,
    resolution: row.resolution,
    fact_id: row.fact_id,
    anchor: row.anchor,
    printed: row.value_printed,
    own: JSON.stringify([period_key, period_kind, period_label, unit, unit_printed, modifier, kind, trust]),
  };
}

function ofYear(
  db: Db,
  indicator: string,
  year: number | null,
): SelectQueryBuilder<WarehouseSchema, 'out_best_value', object> {
  const query = db.selectFrom('out_best_value').where('indicator_id', '=', indicator);
  return year === null ? query.where('year', 'is', null) : query.where('year', '=', year);
}
