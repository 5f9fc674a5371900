// Schools whose reports changed since they were last compared with each other. Noted in the transaction that stores a
// report, so that a run that is killed leaves the comparison to the next one.

import type { Transaction } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';
import type { WarehouseSchema } from '../schema/index.ts';

type Trx = Transaction<WarehouseSchema>;

const PREFIX = 'checks_due:';

/** Notes that the reports of `schools` are to be compared anew. */
export async function markDue(trx: Trx, schools: readonly string[]): Promise<void> {
  for (const school of new Set(schools))
    await trx
      .insertInto('ops_meta')
      .values({ key: `${PREFIX}${school}`, value: '1' })
      .onConflict((c) => c.column('key').doNothing())
      .execute();
}

/** The schools that wait for it, in order. */
export async function listDue({ db }: Pick<Warehouse, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('ops_meta')
    .select('key')
    .where('key', 'like', `${PREFIX}%`)
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key.slice(PREFIX.length));
}

/** Says that `schools`, or all, are compared. */
export async function clearDue(trx: Trx, schools: readonly string[] | null): Promise<void> {
  if (schools === null) {
    await trx.deleteFrom('ops_meta').where('key', 'like', `${PREFIX}%`).execute();
    return;
  }
  for (const school of schools)
    await trx.deleteFrom('ops_meta').where('key', '=', `${PREFIX}${school}`).execute();
}
