// Whatever an id, a code or a name stands for: a fact, a document or an institution.

import type { Warehouse } from '../open-warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { resolveInstitutions } from './resolve-institutions.ts';
import { type ShownDocument, showDocument } from './show-document.ts';
import { type ShownFact, showFact } from './show-fact.ts';
import { type ShownInstitution, showInstitution } from './show-institution.ts';

export type Shown = ShownFact | ShownDocument | ShownInstitution;

/** With fewer digits, a word of letters could be meant. */
const SHA_PREFIX = /^[0-9a-f]{4,64}$/;
const LISTED = 8;

/**
 * What `id` stands for: the id of a fact (`c0cd592e-o17`), code or id of an institution, the beginning of a document's
 * sha256 (four digits or more), or the name of an institution or a part of it.
 * @throws WarehouseError `id_unknown`, `id_ambiguous` (with the candidates in its words).
 */
export async function showId(warehouse: Warehouse, id: string): Promise<Shown> {
  const { db } = warehouse;
  const word = id.trim();
  const direct = (await showFact(db, word)) ?? (await showInstitution(db, word));
  if (direct) return direct;
  const document = await findDocument(warehouse, word.toLowerCase());
  const found = document === null ? null : await showDocument(db, document);
  if (found) return found;
  const { ids } = word === '' ? { ids: [] } : await resolveInstitutions(db, [word]);
  if (ids.length > 1) throw ambiguous(word, await nameInstitutions(warehouse, ids));
  const [institution] = ids;
  const shown = institution === undefined ? null : await showInstitution(db, institution);
  if (shown) return shown;
  throw new WarehouseError('id_unknown', {
    zh: `没有编号或名称为“${word}”的事实、文件或学校`,
    en: `there is no fact, document or institution "${word}"`,
  });
}

async function findDocument({ db }: Warehouse, prefix: string): Promise<string | null> {
  if (!SHA_PREFIX.test(prefix)) return null;
  const rows = await db
    .selectFrom('raw_document')
    .select(['id', 'path'])
    .where('sha256', '>=', prefix)
    // no hex digit sorts behind g
    .where('sha256', '<', `${prefix}g`)
    .orderBy('arrival')
    .execute();
  if (rows.length > 1)
    throw ambiguous(
      prefix,
      rows.map((row) => `${row.id} ${row.path}`),
    );
  return rows[0]?.id ?? null;
}

async function nameInstitutions({ db }: Warehouse, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('core_institution')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => `${id} ${name}`);
}

function ambiguous(word: string, candidates: readonly string[]): WarehouseError {
  const listed = candidates.slice(0, LISTED).join('; ');
  const more = candidates.length > LISTED ? ' …' : '';
  return new WarehouseError('id_ambiguous', {
    zh: `“${word}”可指 ${candidates.length} 项：${listed}${more}`,
    en: `"${word}" fits ${candidates.length}: ${listed}${more}`,
  });
}
