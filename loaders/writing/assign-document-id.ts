// The short id of a document: the first hex digits of its sha256, so that ids are the same in every warehouse.

import type { Kysely } from 'kysely';
import type { WarehouseSchema } from '../schema/index.ts';
import { WarehouseError } from '../warehouse-error.ts';

const SHORTEST = 8;

/**
 * The shortest prefix of `sha256`, eight digits or more, that no other document has as its id.
 * @throws WarehouseError `extraction_invalid` when `sha256` is not one.
 */
export async function assignDocumentId(db: Kysely<WarehouseSchema>, sha256: string): Promise<string> {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new WarehouseError('extraction_invalid', {
      zh: `不是 sha256：${sha256}`,
      en: `not a sha256: ${sha256}`,
    });
  for (let length = SHORTEST; length < sha256.length; length++) {
    const id = sha256.slice(0, length);
    if (!(await db.selectFrom('raw_document').select('id').where('id', '=', id).executeTakeFirst()))
      return id;
  }
  return sha256;
}
