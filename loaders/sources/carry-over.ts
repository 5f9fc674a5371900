// Takes the import's records from a staged warehouse that can no longer be published into a fresh copy, so that nothing
// need be fetched again. Documents are not taken: they are read anew from the store of originals.

import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';

/** In an order in which references hold. */
const TABLES = ['ops_run', 'ops_source_state', 'ops_page', 'ops_address', 'ops_fetch'] as const;

/** Copies the records of the warehouse in the file `from` into `to`; what `to` has under the same key is replaced. */
export async function carryOver(to: Warehouse, from: string): Promise<void> {
  if (!existsSync(from)) return;
  await sql`attach database ${from} as earlier`.execute(to.db);
  try {
    await to.db.transaction().execute(async (trx) => {
      for (const table of TABLES) {
        const verb = table === 'ops_run' ? sql`insert or ignore` : sql`insert or replace`;
        await sql`${verb} into main.${sql.table(table)} select * from earlier.${sql.table(table)}`.execute(
          trx,
        );
      }
    });
  } finally {
    await sql`detach database earlier`.execute(to.db);
  }
}
