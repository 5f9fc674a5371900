// Which hosts asked to be left alone stands in a file of its own now (loaders/sources/host-memory.ts): it must be on disk
// at once, and must outlive a staged warehouse that is thrown away.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const dropHostTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropTable('ops_host').execute();
  },
};
