// What a warehouse holds, in the portions in which two of them are compared: its documents, the values of one school,
// the facts of one document.

import type { Warehouse } from '../open-warehouse.ts';

/** Every document, with its school's name and number of facts; by path. */
export async function readDocumentStates({ db }: Warehouse) {
  const facts = await db
    .selectFrom('core_fact')
    .select(['document', ({ fn }) => fn.countAll<number>().as('facts')])
    .groupBy('document')
    .execute();
  const counts = new Map(facts.map((row) => [row.document, row.facts]));
  const rows = await db
    .selectFrom('raw_document as d')
    .leftJoin('core_institution as i', 'i.id', 'd.institution_id')
    .select([
      'd.id',
      'd.sha256',
      'd.path',
      'd.year',
      'd.extractor',
      'd.superseded_by as supersededBy',
      'i.name as institution',
    ])
    .orderBy('d.path')
    .execute();
  return rows.map((row) => ({ ...row, facts: counts.get(row.id) ?? 0 }));
}

/** Ids of schools that have values, in order. */
export async function listSchoolsWithValues({ db }: Warehouse): Promise<string[]> {
  const rows = await db
    .selectFrom('out_best_value')
    .select('institution_id')
    .distinct()
    .orderBy('institution_id')
    .execute();
  return rows.map(({ institution_id }) => institution_id);
}

/** The values to use of one school, by indicator and period. */
export async function readSchoolValues({ db }: Warehouse, institution: string) {
  return await db
    .selectFrom('out_best_value as b')
    .innerJoin('core_institution as i', 'i.id', 'b.institution_id')
    .innerJoin('core_indicator as n', 'n.id', 'b.indicator_id')
    .innerJoin('raw_document as d', 'd.id', 'b.document')
    .where('b.institution_id', '=', institution)
    .orderBy('n.position')
    .orderBy('b.period_key', 'desc')
    .select([
      'b.indicator_id',
      'b.period_key',
      'b.period_label',
      'b.value',
      'b.value_min',
      'b.value_max',
      'b.unit',
      'b.modifier',
      'b.value_printed',
      'b.trust',
      'b.fact_id',
      'b.document',
      'b.anchor',
      'i.name as institution',
      'n.name_zh',
      'n.name_en',
      'd.path',
    ])
    .execute();
}

/** The facts of a document as two keys: what and where it is, and what it says. */
export async function readFactStates({ db }: Warehouse, document: string) {
  const rows = await db
    .selectFrom('core_fact')
    .where('document', '=', document)
    .orderBy('ordinal')
    .select([
      'anchor',
      'indicator_text',
      'indicator_id',
      'period_key',
      'dims',
      'origin',
      'kind',
      'status',
      'value',
      'value_min',
      'value_max',
      'unit',
      'modifier',
      'own',
      'comparable',
    ])
    .execute();
  return rows.map(({ anchor, indicator_text, period_key, dims, origin, kind, ...says }) => ({
    key: JSON.stringify([anchor, indicator_text, period_key, dims, origin, kind]),
    says: JSON.stringify(says),
  }));
}

/** The catalogue whose names and units the warehouse holds. */
export async function readCatalogueDigest({ db }: Warehouse): Promise<string | null> {
  const row = await db
    .selectFrom('ops_meta')
    .select('value')
    .where('key', '=', 'catalog_digest')
    .executeTakeFirst();
  return row?.value ?? null;
}
