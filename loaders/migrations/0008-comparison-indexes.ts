// Indexes for comparing one indicator across all schools, and for telling a value that is not there from one that a
// report leaves blank or says does not apply.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const comparisonIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    // few facts carry no value: the index stays small, and finds them without reading the others
    await db.schema
      .createIndex('core_fact_unreported')
      .on('core_fact')
      .columns(['indicator_id', 'institution_id', 'year', 'status', 'document'])
      .where('status', '<>', 'reported')
      .execute();
    // what a comparison says of a document besides its values
    await db.schema
      .createIndex('raw_document_in_force')
      .on('raw_document')
      .columns(['institution_id', 'year', 'report_type', 'status', 'id'])
      .where(sql.ref('superseded_by'), 'is', null)
      .execute();
  },
};
