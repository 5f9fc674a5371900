// What waits for a person's judgement: findings, contradictions that nothing settles, values the reader was unsure of,
// and schools that no list knows. Each with the facts it is about, as printed.

import type { Correction } from '../../catalog/types.ts';
import type { Severity, Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { type FindingFilter, listFindings } from './list-findings.ts';
import { listStaleCorrections } from './list-stale-corrections.ts';
import { type ReviewFact, readReviewFacts } from './read-review-facts.ts';
import { resolveInstitutions } from './resolve-institutions.ts';

export type { ReviewFact } from './read-review-facts.ts';

export interface ReviewItem {
  readonly kind: 'stale' | 'finding' | 'conflict' | 'unsure' | 'provisional';
  /** The check of a finding. */
  readonly code: string | null;
  readonly severity: Severity | null;
  readonly message: Words | null;
  readonly institution: string | null;
  readonly year: number | null;
  /** Empty for schools. */
  readonly facts: readonly ReviewFact[];
  /** Of a stale correction: its id, and where it is written. */
  readonly replaces?: { readonly id: string; readonly place: string };
}

export interface ReviewFilter extends Pick<FindingFilter, 'severities' | 'institutions' | 'years'> {
  /** The corrections in force; those that no longer hold are asked about first. */
  readonly corrections?: readonly Correction[];
  /** Values read with less confidence are listed. */
  readonly confidence: number;
}

/** The queue: corrections that no longer hold, findings (gravest first), contradictions, unsure values (least sure first), provisional schools. */
export async function listReview(warehouse: Warehouse, filter: ReviewFilter): Promise<ReviewItem[]> {
  const findings = (await listFindings(warehouse, filter)).filter(({ code }) => code !== STALE);
  const stale = await readStale(warehouse, filter);
  const conflicts = await readConflicts(warehouse, filter);
  const unsure = await readUnsure(warehouse, filter);
  const facts = await readReviewFacts(warehouse, [
    ...findings.flatMap((finding) => finding.facts),
    ...conflicts.flatMap(({ best_fact_id, other_fact_id }) => [best_fact_id, other_fact_id]),
    ...unsure.map(({ id }) => id),
  ]);
  const pick = (ids: readonly string[]) => ids.flatMap((id) => facts.get(id) ?? []);
  return [
    ...stale,
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

async function readStale(warehouse: Warehouse, filter: ReviewFilter): Promise<ReviewItem[]> {
  const { institutions = [], years = [] } = filter;
  const { ids } = await resolveInstitutions(warehouse.db, institutions);
  const wanted = institutions.length === 0 ? null : new Set(await readNames(warehouse, ids));
  const stale = await listStaleCorrections(warehouse, filter.corrections ?? []);
  return stale
    .filter(
      ({ institution, year }) =>
        (wanted === null || wanted.has(institution ?? '')) &&
        (years.length === 0 || (year !== null && years.includes(year))),
    )
    .map(({ correction, severity, message, institution, year, facts }) => ({
      kind: 'stale',
      code: STALE,
      severity,
      message,
      institution,
      year,
      facts,
      replaces: { id: correction.id, place: `${correction.file}:${correction.line}` },
    }));
}

async function readNames({ db }: Warehouse, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('core_institution')
    .where('id', 'in', [...ids])
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

const STALE = 'correction_stale';

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
