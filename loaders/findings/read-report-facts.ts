// The numbers of a school's reports in force, in the shape of the model, as checks over several reports need them.

import { sql } from 'kysely';
import type { Anchor, Fact } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';

/** The facts of one report in force; their ids are those of the warehouse. */
export interface StoredReport {
  readonly document: string;
  readonly year: number;
  readonly facts: readonly Fact[];
}

/** Ids of schools with reports of more than one year in force, in order. */
export async function listSchoolsWithSeries({ db }: Pick<Warehouse, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('raw_document')
    .where('superseded_by', 'is', null)
    .where('institution_id', 'is not', null)
    .where('year', 'is not', null)
    .groupBy('institution_id')
    .having(sql`count(distinct year)`, '>', 1)
    .orderBy('institution_id')
    .select('institution_id')
    .execute();
  return rows.flatMap(({ institution_id }) => institution_id ?? []);
}

/**
 * The reports of `institution` that state figures year by year, each type of report a series of its own, by year. Facts are
 * those about the school itself in tables and notes; what a reviewed correction settled is left out.
 */
export async function readReportFacts(
  { db }: Pick<Warehouse, 'db'>,
  institution: string,
): Promise<StoredReport[][]> {
  const documents = await db
    .selectFrom('raw_document')
    .where('institution_id', '=', institution)
    .where('superseded_by', 'is', null)
    .where('year', 'is not', null)
    .where('report_type', 'is not', null)
    .where('report_type', 'not in', ['news', 'other'])
    .orderBy('year')
    .orderBy('arrival')
    .select(['id', 'year', 'report_type'])
    .execute();
  const series = new Map<string, StoredReport[]>();
  for (const { id, year, report_type } of documents) {
    if (year === null || report_type === null) continue;
    const reports = series.get(report_type) ?? [];
    series.set(report_type, reports);
    reports.push({ document: id, year, facts: await readFacts(db, id) });
  }
  return [...series.values()];
}

async function readFacts(db: Warehouse['db'], document: string): Promise<Fact[]> {
  const rows = await db
    .selectFrom('core_fact as f')
    .leftJoin('core_correction as c', 'c.fact_id', 'f.id')
    .where('f.document', '=', document)
    .where('f.own', '=', 1)
    .where('f.indicator_id', 'is not', null)
    .where('f.origin', 'in', ['standard_table', 'table', 'note'])
    .where('c.id', 'is', null)
    .orderBy('f.ordinal')
    .select([
      'f.id',
      'f.entity',
      'f.indicator_text',
      'f.indicator_id',
      'f.indicator_path',
      'f.value',
      'f.value_min',
      'f.value_max',
      'f.value_printed',
      'f.unit',
      'f.unit_printed',
      'f.dimension',
      'f.modifier',
      'f.kind',
      'f.status',
      'f.period_printed',
      'f.period_kind',
      'f.period_start',
      'f.period_end',
      'f.period_from',
      'f.dims',
      'f.origin',
      'f.rule',
      'f.confidence',
      'f.anchor',
      'f.table_id',
      'f.corrects',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    entity: row.entity,
    indicatorText: row.indicator_text,
    indicatorId: row.indicator_id,
    // read when asked for: few of very many facts are
    get path() {
      return JSON.parse(row.indicator_path) as string[];
    },
    value: row.value,
    ...(row.value_min !== null && { valueMin: row.value_min }),
    ...(row.value_max !== null && { valueMax: row.value_max }),
    valueText: row.value_printed,
    unit: row.unit,
    unitText: row.unit_printed,
    dimension: row.dimension,
    modifier: row.modifier,
    kind: row.kind,
    status: row.status,
    period: {
      text: row.period_printed,
      kind: row.period_kind,
      start: row.period_start,
      end: row.period_end,
      from: row.period_from,
    },
    dims: row.dims === '{}' ? NONE : (JSON.parse(row.dims) as Record<string, string>),
    from: row.origin,
    // the words of the row are not compared
    quote: '',
    rule: row.rule,
    confidence: row.confidence,
    get anchor() {
      return JSON.parse(row.anchor) as Anchor;
    },
    ...(row.table_id !== null && { table: row.table_id }),
    ...(row.corrects !== null && { corrects: row.corrects }),
  }));
}

const NONE: Readonly<Record<string, string>> = {};
