// The values to use, and what else was printed for the same institution × indicator × period. Tables and not views:
// the choice compares exact decimals by their printed precision, which SQL cannot, and reading them must be fast.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const outTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createBestValues(db);
    await createStrictTable(db, 'out_alternative')
      .addColumn('institution_id', 'text', (c) => c.notNull())
      .addColumn('indicator_id', 'text', (c) => c.notNull())
      .addColumn('period_key', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('fact_id', 'text', (c) => c.notNull())
      .addColumn('best_fact_id', 'text', (c) => c.notNull())
      .addColumn('trust', 'text', (c) => c.notNull())
      .addColumn('agrees', 'integer')
      .addPrimaryKeyConstraint('out_alternative_pk', [
        'institution_id',
        'indicator_id',
        'period_key',
        'position',
      ])
      .execute();
  },
};

async function createBestValues(db: Kysely<unknown>): Promise<void> {
  await createStrictTable(db, 'out_best_value')
    .addColumn('institution_id', 'text', (c) => c.notNull())
    .addColumn('indicator_id', 'text', (c) => c.notNull())
    .addColumn('period_key', 'text', (c) => c.notNull())
    .addColumn('period_kind', 'text', (c) => c.notNull())
    .addColumn('period_start', 'text')
    .addColumn('period_end', 'text')
    .addColumn('period_label', 'text', (c) => c.notNull())
    .addColumn('year', 'integer')
    .addColumn('value', 'text')
    .addColumn('value_min', 'text')
    .addColumn('value_max', 'text')
    .addColumn('value_num', 'real')
    .addColumn('unit', 'text')
    .addColumn('value_printed', 'text', (c) => c.notNull())
    .addColumn('unit_printed', 'text')
    .addColumn('modifier', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('trust', 'text', (c) => c.notNull())
    .addColumn('alternatives', 'integer', (c) => c.notNull())
    .addColumn('conflict', 'integer', (c) => c.notNull())
    .addColumn('resolution', 'text')
    .addColumn('fact_id', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('out_best_value_pk', ['institution_id', 'indicator_id', 'period_key'])
    .execute();
  await db.schema
    .createIndex('out_best_value_indicator')
    .on('out_best_value')
    .columns(['indicator_id', 'year'])
    .execute();
}
