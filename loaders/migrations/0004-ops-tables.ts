// Our own running: runs, what they did with each document, which files were seen, and settings of the warehouse itself.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const opsTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createStrictTable(db, 'ops_run')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('command', 'text', (c) => c.notNull())
      .addColumn('extractor', 'text', (c) => c.notNull())
      .addColumn('catalog_digest', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('summary', 'text')
      .execute();
    await createStrictTable(db, 'ops_run_document')
      .addColumn('run_id', 'text', (c) => c.notNull().references('ops_run.id'))
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('ops_run_document_pk', ['run_id', 'sha256'])
      .execute();
    await createStrictTable(db, 'ops_sighting')
      .addColumn('path', 'text', (c) => c.primaryKey())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('mtime_ms', 'real')
      .addColumn('first_run', 'text', (c) => c.references('ops_run.id'))
      .addColumn('seen_run', 'text', (c) => c.references('ops_run.id'))
      .execute();
    await db.schema.createIndex('ops_sighting_sha256').on('ops_sighting').column('sha256').execute();
    await createStrictTable(db, 'ops_meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};
