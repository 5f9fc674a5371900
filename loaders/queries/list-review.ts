// What waits for a person's judgement: findings, contradictions that nothing settles, values the reader was unsure of,
// and schools that no list knows. Each with the facts it is about, as printed.

import type { Anchor, PeriodKind, Severity, Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { type FindingFilter, listFindings } from './list-findings.ts';
import { resolveInstitutions } from './resolve-institutions.ts';

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

export interface ReviewItem {
  readonly kind: 'finding' | 'conflict' | 'unsure' | 'provisional';
  /** The check of a finding. */
  readonly code: string | null;
  readonly severity: Severity | null;
  readonly message: Words | null;
  readonly institution: string | null;
  readonly year: number | null;
  /** Empty for schools. */
  readonly facts: readonly ReviewFact[];
}

export interface ReviewFilter extends Pick<FindingFilter, 'severities' | 'institutions' | 'years'> {
  /** Values read with less confidence are listed. */
  readonly confidence: number;
}

/** The queue: findings (gravest first), contradictions, unsure values (least sure first), provisional schools. */
export async function listReview(warehouse: Warehouse, filter: ReviewFilter): Promise<ReviewItem[]> {
  const findings = await listFindings(warehouse, filter);
  const conflicts = await readConflicts(warehouse, filter);
  const unsure = await readUnsure(warehouse, filter);
  const facts = await readFacts(warehouse, [
    ...findings.flatMap((finding) => finding.facts),
    ...conflicts.flatMap(({ best_fact_id, other_fact_id }) => [best_fact_id, other_fact_id]),
    ...unsure.map(({ id }) => id),
  ]);
  const pick = (ids: readonly string[]) => ids.flatMap((id) => facts.get(id) ?? []);
  return [
    ...findings.map((finding): ReviewItem => ({ kind: 'finding', ...finding, facts: pick(finding.facts) })),
    ...conflicts.map(
      (row): ReviewItem => ({
        ...bare('conflict', row.institution, row.year),
        facts: pick([row.best_fact_id, row.other_fact_id]),
      }),
    ),
    ...unsure.map(
      (row): ReviewItem => ({
        ...bare('unsure', row.institution, row.year),
        facts: pick([row.id]),
      }),
    ),
    ...(await readProvisional(warehouse)).map(({ name }) => bare('provisional', name, null)),
  ];
}

const bare = (kind: ReviewItem['kind'], institution: string | null, year: number | null): ReviewItem => ({
  kind,
  code: null,
  severity: null,
  message: null,
  institution,
  year,
  facts: [],
});

async function readConflicts(warehouse: Warehouse, { institutions = [], years = [] }: ReviewFilter) {
  const { ids } = await resolveInstitutions(warehouse.db, institutions);
  let query = warehouse.db
    .selectFrom('out_conflict')
    .select(['institution', 'year', 'best_fact_id', 'other_fact_id'])
    .where('resolution', 'is', null);
  if (institutions.length > 0) query = query.where('institution_id', 'in', [...ids]);
  if (years.length > 0) query = query.where('year', 'in', [...years]);
  return await query.orderBy('institution').orderBy('best_fact_id').orderBy('other_fact_id').execute();
}

async function readUnsure(warehouse: Warehouse, { institutions = [], years = [], confidence }: ReviewFilter) {
  const { ids } = await resolveInstitutions(warehouse.db, institutions);
  let query = warehouse.db
    .selectFrom('core_fact as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .innerJoin('core_institution as i', 'i.id', 'f.institution_id')
    .select(['f.id', 'i.name as institution', 'f.year'])
    .where('f.comparable', '=', 1)
    .where('f.confidence', '<', confidence)
    .where('d.superseded_by', 'is', null);
  if (institutions.length > 0) query = query.where('f.institution_id', 'in', [...ids]);
  if (years.length > 0) query = query.where('f.year', 'in', [...years]);
  return await query.orderBy('f.confidence').orderBy('f.id').execute();
}

const readProvisional = ({ db }: Warehouse) =>
  db.selectFrom('core_institution').select('name').where('provisional', '=', 1).orderBy('name').execute();

const CHUNK = 500;

async function readFacts({ db }: Warehouse, ids: readonly string[]): Promise<Map<string, ReviewFact>> {
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
