// What is in the warehouse, in a few numbers.

import { sql } from 'kysely';
import type { NumeralLedger, Severity } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import type { DocumentStatus } from '../schema/index.ts';

export interface WarehouseSummary {
  readonly documents: Readonly<Record<DocumentStatus, number>> & {
    /** Of all, those that a newer version replaced. */
    readonly superseded: number;
  };
  /** Institutions that some document in force is of; `provisional`: of them, those the catalogue does not know. */
  readonly institutions: number;
  readonly provisional: number;
  /** Years of the reports in force; null when there are none. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Facts of documents in force; `catalogued`: of them, those with an indicator of the catalogue. */
  readonly facts: number;
  readonly catalogued: number;
  /** Rows of `out_best_value`, and of them those with contradictions that no correction explains. */
  readonly values: number;
  readonly conflicts: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly numerals: NumeralLedger;
}

/** Counts what is in force; superseded documents count only as documents. */
export async function summariseWarehouse(warehouse: Warehouse): Promise<WarehouseSummary> {
  const [documents, reports, facts, values, findings] = await Promise.all([
    countDocuments(warehouse),
    describeReports(warehouse),
    countFacts(warehouse),
    countValues(warehouse),
    countFindings(warehouse),
  ]);
  return { documents, ...reports, ...facts, ...values, findings };
}

async function countDocuments({ db }: Warehouse): Promise<WarehouseSummary['documents']> {
  const rows = await db
    .selectFrom('raw_document')
    .select(({ fn }) => [
      'status',
      fn.countAll<number>().as('count'),
      fn.count<number>('superseded_by').as('superseded'),
    ])
    .groupBy('status')
    .execute();
  const count = (status: DocumentStatus) => rows.find((row) => row.status === status)?.count ?? 0;
  return {
    succeeded: count('succeeded'),
    partial: count('partial'),
    failed: count('failed'),
    superseded: rows.reduce((sum, row) => sum + row.superseded, 0),
  };
}

async function describeReports({ db }: Warehouse) {
  const row = await sql<DescribedReports>`
    select count(distinct d.institution_id) as institutions,
      count(distinct case when i.provisional = 1 then i.id end) as provisional,
      min(d.year) as "firstYear", max(d.year) as "lastYear",
      coalesce(sum(numerals_total), 0) as total, coalesce(sum(numerals_facts), 0) as facts,
      coalesce(sum(numerals_cells), 0) as cells, coalesce(sum(numerals_references), 0) as "references",
      coalesce(sum(numerals_unresolved), 0) as unresolved
    from raw_document d left join core_institution i on i.id = d.institution_id
    where d.superseded_by is null`.execute(db);
  const { institutions, provisional, firstYear, lastYear, ...numerals } = row.rows[0] ?? noReports;
  return { institutions, provisional, firstYear, lastYear, numerals };
}

type DescribedReports = Pick<WarehouseSummary, 'institutions' | 'provisional' | 'firstYear' | 'lastYear'> &
  NumeralLedger;

const noReports: DescribedReports = {
  institutions: 0,
  provisional: 0,
  firstYear: null,
  lastYear: null,
  total: 0,
  facts: 0,
  cells: 0,
  references: 0,
  unresolved: 0,
};

async function countFacts({ db }: Warehouse) {
  return await db
    .selectFrom('core_fact as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .where('d.superseded_by', 'is', null)
    .select(({ fn }) => [
      fn.countAll<number>().as('facts'),
      fn.count<number>('f.indicator_id').as('catalogued'),
    ])
    .executeTakeFirstOrThrow();
}

async function countValues({ db }: Warehouse) {
  return await db
    .selectFrom('out_best_value')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('values'),
      fn
        .countAll<number>()
        .filterWhere(eb.and([eb('conflict', '=', 1), eb('resolution', 'is', null)]))
        .as('conflicts'),
    ])
    .executeTakeFirstOrThrow();
}

async function countFindings({ db }: Warehouse): Promise<WarehouseSummary['findings']> {
  const rows = await db
    .selectFrom('core_finding as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .where('d.superseded_by', 'is', null)
    .select(({ fn }) => ['f.severity', fn.countAll<number>().as('count')])
    .groupBy('f.severity')
    .execute();
  const count = (severity: Severity) => rows.find((row) => row.severity === severity)?.count ?? 0;
  return { info: count('info'), warning: count('warning'), error: count('error') };
}
