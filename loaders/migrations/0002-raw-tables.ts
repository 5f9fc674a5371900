// Documents and what was read in them, as printed, with the full-text index over it.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';
import { createTextIndex } from '../sqlite/text-index.ts';

export const rawTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createDocuments(db);
    await createTables(db);
    await createPassages(db);
    await createStrictTable(db, 'raw_message')
      .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
      .addColumn('ordinal', 'integer', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('zh', 'text', (c) => c.notNull())
      .addColumn('en', 'text', (c) => c.notNull())
      .addColumn('anchor', 'text')
      .addPrimaryKeyConstraint('raw_message_pk', ['document', 'ordinal'])
      .execute();
    await createTextIndex(db, 'raw_passage_index');
    await createTextIndex(db, 'raw_cell_index');
  },
};

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'raw_document')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('sha256', 'text', (c) => c.notNull().unique())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text')
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('report_type', 'text')
    .addColumn('institution_id', 'text', (c) => c.references('core_institution.id'))
    .addColumn('institution_printed', 'text')
    .addColumn('year', 'integer')
    .addColumn('title', 'text')
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('succeeded', 'partial', 'failed')`))
    .addColumn('extractor', 'text')
    .addColumn('arrival', 'integer', (c) => c.notNull().unique())
    .addColumn('modified_ms', 'integer')
    .addColumn('superseded_by', 'text', (c) => c.references('raw_document.id'))
    .addColumn('numerals_total', 'integer', (c) => c.notNull())
    .addColumn('numerals_facts', 'integer', (c) => c.notNull())
    .addColumn('numerals_cells', 'integer', (c) => c.notNull())
    .addColumn('numerals_references', 'integer', (c) => c.notNull())
    .addColumn('numerals_unresolved', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('raw_document_report')
    .on('raw_document')
    .columns(['institution_id', 'year', 'report_type'])
    .execute();
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'raw_table')
    .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('caption', 'text')
    .addColumn('header_rows', 'integer', (c) => c.notNull())
    .addColumn('row_count', 'integer', (c) => c.notNull())
    .addColumn('col_count', 'integer', (c) => c.notNull())
    .addColumn('unit_printed', 'text')
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('anchors', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('raw_table_pk', ['document', 'table_id'])
    .execute();
  await createStrictTable(db, 'raw_cell')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('row', 'integer', (c) => c.notNull())
    .addColumn('col', 'integer', (c) => c.notNull())
    .addColumn('row_span', 'integer', (c) => c.notNull())
    .addColumn('col_span', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addForeignKeyConstraint('raw_cell_table', ['document', 'table_id'], 'raw_table', [
      'document',
      'table_id',
    ])
    .execute();
  await db.schema.createIndex('raw_cell_table').on('raw_cell').columns(['document', 'table_id']).execute();
}

async function createPassages(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'raw_passage')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('level', 'integer')
    .addColumn('table_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addUniqueConstraint('raw_passage_order', ['document', 'ordinal'])
    .execute();
}
