// The values to use of some indicators, with names and files. Reads out_best_value alone by its index and joins the
// few hundred schools and files in memory: the same as out_comparison (but for its place in words), many times faster.

import type { Kysely, Selectable } from 'kysely';
import { groupRows } from '../../group-rows.ts';
import type { OutComparisonView, WarehouseSchema } from '../../schema/index.ts';
import { type BestValue, readFewValues, readYears, readYearValues } from './read-columns.ts';

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

/** By indicator in the order given, newest year first, then school and period. */
export async function readValues(db: Db, filter: ValueFilter): Promise<ComparisonRow[]> {
  const groups = filter.few ? await readChosen(db, filter) : await readAll(db, filter);
  const used = new Set<string>();
  for (const group of groups) for (const { document } of group) used.add(document);
  const [documents, indicators, units] = await Promise.all([
    readDocuments(db, used),
    readIndicators(db, filter.indicators),
    readUnits(db),
  ]);
  const order = orderOf(filter.institutions);
  const rows: ComparisonRow[] = [];
  for (const group of groups) {
    group.sort(
      (a, b) =>
        (order.get(a.institution_id) ?? 0) - (order.get(b.institution_id) ?? 0) ||
        compareText(a.period_key, b.period_key),
    );
    for (const value of group) {
      const institution = filter.institutions.get(value.institution_id);
      const indicator = indicators.get(value.indicator_id);
      const document = documents.get(value.document);
      if (!institution || !indicator || !document) continue;
      const unit = value.unit === null ? undefined : units.get(value.unit);
      // added to the row that was read: a copy of every row would take as long as reading it
      rows.push(
        Object.assign(value, {
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
        }),
      );
    }
  }
  return rows;
}

/** Values of a few schools, in groups of one indicator and year, in order. */
async function readChosen(db: Db, { indicators, institutions, years }: ValueFilter): Promise<BestValue[][]> {
  const values = await readFewValues(db, indicators, years, [...institutions.keys()]);
  const byIndicator = groupRows(values, (row) => row.indicator_id);
  return indicators.flatMap((indicator) =>
    [...groupRows(byIndicator.get(indicator) ?? [], (row) => row.year)]
      .sort(([a], [b]) => (b ?? -1) - (a ?? -1))
      .map(([, group]) => [...group]),
  );
}

/** The same of all schools. */
async function readAll(db: Db, { indicators, institutions, years }: ValueFilter): Promise<BestValue[][]> {
  const groups: BestValue[][] = [];
  for (const indicator of indicators) {
    const there = await readYears(db, indicator);
    for (const year of there) {
      if (years.length > 0 && (year === null || !years.includes(year))) continue;
      const values = await readYearValues(db, indicator, year);
      groups.push(values.filter((row) => institutions.has(row.institution_id)));
    }
  }
  return groups;
}

/** School → its place by name. */
function orderOf(institutions: ReadonlyMap<string, ComparedInstitution>): Map<string, number> {
  const names = [...institutions.values()].sort((a, b) => compareText(a.name, b.name));
  return new Map(names.map(({ id }, i) => [id, i]));
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
