// What a reader sees in the published warehouse, as one short word: two that are equal saw the same.

import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Opens `path` as readers do. */
export const openReader = (path: string): Database.Database =>
  new Database(path, { readonly: true, fileMustExist: true, timeout: 30_000 });

/** Everything a person could see, read in one transaction. */
export function readState(connection: Database.Database): string {
  const hash = createHash('sha256');
  const read = connection.transaction(() => {
    for (const query of [
      'select sha256, status, superseded_by is null from raw_document order by sha256',
      'select document, count(*) from core_fact group by document order by document',
      'select institution_id, indicator_id, period_key, value from out_best_value order by 1, 2, 3',
    ])
      for (const row of connection.prepare(query).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
  });
  read();
  return hash.digest('hex').slice(0, 16);
}
