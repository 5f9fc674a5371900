// The import from sources: what is known of each source, host, listing page and address, and every fetch that was kept.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const sourceTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createStrictTable(db, 'ops_source_state')
      .addColumn('source_id', 'text', (c) => c.primaryKey())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('first_at', 'text', (c) => c.notNull())
      .addColumn('checked_at', 'text', (c) => c.notNull())
      .addColumn('succeeded_at', 'text')
      .addColumn('news_at', 'text')
      .addColumn('listed', 'integer')
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('problem', 'text')
      .addColumn('not_before', 'text')
      .addColumn('told_at', 'text')
      .execute();
    await createStrictTable(db, 'ops_host')
      .addColumn('host', 'text', (c) => c.primaryKey())
      .addColumn('not_before', 'text', (c) => c.notNull())
      .execute();
    await createStrictTable(db, 'ops_page')
      .addColumn('url', 'text', (c) => c.primaryKey())
      .addColumn('source_id', 'text', (c) => c.notNull())
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('marker', 'text')
      .addColumn('checked_at', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .execute();
    await createStrictTable(db, 'ops_address')
      .addColumn('url', 'text', (c) => c.primaryKey())
      .addColumn('source_id', 'text', (c) => c.notNull())
      .addColumn('title', 'text')
      .addColumn('listed_date', 'text')
      .addColumn('page', 'text', (c) => c.notNull())
      .addColumn('listed', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('first_seen_at', 'text', (c) => c.notNull())
      .addColumn('checked_at', 'text')
      .addColumn('sha256', 'text')
      .addColumn('path', 'text')
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('final_url', 'text')
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('problem', 'text')
      .addColumn('not_before', 'text')
      .execute();
    await db.schema.createIndex('ops_address_source').on('ops_address').column('source_id').execute();
    await db.schema.createIndex('ops_address_sha256').on('ops_address').column('sha256').execute();
    await createStrictTable(db, 'ops_fetch')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('source_id', 'text', (c) => c.notNull())
      .addColumn('run_id', 'text', (c) => c.notNull().references('ops_run.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('previous_sha256', 'text')
      .addColumn('archive_sha256', 'text')
      .addColumn('member', 'text')
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('fetched_at', 'text', (c) => c.notNull())
      .addColumn('modified_ms', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('ops_fetch_sha256').on('ops_fetch').column('sha256').execute();
    await db.schema.createIndex('ops_fetch_url').on('ops_fetch').column('url').execute();
  },
};
