// What is known before any report is read: units, institutions, standard tables, indicators.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const catalogueTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createStrictTable(db, 'core_unit')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('dimension', 'text', (c) => c.notNull())
      .addColumn('name_zh', 'text', (c) => c.notNull())
      .addColumn('name_en', 'text', (c) => c.notNull())
      .execute();
    await createInstitutions(db);
    await createIndicators(db);
  },
};

async function createInstitutions(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'core_institution')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('code', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('level', 'text')
    .addColumn('region', 'text')
    .addColumn('valid_from', 'integer')
    .addColumn('valid_to', 'integer')
    .addColumn('provisional', 'integer', (c) => c.notNull())
    .addColumn('in_catalogue', 'integer', (c) => c.notNull())
    .execute();
  await createStrictTable(db, 'core_institution_name')
    .addColumn('institution_id', 'text', (c) => c.notNull().references('core_institution.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'integer')
    .addColumn('valid_to', 'integer')
    .addPrimaryKeyConstraint('core_institution_name_pk', ['institution_id', 'name', 'kind'])
    .execute();
  await db.schema
    .createIndex('core_institution_name_folded')
    .on('core_institution_name')
    .column('folded')
    .execute();
}

async function createIndicators(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'core_standard_table')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name_zh', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  await createStrictTable(db, 'core_indicator')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name_zh', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('unit_printed', 'text')
    .addColumn('dimension', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text')
    .addColumn('standard_table', 'text')
    .addColumn('schools', 'text', (c) => c.notNull())
    .addColumn('years_in_force', 'text', (c) => c.notNull())
    .addColumn('year_from', 'integer')
    .addColumn('year_to', 'integer')
    .addColumn('definition', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('in_catalogue', 'integer', (c) => c.notNull())
    .execute();
  await createStrictTable(db, 'core_indicator_name')
    .addColumn('indicator_id', 'text', (c) => c.notNull().references('core_indicator.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('core_indicator_name_pk', ['indicator_id', 'name', 'kind'])
    .execute();
  await db.schema
    .createIndex('core_indicator_name_folded')
    .on('core_indicator_name')
    .column('folded')
    .execute();
}
