// Words of a person → indicators of the catalogue. A word that fits several is not guessed: it comes back with them.

import type { Kysely } from 'kysely';
import { foldName } from '../../catalog/fold-name.ts';
import type { CoreIndicatorNameTable, WarehouseSchema } from '../schema/index.ts';

export interface IndicatorReference {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Names of its standard table; null for indicators of running text. */
  readonly table: { readonly zh: string; readonly en: string } | null;
}

export interface UnresolvedIndicator {
  readonly word: string;
  /** `ambiguous`: it fits every one of the suggestions; `unknown`: they merely look alike. */
  readonly reason: 'unknown' | 'ambiguous';
  readonly suggestions: readonly IndicatorReference[];
}

export interface ResolvedIndicators {
  /** In the order of the words, each once. */
  readonly indicators: readonly IndicatorReference[];
  readonly unresolved: readonly UnresolvedIndicator[];
}

interface Name {
  readonly id: string;
  readonly folded: string;
  readonly kind: CoreIndicatorNameTable['kind'];
}

/** A name of a higher class is believed before one of a lower: the alias of one may be the name of another. */
const CLASSES: readonly Name['kind'][] = ['zh', 'en', 'template', 'alias'];
const SUGGESTIONS = 6;
/** Below this share of common pairs of characters, names do not look alike. */
const LIKENESS = 0.25;

/** The indicators that `words` (ids, names or aliases; width and spaces do not matter) stand for. */
export async function resolveIndicators(
  db: Kysely<WarehouseSchema>,
  words: readonly string[],
): Promise<ResolvedIndicators> {
  const references = await readReferences(db);
  const names = await readNames(db);
  const found = new Map<string, IndicatorReference>();
  const unresolved: UnresolvedIndicator[] = [];
  const toReferences = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => references.get(id) ?? []).slice(0, SUGGESTIONS);
  for (const word of new Set(words)) {
    const ids = references.has(word) ? new Set([word]) : matchName(names, foldName(word));
    const [id] = ids;
    const reference = id === undefined ? undefined : references.get(id);
    if (ids.size === 1 && reference) found.set(reference.id, reference);
    else if (ids.size > 1) unresolved.push({ word, reason: 'ambiguous', suggestions: toReferences(ids) });
    else
      unresolved.push({
        word,
        reason: 'unknown',
        suggestions: toReferences(findAlike(names, foldName(word))),
      });
  }
  return { indicators: [...found.values()], unresolved };
}

async function readReferences(db: Kysely<WarehouseSchema>): Promise<Map<string, IndicatorReference>> {
  const rows = await db
    .selectFrom('core_indicator as n')
    .leftJoin('core_standard_table as t', 't.id', 'n.standard_table')
    .select(['n.id', 'n.name_zh as zh', 'n.name_en as en', 't.name_zh as table_zh', 't.name_en as table_en'])
    .orderBy('n.position')
    .execute();
  return new Map(
    rows.map(({ id, zh, en, table_zh, table_en }) => [
      id,
      { id, zh, en, table: table_zh !== null && table_en !== null ? { zh: table_zh, en: table_en } : null },
    ]),
  );
}

async function readNames(db: Kysely<WarehouseSchema>): Promise<Name[]> {
  return await db
    .selectFrom('core_indicator_name as a')
    .innerJoin('core_indicator as n', 'n.id', 'a.indicator_id')
    .select(['n.id', 'a.folded', 'a.kind'])
    .orderBy('n.position')
    .execute();
}

function matchName(names: readonly Name[], folded: string): Set<string> {
  for (const kind of CLASSES) {
    const ids = new Set(names.filter((n) => n.kind === kind && n.folded === folded).map(({ id }) => id));
    if (ids.size > 0) return ids;
  }
  return new Set();
}

/** Ids of indicators with a name that looks like `folded`, the most alike first. */
function findAlike(names: readonly Name[], folded: string): Set<string> {
  const scored = names
    .map(({ id, folded: name }) => ({ id, score: likeness(folded, name) }))
    .filter(({ score }) => score >= LIKENESS)
    .sort((a, b) => b.score - a.score);
  return new Set(scored.map(({ id }) => id));
}

/** Share of common pairs of characters (Dice's coefficient, 0–1); 1 when one name holds the other. */
export function likeness(a: string, b: string): number {
  if (a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))) return 1;
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
}

const pairs = (text: string): Set<string> => {
  const chars = Array.from(text);
  return new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`));
};
