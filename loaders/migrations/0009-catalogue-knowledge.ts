// What the catalogue knows besides names: which direction of an indicator is better and when its definition changed; who
// owns a school and what it was chosen for in the 双高计划.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const catalogueKnowledge: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('core_indicator')
      .addColumn('better', 'text', (c) => c.notNull().defaultTo('none'))
      .execute();
    await db.schema
      .alterTable('core_indicator')
      .addColumn('changed', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
    for (const column of ['ownership', 'double_high', 'double_high_grade'])
      await db.schema.alterTable('core_institution').addColumn(column, 'text').execute();
    // the catalogue is written anew by the next run, also when it is the same
    await (db as Kysely<{ ops_meta: { key: string; value: string } }>)
      .deleteFrom('ops_meta')
      .where('key', '=', 'catalog_digest')
      .execute();
  },
};
