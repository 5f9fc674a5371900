// Names that reports print and the catalogue does not have, with how often they recur and where one of them stands: schools
// without an entry, and words of indicators.

import { sql } from 'kysely';
import { nameKey } from '../../catalog/fold-name.ts';
import type { Warehouse } from '../open-warehouse.ts';

export interface UnknownWord {
  /** The most frequent spelling. */
  readonly text: string;
  /** Other spellings, most frequent first. */
  readonly spellings: readonly string[];
  readonly documents: number;
  readonly facts: number;
  /** Canonical dimension; null when no unit is known, and of schools. */
  readonly dimension: string | null;
  readonly unitPrinted: string | null;
  readonly example: WordExample | null;
}

export interface UnknownFilter {
  /** In at least so many documents. */
  readonly documents: number;
  readonly limit: number;
}

export interface WordExample {
  readonly quote: string;
  readonly path: string;
  /** As JSON. */
  readonly anchor: string;
  readonly factId: string;
}

interface Group {
  readonly text: string;
  readonly dimension: string | null;
  readonly unit_printed: string | null;
  readonly facts: number;
  readonly documents: string;
  readonly sample: string;
}

/** Words of indicators without an entry, in documents in force, grouped by folded name and dimension; most frequent first. */
export async function listUnknownIndicators(
  { db }: Warehouse,
  filter: UnknownFilter,
): Promise<UnknownWord[]> {
  const { rows } = await sql<Group>`
    select f.indicator_text as text, f.dimension, max(f.unit_printed) as unit_printed, count(*) as facts,
      group_concat(distinct f.document) as documents, min(f.id) as sample
    from core_fact f join raw_document d on d.id = f.document
    where f.indicator_id is null and d.superseded_by is null and f.kind in ('level', 'share', 'ratio')
      and f.status <> 'illegible' and f.indicator_text <> ''
    group by f.indicator_text, f.dimension`.execute(db);
  return await gather(db, rows, ({ text, dimension }) => `${nameKey(text)}\n${dimension ?? ''}`, filter);
}

/**
 * Schools that no list has, by whom a report or a number in one is: provisional institutions, and owners of numbers that are
 * no institution at all. Most frequent first.
 */
export async function listUnknownInstitutions(
  { db }: Warehouse,
  filter: UnknownFilter,
): Promise<UnknownWord[]> {
  const { rows } = await sql<Group>`
    select f.entity as text, null as dimension, null as unit_printed, count(*) as facts,
      group_concat(distinct f.document) as documents, min(f.id) as sample
    from core_fact f join raw_document d on d.id = f.document
    left join core_institution i on i.id = f.institution_id
    where d.superseded_by is null and f.entity <> '' and (i.id is null or i.provisional = 1)
    group by f.entity
    union all
    select i.name, null, null, 0, group_concat(distinct d.id), ''
    from raw_document d join core_institution i on i.id = d.institution_id
    where d.superseded_by is null and i.provisional = 1
      and not exists (select 1 from core_fact f where f.document = d.id and f.institution_id = i.id)
    group by i.name`.execute(db);
  return await gather(db, rows, ({ text }) => nameKey(text), filter);
}

async function gather(
  db: Warehouse['db'],
  rows: readonly Group[],
  keyOf: (row: Group) => string,
  filter: UnknownFilter,
): Promise<UnknownWord[]> {
  const groups = Map.groupBy(rows, keyOf);
  const found: (Omit<UnknownWord, 'example'> & { readonly sample: string })[] = [];
  for (const group of groups.values()) {
    const [first, ...others] = group.toSorted((a, b) => b.facts - a.facts || (a.text < b.text ? -1 : 1));
    if (!first) continue;
    const documents = new Set(group.flatMap((row) => row.documents.split(',')));
    if (documents.size < filter.documents) continue;
    found.push({
      text: first.text,
      spellings: [...new Set(others.map(({ text }) => text))].filter((text) => text !== first.text),
      documents: documents.size,
      facts: group.reduce((sum, row) => sum + row.facts, 0),
      dimension: first.dimension,
      unitPrinted: first.unit_printed,
      sample: group.find(({ sample }) => sample !== '')?.sample ?? '',
    });
  }
  found.sort((a, b) => b.documents - a.documents || b.facts - a.facts || (a.text < b.text ? -1 : 1));
  return await Promise.all(
    found
      .slice(0, filter.limit)
      .map(async ({ sample, ...word }) => ({ ...word, example: await readExample(db, sample) })),
  );
}

async function readExample(db: Warehouse['db'], fact: string): Promise<WordExample | null> {
  if (fact === '') return null;
  const row = await db
    .selectFrom('core_fact as f')
    .innerJoin('raw_document as d', 'd.id', 'f.document')
    .where('f.id', '=', fact)
    .select(['f.id as factId', 'f.quote', 'f.anchor', 'd.path'])
    .executeTakeFirst();
  return row ?? null;
}
