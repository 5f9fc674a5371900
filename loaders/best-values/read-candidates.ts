// The facts that compete for a value: comparable, of documents in force, with reviewed corrections applied.

import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { CoreFactTable, WarehouseSchema } from '../schema/index.ts';
import { type Candidate, trustOf } from './rank-facts.ts';

/** A candidate with the columns that become its row of `out_best_value`. */
export interface CandidateFact extends Candidate {
  readonly fact: Pick<
    Selectable<CoreFactTable>,
    | 'institution_id'
    | 'indicator_id'
    | 'period_key'
    | 'period_kind'
    | 'period_start'
    | 'period_end'
    | 'period_label'
    | 'kind'
    | 'unit_printed'
    | 'anchor'
  >;
  /** Id of the fact this one (a note) corrects. */
  readonly corrects: string | null;
  /** As printed, where a reviewed correction replaced it. */
  readonly uncorrected: string | null;
}

/** Comparable facts of the documents of `institution` that are in force; reads those documents only, however many there were. */
const inForce = (db: Kysely<WarehouseSchema>, institution: string) =>
  db
    .selectFrom('raw_document as d')
    .crossJoin('core_fact as f')
    .whereRef('f.document', '=', 'd.id')
    .where('d.institution_id', '=', institution)
    .where('d.superseded_by', 'is', null)
    .where('f.comparable', '=', 1)
    // without its index: that one would find the facts of superseded documents too
    .where(sql`+f.institution_id`, '=', institution);

const query = (db: Kysely<WarehouseSchema>, institution: string) =>
  inForce(db, institution)
    .innerJoin('core_indicator as n', 'n.id', 'f.indicator_id')
    .leftJoin('core_correction as c', (join) =>
      join.onRef('c.fact_id', '=', 'f.id').onRef('c.value_printed', '=', 'f.value_printed'),
    )
    .select([
      'f.id',
      'f.document',
      'f.ordinal',
      'f.institution_id',
      'f.indicator_id',
      'f.period_key',
      'f.period_kind',
      'f.period_start',
      'f.period_end',
      'f.period_label',
      'f.year',
      'f.value',
      'f.value_min',
      'f.value_max',
      'f.unit',
      'f.dimension',
      'f.value_printed',
      'f.unit_printed',
      'f.modifier',
      'f.kind',
      'f.origin',
      'f.corrects',
      'f.confidence',
      'f.anchor',
      'd.year as report_year',
      'd.modified_ms',
      'd.arrival',
      'n.dimension as indicator_dimension',
      'c.id as correction_id',
      'c.value as corrected_value',
      'c.unit as corrected_unit',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];

/** `column in (…)` for any number of texts in one statement; no index is used for it. */
const isOneOf = (column: string, texts: readonly string[]): RawBuilder<SqlBool> =>
  sql`+${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`;

/** All candidates of an institution for the given indicators, in no particular order. */
export async function readCandidates(
  db: Kysely<WarehouseSchema>,
  institution: string,
  indicators: readonly string[],
): Promise<CandidateFact[]> {
  const rows = await query(db, institution).where(isOneOf('f.indicator_id', indicators)).execute();
  return rows.map(toCandidate);
}

/** Those of {@link readCandidates} whose fact is one of `facts`. */
export async function readCandidateFacts(
  db: Kysely<WarehouseSchema>,
  institution: string,
  facts: readonly string[],
): Promise<CandidateFact[]> {
  const rows = await query(db, institution).where(isOneOf('f.id', facts)).execute();
  return rows.map(toCandidate);
}

/** The facts that compete for the values of `institution` under `keys`: only what tells which compete with each other. */
export async function listCandidates(
  db: Kysely<WarehouseSchema>,
  institution: string,
  keys: readonly (readonly [indicator: string, period: string])[],
): Promise<{ readonly id: string; readonly indicator_id: string | null; readonly period_key: string }[]> {
  const isOneOfKeys = sql<SqlBool>`(+f.indicator_id, f.period_key) in (
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify(keys)}))`;
  return await inForce(db, institution)
    .where(isOneOfKeys)
    .select(['f.id', 'f.indicator_id', 'f.period_key'])
    .execute();
}

function toCandidate(row: Row): CandidateFact {
  const corrected = row.correction_id !== null;
  return {
    id: row.id,
    trust: corrected ? 'correction' : trustOf(row.origin, row.corrects !== null),
    value: corrected ? row.corrected_value : row.value,
    value_min: corrected ? null : row.value_min,
    value_max: corrected ? null : row.value_max,
    value_printed: row.value_printed,
    modifier: corrected ? 'exact' : row.modifier,
    unit: (corrected ? row.corrected_unit : null) ?? row.unit,
    fitsIndicator: row.dimension === row.indicator_dimension,
    year: row.year,
    confidence: row.confidence,
    ordinal: row.ordinal,
    document: row.document,
    reportYear: row.report_year,
    modified: row.modified_ms,
    arrival: row.arrival,
    fact: row,
    corrects: row.corrects,
    uncorrected: corrected ? row.value : null,
  };
}
