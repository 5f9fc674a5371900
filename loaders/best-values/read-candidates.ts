// The facts that compete for a value: comparable, of documents in force, with reviewed corrections applied.

import type { Kysely, Selectable } from 'kysely';
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

const query = (db: Kysely<WarehouseSchema>) =>
  db
    .selectFrom('core_fact as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .innerJoin('core_indicator as n', 'n.id', 'f.indicator_id')
    .leftJoin('core_correction as c', (join) =>
      join.onRef('c.fact_id', '=', 'f.id').onRef('c.value_printed', '=', 'f.value_printed'),
    )
    .where('f.comparable', '=', 1)
    .where('d.superseded_by', 'is', null)
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

/** All candidates of an institution for the given indicators, in no particular order. */
export async function readCandidates(
  db: Kysely<WarehouseSchema>,
  institution: string,
  indicators: readonly string[],
): Promise<CandidateFact[]> {
  const rows = await query(db)
    .where('f.institution_id', '=', institution)
    .where('f.indicator_id', 'in', indicators)
    .execute();
  return rows.map(toCandidate);
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
