// Rows of `out_best_value` of one indicator and year, read quickly: turning a column of text into strings takes longer than
// finding the row. Columns that nearly always say the same are therefore sent only where they differ from the first row.

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

/** Stands for null where null means "as usual". */
const NOTHING = '\u0000';

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

/** The years (null: unknown) of which there are values of `indicator`, newest first. */
export async function readYears(db: Db, indicator: string): Promise<(number | null)[]> {
  const rows = await db
    .selectFrom('out_best_value')
    .where('indicator_id', '=', indicator)
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** The values of all schools, in no order. */
export async function readYearValues(db: Db, indicator: string, year: number | null): Promise<BestValue[]> {
  const usual = await ofYear(db, indicator, year).select(COLUMNS).limit(1).executeTakeFirst();
  if (!usual) return [];
  const rows = await ofYear(db, indicator, year)
    .select([
      'institution_id',
      'value',
      'value_min',
      'value_max',
      'value_num',
      'alternatives',
      'conflict',
      'fact_id',
      'anchor',
      sql<string | null>`nullif(value_printed, value)`.as('value_printed'),
      sql<string | null>`nullif(period_key, ${usual.period_key})`.as('period_key'),
      sql<BestValue['period_kind'] | null>`nullif(period_kind, ${usual.period_kind})`.as('period_kind'),
      sql<string | null>`nullif(period_label, ${usual.period_label})`.as('period_label'),
      sql<BestValue['modifier'] | null>`nullif(modifier, ${usual.modifier})`.as('modifier'),
      sql<BestValue['kind'] | null>`nullif(kind, ${usual.kind})`.as('kind'),
      sql<BestValue['trust'] | null>`nullif(trust, ${usual.trust})`.as('trust'),
      sql<string | null>`nullif(coalesce(unit, ${NOTHING}), ${usual.unit ?? NOTHING})`.as('unit'),
      sql<string | null>`nullif(coalesce(unit_printed, ${NOTHING}), ${usual.unit_printed ?? NOTHING})`.as(
        'unit_printed',
      ),
      'resolution',
    ])
    .execute();
  return rows.map((row) => ({
    institution_id: row.institution_id,
    indicator_id: indicator,
    period_key: row.period_key ?? usual.period_key,
    period_kind: row.period_kind ?? usual.period_kind,
    period_label: row.period_label ?? usual.period_label,
    year,
    value: row.value,
    value_min: row.value_min,
    value_max: row.value_max,
    value_num: row.value_num,
    unit: differing(row.unit, usual.unit),
    value_printed: row.value_printed ?? row.value ?? '',
    unit_printed: differing(row.unit_printed, usual.unit_printed),
    modifier: row.modifier ?? usual.modifier,
    kind: row.kind ?? usual.kind,
    trust: row.trust ?? usual.trust,
    alternatives: row.alternatives,
    conflict: row.conflict,
    resolution: row.resolution,
    fact_id: row.fact_id,
    // a fact's id begins with that of its document, which has no hyphen
    document: row.fact_id.slice(0, row.fact_id.indexOf('-')),
    anchor: row.anchor,
  }));
}

const differing = (sent: string | null, usual: string | null): string | null =>
  sent === null ? usual : sent === NOTHING ? null : sent;

function ofYear(
  db: Db,
  indicator: string,
  year: number | null,
): SelectQueryBuilder<WarehouseSchema, 'out_best_value', object> {
  const query = db.selectFrom('out_best_value').where('indicator_id', '=', indicator);
  return year === null ? query.where('year', 'is', null) : query.where('year', '=', year);
}
