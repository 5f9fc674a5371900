// What an analyst might add to the catalogue: names of schools and words of indicators that reports use and the catalogue
// does not have, each with the entries it may belong to. Proposes; decides and writes nothing.

import { nameKey } from '../../catalog/fold-name.ts';
import { foldInstitutionName } from '../../catalog/load-institutions.ts';
import type { Catalog, Indicator } from '../../catalog/types.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import {
  listUnknownIndicators,
  listUnknownInstitutions,
  type UnknownFilter,
  type UnknownWord,
} from '../../loaders/queries/list-unknown-words.ts';
import { likeness } from '../../loaders/queries/resolve-indicators.ts';
import { matchInstitution } from '../../transformers/names/match-institution.ts';

export interface Proposal {
  /** An indicator's id or the code of an institution: what `catalog accept --as` takes. */
  readonly id: string;
  readonly name: string;
}

export interface Suggestion extends UnknownWord {
  readonly kind: 'institution' | 'indicator';
  /** The most alike first; empty where nothing is. */
  readonly proposals: readonly Proposal[];
}

const PROPOSALS = 3;
/** Names with fewer common pairs of characters do not look alike. */
const LIKENESS = 0.5;

/**
 * Unknown names that recur, schools first, then indicators, each most frequent first.
 *
 * @example
 * const [first] = await suggestEntries(warehouse, loadCatalog(), { documents: 2, limit: 50 });
 * first?.proposals; // [{ id: 'graduates', name: '毕业生人数' }]
 */
export async function suggestEntries(
  warehouse: Warehouse,
  catalog: Pick<Catalog, 'indicators' | 'institutions' | 'units'>,
  filter: UnknownFilter,
): Promise<Suggestion[]> {
  const schools = await listUnknownInstitutions(warehouse, filter);
  const words = await listUnknownIndicators(warehouse, filter);
  return [
    ...schools.map((word) => ({
      ...word,
      kind: 'institution' as const,
      proposals: nearInstitutions(word.text, catalog),
    })),
    ...words.map((word) => ({
      ...word,
      kind: 'indicator' as const,
      proposals: nearIndicators(word, catalog),
    })),
  ];
}

function nearInstitutions(name: string, { institutions }: Pick<Catalog, 'institutions'>): Proposal[] {
  const match = matchInstitution(institutions, name);
  if (match.kind === 'one') return [toProposal(match.institution)];
  if (match.kind !== 'none') return match.candidates.slice(0, PROPOSALS).map(toProposal);
  // what is no school's name is like too many of them
  if (!/(?:学校|学院|大学|学堂|职院|高专)/u.test(name)) return [];
  const folded = foldInstitutionName(name);
  return institutions.all
    .map((institution) => ({
      institution,
      score: Math.max(
        ...[institution.name, ...institution.formerNames].map((known) => alike(stem(folded), stem(known))),
      ),
    }))
    .filter(({ score }) => score >= LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, PROPOSALS)
    .map(({ institution }) => toProposal(institution));
}

const toProposal = ({ code, name }: { readonly code: string; readonly name: string }): Proposal => ({
  id: code,
  name,
});

/** Without the ending that most names share. */
const stem = (name: string): string =>
  name.replace(/(?:职业技术|职业|高等专科|中等专业|中等职业|技工)?(?:学院|大学|学校)$/u, '');

function nearIndicators(
  { text, dimension }: UnknownWord,
  { indicators, units }: Pick<Catalog, 'indicators' | 'units'>,
): Proposal[] {
  const key = nameKey(text);
  const fits = (indicator: Indicator) =>
    dimension === null ||
    indicator.unit === null ||
    units.find(indicator.unit)?.dimension === dimension ||
    indicator.dimension === dimension;
  return [...indicators.values()]
    .filter(fits)
    .map((indicator) => ({
      indicator,
      score: Math.max(...[indicator.zh, ...indicator.aliases].map((name) => alike(key, nameKey(name)))),
    }))
    .filter(({ score }) => score >= LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, PROPOSALS)
    .map(({ indicator }) => ({ id: indicator.id, name: indicator.zh }));
}

/** Like `likeness`, but a word that merely stands in another (教师 in 教师培训) is as alike as it is long. */
function alike(a: string, b: string): number {
  const contained = a.includes(b) || b.includes(a);
  return contained ? Math.min(a.length, b.length) / Math.max(a.length, b.length) : likeness(a, b);
}
