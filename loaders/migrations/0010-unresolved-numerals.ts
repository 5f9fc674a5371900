// Why numerals of a document were not understood, and the ledger of each document in force as one row.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createStrictTable } from '../sqlite/dialect.ts';

export const unresolvedNumerals: Migration = {
  async up(db: Kysely<unknown>) {
    await createStrictTable(db, 'raw_unresolved_numeral')
      .addColumn('document', 'text', (c) => c.notNull().references('raw_document.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('raw_unresolved_numeral_pk', ['document', 'reason'])
      .execute();
    await sql`create view out_numerals as
      select d.id as document, d.title, d.path, d.institution_id, i.name as institution, d.year,
        d.numerals_total as total, d.numerals_facts as facts, d.numerals_cells as cells,
        d.numerals_references as "references", d.numerals_unresolved as unresolved,
        case when d.numerals_total > 0
          then round(1.0 - 1.0 * d.numerals_unresolved / d.numerals_total, 4) end as resolved_share,
        (select r.reason from raw_unresolved_numeral r where r.document = d.id
          order by r.count desc, r.reason limit 1) as first_reason
      from raw_document d left join core_institution i on i.id = d.institution_id
      where d.superseded_by is null and d.status <> 'failed'`.execute(db);
  },
};
