// Facts as a person judges them: printed form, place, quoted words.

import type { Anchor, PeriodKind } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';

export interface ReviewFact {
  readonly id: string;
  readonly document: string;
  readonly sha256: string;
  readonly path: string;
  readonly anchor: Anchor;
  readonly indicatorId: string | null;
  readonly name: string;
  readonly period: string;
  readonly periodKind: PeriodKind;
  readonly year: number | null;
  readonly printed: string;
  readonly unitPrinted: string | null;
  readonly quote: string;
  readonly confidence: number;
}

const CHUNK = 500;

/** The facts with these ids; unknown ones are left out. */
export async function readReviewFacts(
  { db }: Warehouse,
  ids: readonly string[],
): Promise<Map<string, ReviewFact>> {
  const unique = [...new Set(ids)];
  const found = new Map<string, ReviewFact>();
  for (let i = 0; i < unique.length; i += CHUNK) {
    const rows = await db
      .selectFrom('core_fact as f')
      .innerJoin('raw_document as d', 'd.id', 'f.document')
      .where('f.id', 'in', unique.slice(i, i + CHUNK))
      .select([
        'f.id',
        'f.document',
        'd.sha256',
        'd.path',
        'f.anchor',
        'f.indicator_id as indicatorId',
        'f.indicator_text as name',
        'f.period_label as period',
        'f.period_kind as periodKind',
        'f.year',
        'f.value_printed as printed',
        'f.unit_printed as unitPrinted',
        'f.quote',
        'f.confidence',
      ])
      .execute();
    for (const row of rows) found.set(row.id, { ...row, anchor: JSON.parse(row.anchor) as Anchor });
  }
  return found;
}
