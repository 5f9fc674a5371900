// Facts, the findings of the checks, and reviewed corrections.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const factTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createFacts(db);
    await createFindings(db);
    await createStrictTable(db, 'core_correction')
      .addColumn('id', 'text', (c) => c.primaryKey())
      // no reference: a correction outlives the re-reading of its document
      .addColumn('fact_id', 'text', (c) => c.notNull().unique())
      .addColumn('value_printed', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('unit', 'text')
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .execute();
  },
};

async function createFacts(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'core_fact')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('institution_id', 'text', (c) => c.references('core_institution.id'))
    .addColumn('entity', 'text', (c) => c.notNull())
    .addColumn('own', 'integer', (c) => c.notNull())
    .addColumn('indicator_id', 'text', (c) => c.references('core_indicator.id'))
    .addColumn('indicator_text', 'text', (c) => c.notNull())
    .addColumn('indicator_path', 'text', (c) => c.notNull())
    .addColumn('table_id', 'text')
    .addColumn('value', 'text')
    .addColumn('value_min', 'text')
    .addColumn('value_max', 'text')
    .addColumn('value_num', 'real')
    .addColumn('unit', 'text')
    .addColumn('dimension', 'text')
    .addColumn('value_printed', 'text', (c) => c.notNull())
    .addColumn('unit_printed', 'text')
    .addColumn('modifier', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('change_direction', 'text')
    .addColumn('change_base', 'text')
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in ('reported', 'not_applicable', 'blank', 'illegible')`),
    )
    .addColumn('period_kind', 'text', (c) => c.notNull())
    .addColumn('period_start', 'text')
    .addColumn('period_end', 'text')
    .addColumn('period_printed', 'text')
    .addColumn('period_from', 'text', (c) => c.notNull())
    .addColumn('period_key', 'text', (c) => c.notNull())
    .addColumn('period_label', 'text', (c) => c.notNull())
    .addColumn('year', 'integer')
    .addColumn('dims', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('corrects', 'text')
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('comparable', 'integer', (c) => c.notNull())
    .addColumn('page', 'integer')
    .addColumn('x0', 'real')
    .addColumn('y0', 'real')
    .addColumn('x1', 'real')
    .addColumn('y1', 'real')
    .addColumn('line', 'integer')
    .addColumn('line_start', 'integer')
    .addColumn('line_end', 'integer')
    .addColumn('sheet', 'text')
    .addColumn('cell', 'text')
    .addColumn('path', 'text')
    .addColumn('anchor', 'text', (c) => c.notNull())
    .execute();
  // the columns behind indicator_id are what out_coverage reads
  await db.schema
    .createIndex('core_fact_document')
    .on('core_fact')
    .columns(['document', 'indicator_id', 'own', 'origin', 'status'])
    .execute();
  await db.schema
    .createIndex('core_fact_institution')
    .on('core_fact')
    .columns(['institution_id', 'indicator_id'])
    .execute();
}

async function createFindings(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'core_finding')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addUniqueConstraint('core_finding_order', ['document', 'ordinal'])
    .execute();
  await createStrictTable(db, 'core_finding_fact')
    .addColumn('finding_id', 'text', (c) => c.notNull().references('core_finding.id'))
    .addColumn('fact_id', 'text', (c) => c.notNull().references('core_fact.id'))
    .addPrimaryKeyConstraint('core_finding_fact_pk', ['finding_id', 'fact_id'])
    .execute();
  await db.schema.createIndex('core_finding_fact_fact').on('core_finding_fact').column('fact_id').execute();
}
