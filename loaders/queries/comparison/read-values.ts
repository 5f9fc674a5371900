// The values to use of some indicators, with names and files. Reads out_best_value alone by its index and joins the
// few hundred schools and files in memory: the same as out_comparison (but for its place in words), many times faster.

import { type Kysely, type Selectable, sql } from 'kysely';
import { groupRows } from '../../group-rows.ts';
import type { OutComparisonView, WarehouseSchema } from '../../schema/index.ts';
import {
  readFewValues,
  readOwn,
  readYears,
  readYearValues,
  toCompact,
  type YearValues,
} from './read-columns.ts';

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
  const names = {
    institutions: filter.institutions,
    documents: await readDocuments(db, documentsOf(groups)),
    indicators: await readIndicators(db, filter.indicators),
    units: await readUnits(db),
  };
  const order = orderOf(filter.institutions);
  const place = (row: ComparisonRow) => order.get(row.institution_id) ?? 0;
  return groups.flatMap((group) =>
    joinNames(group, names).sort((a, b) => place(a) - place(b) || compareText(a.period_key, b.period_key)),
  );
}

/** Values of one indicator and year. */
interface Group extends YearValues {
  readonly indicator: string;
}

interface Names {
  readonly institutions: ValueFilter['institutions'];
  readonly documents: Awaited<ReturnType<typeof readDocuments>>;
  readonly indicators: Awaited<ReturnType<typeof readIndicators>>;
  readonly units: Awaited<ReturnType<typeof readUnits>>;
}

/** A fact's id begins with that of its document, which has no hyphen. */
const documentOf = (fact: string): string => fact.slice(0, fact.indexOf('-'));

function documentsOf(groups: readonly Group[]): Set<string> {
  const used = new Set<string>();
  for (const { values } of groups) for (const { fact_id } of values) used.add(documentOf(fact_id));
  return used;
}

/** Each row is made in one go: with hundreds of thousands of them, adding to objects takes longer than reading. */
function joinNames({ indicator, year, usual, values }: Group, names: Names): ComparisonRow[] {
  const known = names.indicators.get(indicator);
  const rows: ComparisonRow[] = [];
  for (const value of values) {
    const institution = names.institutions.get(value.institution_id);
    const document_id = documentOf(value.fact_id);
    const document = names.documents.get(document_id);
    if (!known || !institution || !document) continue;
    const own = value.own === null ? usual : readOwn(value.own);
    const unit = own.unit === null ? undefined : names.units.get(own.unit);
    rows.push({
      institution_id: value.institution_id,
      institution: institution.name,
      institution_kind: institution.kind,
      level: institution.level,
      region: institution.region,
      indicator_id: indicator,
      indicator_zh: known.name_zh,
      indicator_en: known.name_en,
      standard_table: known.standard_table,
      year,
      period_key: own.period_key,
      period_kind: own.period_kind,
      period_label: own.period_label,
      value: value.value,
      value_min: value.value_min,
      value_max: value.value_max,
      value_num: value.value_num,
      unit: own.unit,
      unit_zh: unit?.name_zh ?? null,
      unit_en: unit?.name_en ?? null,
      value_printed: value.printed ?? value.value ?? '',
      unit_printed: own.unit_printed,
      modifier: own.modifier,
      kind: own.kind,
      trust: own.trust,
      alternatives: value.alternatives,
      conflict: value.conflict,
      resolution: value.resolution,
      anchor: value.anchor,
      document: document_id,
      document_title: document.title,
      document_path: document.path,
      report_year: document.year,
      fact_id: value.fact_id,
    });
  }
  return rows;
}

/** Values of a few schools, by indicator, newest year first. */
async function readChosen(db: Db, { indicators, institutions, years }: ValueFilter): Promise<Group[]> {
  const rows = await readFewValues(db, indicators, years, [...institutions.keys()]);
  const byIndicator = groupRows(rows, (row) => row.indicator_id);
  return indicators.flatMap((indicator) =>
    [...groupRows(byIndicator.get(indicator) ?? [], (row) => row.year)]
      .sort(([a], [b]) => (b ?? -1) - (a ?? -1))
      .flatMap(([year, group]) => {
        const [usual] = group;
        return usual ? [{ indicator, year, usual, values: group.map(toCompact) }] : [];
      }),
  );
}

/** Values of all schools. */
async function readAll(db: Db, { indicators, years }: ValueFilter): Promise<Group[]> {
  const groups: Group[] = [];
  for (const indicator of indicators)
    for (const year of await readYears(db, indicator)) {
      if (years.length > 0 && (year === null || !years.includes(year))) continue;
      const found = await readYearValues(db, indicator, year);
      if (found) groups.push({ indicator, ...found });
    }
  return groups;
}

/** School → its place by name. */
function orderOf(institutions: ReadonlyMap<string, ComparedInstitution>): Map<string, number> {
  const names = [...institutions.values()].sort((a, b) => compareText(a.name, b.name));
  return new Map(names.map(({ id }, i) => [id, i]));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function readDocuments(db: Db, ids: ReadonlySet<string>) {
  const rows = await db
    .selectFrom('raw_document')
    .select(['id', 'title', 'path', 'year'])
    .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify([...ids])}))`)
    .execute();
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
