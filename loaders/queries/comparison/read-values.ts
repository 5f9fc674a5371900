// The values to use of some indicators, with names and files. Reads out_best_value alone by its index and joins the
// few hundred schools and files in memory: the same as out_comparison (but for its place in words), many times faster.

import type { Kysely, Selectable } from 'kysely';
import type { OutComparisonView, WarehouseSchema } from '../../schema/index.ts';

/** A row of `out_comparison` without its place in words; docs/warehouse.md explains its columns. */
export type ComparisonRow = Omit<Selectable<OutComparisonView>, 'place'>;

export interface ValueFilter {
  /** Ids; must not be empty. */
  readonly indicators: readonly string[];
  /** The schools that may be listed, by id. */
  readonly institutions: ReadonlyMap<string, ComparedInstitution>;
  /** Whether `institutions` is so short a list that the query should name them. */
  readonly few: boolean;
  readonly years: readonly number[];
}

export interface ComparedInstitution {
  readonly id: string;
  readonly name: string;
  readonly kind: OutComparisonView['institution_kind'];
  readonly level: string | null;
  readonly region: string | null;
}

type Db = Kysely<WarehouseSchema>;

/** What a comparison takes from `out_best_value` as it is: reading a column of many rows takes time. */
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

/** By indicator in the order given, newest year first, then school and period. */
export async function readValues(db: Db, filter: ValueFilter): Promise<ComparisonRow[]> {
  let query = db
    .selectFrom('out_best_value')
    .select(COLUMNS)
    .where('indicator_id', 'in', [...filter.indicators]);
  if (filter.few) query = query.where('institution_id', 'in', [...filter.institutions.keys()]);
  if (filter.years.length > 0) query = query.where('year', 'in', [...filter.years]);
  const values = (await query.execute()).filter((row) => filter.institutions.has(row.institution_id));
  const [documents, indicators, units] = await Promise.all([
    readDocuments(db, new Set(values.map(({ document }) => document))),
    readIndicators(db, filter.indicators),
    readUnits(db),
  ]);
  const rows = values.flatMap((value): ComparisonRow | [] => {
    const institution = filter.institutions.get(value.institution_id);
    const indicator = indicators.get(value.indicator_id);
    const document = documents.get(value.document);
    if (!institution || !indicator || !document) return [];
    const unit = value.unit === null ? undefined : units.get(value.unit);
    // added to the row that was read: a copy of every row would take as long as reading it
    return Object.assign(value, {
      institution: institution.name,
      institution_kind: institution.kind,
      level: institution.level,
      region: institution.region,
      indicator_zh: indicator.name_zh,
      indicator_en: indicator.name_en,
      standard_table: indicator.standard_table,
      unit_zh: unit?.name_zh ?? null,
      unit_en: unit?.name_en ?? null,
      document_title: document.title,
      document_path: document.path,
      report_year: document.year,
    });
  });
  return sortRows(rows, filter);
}

function sortRows(rows: readonly ComparisonRow[], filter: ValueFilter): ComparisonRow[] {
  const byIndicator = new Map(filter.indicators.map((id, i) => [id, i]));
  const names = [...filter.institutions.values()].sort((a, b) => compareText(a.name, b.name));
  const byName = new Map(names.map(({ id }, i) => [id, i]));
  const keyed = rows.map((row) => ({
    row,
    indicator: byIndicator.get(row.indicator_id) ?? 0,
    year: row.year ?? -1,
    name: byName.get(row.institution_id) ?? 0,
  }));
  keyed.sort(
    (a, b) =>
      a.indicator - b.indicator ||
      b.year - a.year ||
      a.name - b.name ||
      compareText(a.row.period_key, b.row.period_key),
  );
  return keyed.map(({ row }) => row);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ids asked for in one statement; more of them, and the whole table is read at once. */
const MANY = 500;

async function readDocuments(db: Db, ids: ReadonlySet<string>) {
  const query = db.selectFrom('raw_document').select(['id', 'title', 'path', 'year']);
  const rows = await (ids.size > MANY
    ? query.where('superseded_by', 'is', null)
    : query.where('id', 'in', [...ids])
  ).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function readIndicators(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('core_indicator')
    .select(['id', 'name_zh', 'name_en', 'standard_table'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function readUnits(db: Db) {
  const rows = await db.selectFrom('core_unit').select(['id', 'name_zh', 'name_en']).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
