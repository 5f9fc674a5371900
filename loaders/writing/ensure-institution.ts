// Institutions as documents name them. A name the catalogue does not know becomes a provisional institution with an id
// made from the name; it is listed as such and never merged by guess.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { foldName } from '../../catalog/fold-name.ts';
import type { InstitutionMention } from '../../model/index.ts';
import type { WarehouseSchema } from '../schema/index.ts';

/** The id of an institution without a code: the same name gives the same id everywhere. */
export function provisionalId(name: string): string {
  return `p-${createHash('sha256').update(foldName(name)).digest('hex').slice(0, 10)}`;
}

/** The id of the institution a report names; adds the institution, and the name as printed, where they are new. */
export async function ensureInstitution(
  trx: Transaction<WarehouseSchema>,
  mention: InstitutionMention,
): Promise<string> {
  const id = mention.code ?? provisionalId(mention.name);
  await trx
    .insertInto('core_institution')
    .values({
      id,
      code: mention.code,
      name: mention.name,
      kind: mention.kind,
      level: null,
      region: mention.region,
      valid_from: null,
      valid_to: null,
      provisional: 1,
      in_catalogue: 0,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
  const known = await trx
    .selectFrom('core_institution_name')
    .where('institution_id', '=', id)
    .select('folded')
    .execute();
  const seen = new Set(known.map(({ folded }) => folded));
  for (const name of [mention.name, mention.nameAsPrinted]) {
    const folded = foldName(name);
    if (!folded || seen.has(folded)) continue;
    seen.add(folded);
    await trx
      .insertInto('core_institution_name')
      .values({ institution_id: id, name, folded, kind: 'printed', valid_from: null, valid_to: null })
      .execute();
  }
  return id;
}

/** Name → id for those of `names` that stand for exactly one institution, whatever their width and spacing. */
export async function findInstitutions(
  db: Kysely<WarehouseSchema>,
  names: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of new Set(names)) {
    const rows = await db
      .selectFrom('core_institution_name')
      .where('folded', '=', foldName(name))
      .select('institution_id')
      .distinct()
      .execute();
    if (rows.length === 1 && rows[0]) found.set(name, rows[0].institution_id);
  }
  return found;
}

/** Removes those of `ids` that are provisional and that no document or fact names any more. */
export async function removeUnusedInstitutions(
  trx: Transaction<WarehouseSchema>,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    const unused = await trx
      .selectFrom('core_institution as i')
      .where('i.id', '=', id)
      .where('i.provisional', '=', 1)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('raw_document').select('id').whereRef('institution_id', '=', 'i.id'))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('core_fact').select('id').whereRef('institution_id', '=', 'i.id'))),
      )
      .select('i.id')
      .executeTakeFirst();
    if (!unused) continue;
    await trx.deleteFrom('core_institution_name').where('institution_id', '=', id).execute();
    await trx.deleteFrom('core_institution').where('id', '=', id).execute();
  }
}
