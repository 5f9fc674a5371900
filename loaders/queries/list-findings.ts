// What the quality checks found, gravest first, with the places of the facts involved.

import { sql } from 'kysely';
import type { Anchor, Severity, Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { resolveInstitutions } from './resolve-institutions.ts';

export interface FindingFilter {
  readonly severities?: readonly Severity[];
  /** Ids of checks. */
  readonly codes?: readonly string[];
  /** Codes, ids, names or parts of names. */
  readonly institutions?: readonly string[];
  readonly years?: readonly number[];
  /** Short ids of documents. */
  readonly documents?: readonly string[];
  /** Also of documents that a newer version replaced. */
  readonly superseded?: boolean;
  readonly limit?: number;
}

export interface ListedFinding {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: Words;
  readonly anchor: Anchor;
  readonly document: string;
  readonly documentPath: string;
  readonly institution: string | null;
  readonly year: number | null;
  /** Ids of the facts involved. */
  readonly facts: readonly string[];
}

/** Findings that pass all filters; errors first, then by document and place. */
export async function listFindings(
  warehouse: Pick<Warehouse, 'db'>,
  filter: FindingFilter = {},
): Promise<ListedFinding[]> {
  const { severities = [], codes = [], institutions = [], years = [], documents = [] } = filter;
  const { db } = warehouse;
  let query = db
    .selectFrom('core_finding as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .leftJoin('core_institution as i', 'i.id', 'd.institution_id')
    .select([
      'f.id',
      'f.code',
      'f.severity',
      'f.zh',
      'f.en',
      'f.anchor',
      'f.document',
      'd.path',
      'i.name',
      'd.year',
    ])
    .select(
      sql<string>`(select json_group_array(fact_id) from core_finding_fact where finding_id = f.id)`.as(
        'facts',
      ),
    );
  if (severities.length > 0) query = query.where('f.severity', 'in', severities);
  if (codes.length > 0) query = query.where('f.code', 'in', codes);
  if (years.length > 0) query = query.where('d.year', 'in', years);
  if (documents.length > 0) query = query.where('f.document', 'in', documents);
  if (!filter.superseded) query = query.where('d.superseded_by', 'is', null);
  if (institutions.length > 0) {
    const { ids } = await resolveInstitutions(db, institutions);
    if (ids.length === 0) return [];
    query = query.where('d.institution_id', 'in', ids);
  }
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  const rows = await query
    .orderBy(sql`case f.severity when 'error' then 0 when 'warning' then 1 else 2 end`)
    .orderBy('d.arrival')
    .orderBy('f.ordinal')
    .execute();
  return rows.map(({ zh, en, anchor, path, name, facts, ...row }) => ({
    ...row,
    message: { zh, en },
    anchor: JSON.parse(anchor) as Anchor,
    documentPath: path,
    institution: name,
    facts: JSON.parse(facts) as string[],
  }));
}
