// The tables and views that an export hands out, each readable row by row, with what a program has to know of its columns.

import { type Kysely, sql } from 'kysely';
import type { Words } from '../../model/index.ts';
import type { QueryValue } from '../queries/query-messages.ts';
import type { WarehouseSchema } from '../schema/index.ts';

export interface ExportResource {
  /** Name of the table or view; docs/warehouse.md explains its columns. */
  readonly name: keyof WarehouseSchema & string;
  readonly title: Words;
  readonly key: readonly string[];
  /** Column → the table whose `id` it names. */
  readonly references: Readonly<Record<string, string>>;
}

/** What is exported, in order: values to use first, then all facts, then what explains them. */
export const exportResources: readonly ExportResource[] = [
  {
    name: 'out_comparison',
    title: {
      zh: '可比数值（每校、每指标、每时期一个）',
      en: 'the value to use of each school, indicator and period',
    },
    key: ['institution_id', 'indicator_id', 'period_key'],
    references: {
      institution_id: 'core_institution',
      indicator_id: 'core_indicator',
      document: 'raw_document',
      fact_id: 'core_fact',
    },
  },
  {
    name: 'out_conflict',
    title: { zh: '互相矛盾的数值', en: 'values that contradict each other' },
    key: ['best_fact_id', 'other_fact_id'],
    references: { best_fact_id: 'core_fact', other_fact_id: 'core_fact' },
  },
  {
    name: 'out_coverage',
    title: { zh: '标准表各指标的填报情况', en: 'what became of each indicator of the national tables' },
    key: ['institution_id', 'year', 'indicator_id'],
    references: { institution_id: 'core_institution', indicator_id: 'core_indicator' },
  },
  {
    name: 'core_fact',
    title: { zh: '全部数据，附原文和位置', en: 'every fact, with printed form and place' },
    key: ['id'],
    references: {
      document: 'raw_document',
      institution_id: 'core_institution',
      indicator_id: 'core_indicator',
    },
  },
  {
    name: 'core_finding',
    title: { zh: '质量检查的发现', en: 'what the quality checks found' },
    key: ['id'],
    references: { document: 'raw_document' },
  },
  {
    name: 'core_finding_fact',
    title: { zh: '发现涉及的数据', en: 'the facts a finding is about' },
    key: ['finding_id', 'fact_id'],
    references: { finding_id: 'core_finding', fact_id: 'core_fact' },
  },
  {
    name: 'core_correction',
    title: { zh: '人工更正', en: 'reviewed corrections' },
    key: ['id'],
    references: {},
  },
  { name: 'raw_document', title: { zh: '文件', en: 'documents' }, key: ['id'], references: {} },
  { name: 'core_institution', title: { zh: '学校', en: 'institutions' }, key: ['id'], references: {} },
  { name: 'core_indicator', title: { zh: '指标目录', en: 'indicators' }, key: ['id'], references: {} },
  { name: 'core_unit', title: { zh: '单位', en: 'units' }, key: ['id'], references: {} },
];

/** The other tables of out_ and core_, for programs that read them all. */
export const tableResources: readonly ExportResource[] = [
  {
    name: 'out_best_value',
    title: { zh: '采用的数值', en: 'values to use' },
    key: ['institution_id', 'indicator_id', 'period_key'],
    references: {
      institution_id: 'core_institution',
      indicator_id: 'core_indicator',
      document: 'raw_document',
      fact_id: 'core_fact',
    },
  },
  {
    name: 'out_alternative',
    title: { zh: '其他取值', en: 'other values printed' },
    key: ['institution_id', 'indicator_id', 'period_key', 'position'],
    references: { fact_id: 'core_fact', best_fact_id: 'core_fact' },
  },
  {
    name: 'out_numerals',
    title: { zh: '各文件数字的去向', en: 'where the numerals of each document went' },
    key: ['document'],
    references: { document: 'raw_document', institution_id: 'core_institution' },
  },
  {
    name: 'core_institution_name',
    title: { zh: '学校名称', en: 'names of institutions' },
    key: ['institution_id', 'name', 'kind'],
    references: { institution_id: 'core_institution' },
  },
  {
    name: 'core_indicator_name',
    title: { zh: '指标名称', en: 'names of indicators' },
    key: ['indicator_id', 'name', 'kind'],
    references: { indicator_id: 'core_indicator' },
  },
  {
    name: 'core_standard_table',
    title: { zh: '国家统一表格', en: 'national tables' },
    key: ['id'],
    references: {},
  },
];

export interface ExportColumn {
  readonly name: string;
  /** As data packages name types. Exact decimals, kept as text in the warehouse, are numbers. */
  readonly type: 'string' | 'integer' | 'number';
  /** An exact decimal: text in the warehouse, so that no digit is lost. */
  readonly exact: boolean;
}

const EXACT: ReadonlySet<string> = new Set(['value', 'value_min', 'value_max', 'best_value', 'other_value']);
const FLOATING: ReadonlySet<string> = new Set(['value_num', 'confidence', 'resolved_share']);

/** The columns of a table or view, in order. */
export async function readColumns(
  db: Kysely<WarehouseSchema>,
  resource: ExportResource,
): Promise<ExportColumn[]> {
  const { rows } = await sql<{
    name: string;
    type: string;
  }>`select name, type from pragma_table_info(${resource.name})`.execute(db);
  return rows.map(({ name, type }) => ({
    name,
    type: typeOf(name, type.toUpperCase()),
    exact: EXACT.has(name),
  }));
}

function typeOf(name: string, declared: string): ExportColumn['type'] {
  if (EXACT.has(name) || FLOATING.has(name) || declared === 'REAL') return 'number';
  return declared === 'INTEGER' || name === 'year' || name === 'documents' ? 'integer' : 'string';
}

/** Rows of a table or view in the order of its key, a few at a time: a large warehouse need not fit into memory. */
export async function* readResource(
  db: Kysely<WarehouseSchema>,
  { name, key }: ExportResource,
  columns: readonly ExportColumn[],
): AsyncGenerator<QueryValue[]> {
  let query = db.selectFrom(db.dynamic.table(name).as('t')).selectAll();
  for (const column of key) query = query.orderBy(db.dynamic.ref(column));
  for await (const row of query.stream()) {
    const record: Readonly<Record<string, unknown>> = row;
    yield columns.map(({ name: column }) => toValue(record[column]));
  }
}

const toValue = (value: unknown): QueryValue =>
  typeof value === 'string' || typeof value === 'number' ? value : null;
