// Words of a person → institutions: a code, its last five digits, an id, a name of any time, or a part of a name.

import type { Kysely } from 'kysely';
import { foldName } from '../../catalog/fold-name.ts';
import type { WarehouseSchema } from '../schema/index.ts';
import { likeness } from './resolve-indicators.ts';

export interface InstitutionReference {
  readonly id: string;
  readonly name: string;
}

export interface UnresolvedInstitution {
  readonly word: string;
  /** Institutions with facts whose names look alike. */
  readonly suggestions: readonly InstitutionReference[];
}

interface Name extends InstitutionReference {
  readonly code: string | null;
  readonly folded: string;
}

const SUGGESTIONS = 6;
const LIKENESS = 0.25;

/** All institutions that any of `words` stands for; a part of a name (重庆) stands for all that have it. */
export async function resolveInstitutions(
  db: Kysely<WarehouseSchema>,
  words: readonly string[],
): Promise<{ readonly ids: readonly string[]; readonly unresolved: readonly UnresolvedInstitution[] }> {
  if (words.length === 0) return { ids: [], unresolved: [] };
  const names: Name[] = await db
    .selectFrom('core_institution_name as a')
    .innerJoin('core_institution as i', 'i.id', 'a.institution_id')
    .select(['i.id', 'i.name', 'i.code', 'a.folded'])
    .execute();
  const ids = new Set<string>();
  const unresolved: UnresolvedInstitution[] = [];
  for (const word of new Set(words)) {
    const matches = matchInstitution(names, word.trim());
    for (const id of matches) ids.add(id);
    if (matches.size === 0) unresolved.push({ word, suggestions: await suggest(db, names, foldName(word)) });
  }
  return { ids: [...ids], unresolved };
}

/** The best kind of match wins: id or code, the last five digits of a code, a whole name, a part of a name. */
function matchInstitution(names: readonly Name[], word: string): Set<string> {
  const folded = foldName(word);
  const tests: ((name: Name) => boolean)[] = [
    ({ id, code }) => id === word || code === word,
    ({ code }) => /^\d{5}$/.test(word) && (code?.endsWith(word) ?? false),
    (name) => name.folded === folded,
    (name) => folded !== '' && name.folded.includes(folded),
  ];
  for (const test of tests) {
    const ids = new Set(names.filter(test).map(({ id }) => id));
    if (ids.size > 0) return ids;
  }
  return new Set();
}

async function suggest(
  db: Kysely<WarehouseSchema>,
  names: readonly Name[],
  folded: string,
): Promise<InstitutionReference[]> {
  const withFacts = await db.selectFrom('out_best_value').select('institution_id').distinct().execute();
  const known = new Set(withFacts.map(({ institution_id }) => institution_id));
  const scored = names
    .filter(({ id }) => known.has(id))
    .map(({ id, name, folded: other }) => ({ id, name, score: likeness(folded, other) }))
    .filter(({ score }) => score >= LIKENESS)
    .sort((a, b) => b.score - a.score);
  const byId = new Map(scored.map(({ id, name }) => [id, { id, name }]));
  return [...byId.values()].slice(0, SUGGESTIONS);
}
