// The register of institutions with a ministry code, from the lists in `institutions/`.
// Secondary and technical schools are not in it: no public list gives them codes.

import type { InstitutionKind } from '../model/index.ts';
import { readAliases } from './institutions/read-aliases.ts';
import {
  type DoubleHighEntry,
  type ListedInstitution,
  readDoubleHigh,
  readInstitutionList,
} from './institutions/read-lists.ts';
import type { Institution, InstitutionName, InstitutionRegistry } from './types.ts';

/** The years the ministry's lists are of. */
const CURRENT = 2025;
const EARLIER = 2017;

/**
 * All institutions of the ministry's lists. A name of 2017 under a code of 2025 is a former name.
 * @throws CatalogError when a line of a list does not fit, a code stands in it twice, or an alias is another's name.
 */
export function loadInstitutions(): InstitutionRegistry {
  const current = readInstitutionList(`moe-${CURRENT}.csv`);
  const earlier = readInstitutionList(`moe-${EARLIER}.csv`);
  const known = buildRegistry(current, earlier);
  return buildRegistry(current, earlier, {
    aliases: readAliases(known),
    doubleHigh: readDoubleHigh('double-high-2019.csv', known),
  });
}

export interface RegistryAdditions {
  /** Code → further names. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>;
  readonly doubleHigh?: ReadonlyMap<string, DoubleHighEntry>;
}

/** A registry of the `current` list, with names and closed schools of an `earlier` one. */
export function buildRegistry(
  current: readonly ListedInstitution[],
  earlier: readonly ListedInstitution[],
  { aliases = new Map(), doubleHigh = new Map() }: RegistryAdditions = {},
): InstitutionRegistry {
  const earlierByCode = new Map(earlier.map((entry) => [entry.code, entry]));
  const currentCodes = new Set(current.map((entry) => entry.code));
  const closed = earlier.filter((entry) => !currentCodes.has(entry.code));
  const describe = (entry: ListedInstitution, isClosed: boolean): Institution => {
    const former = isClosed ? undefined : earlierByCode.get(entry.code)?.name;
    const names = nameYears(entry.name, former, isClosed);
    return {
      ...entry,
      formerNames: names.slice(1).map(({ name }) => name),
      names,
      aliases: aliases.get(entry.code) ?? [],
      doubleHigh: doubleHigh.get(entry.code) ?? null,
      validTo: isClosed ? EARLIER : null,
      kind: kindOf(entry),
    };
  };
  const all = [
    ...current.map((entry) => describe(entry, false)),
    ...closed.map((entry) => describe(entry, true)),
  ];
  const byKey = new Map<string, Institution | null>();
  for (const institution of all) {
    const { name, formerNames, code } = institution;
    const keys = [name, ...formerNames, ...(institution.aliases ?? []), code, code.slice(-5)];
    for (const key of new Set(keys.map(foldInstitutionName))) enter(byKey, key, institution);
  }
  return { all, find: (nameOrCode) => byKey.get(foldInstitutionName(nameOrCode)) ?? null };
}

/** The present name, then the former one; years are those of the lists that have or lack it. */
function nameYears(name: string, former: string | undefined, isClosed: boolean): InstitutionName[] {
  if (isClosed) return [{ name, from: null, to: EARLIER }];
  // new in the newer list: the school may be older than the list that lacks it, its code is not
  if (former === undefined || former === name) return [{ name, from: null, to: null }];
  return [
    { name, from: CURRENT, to: null },
    { name: former, from: null, to: EARLIER },
  ];
}

/** `institution` under `key`, or null when two different ones claim it: an ambiguous key finds nothing. */
function enter(byKey: Map<string, Institution | null>, key: string, institution: Institution): void {
  const known = byKey.get(key);
  byKey.set(key, known === undefined || known === institution ? institution : null);
}

/** How names of institutions are compared: without white space, brackets in one form. */
export function foldInstitutionName(text: string): string {
  return /[\s（）\u200b\ufeff]/u.test(text)
    ? text
        .replace(/[\s\u200b\ufeff]+/gu, '')
        .replaceAll('（', '(')
        .replaceAll('）', ')')
    : text;
}

/** Colleges below bachelor level and vocational universities are higher vocational; the others are not ours. */
function kindOf(entry: ListedInstitution): InstitutionKind {
  return entry.level === '专科' || /职业(?:技术)?大学$/u.test(entry.name) ? 'higher_vocational' : 'other';
}
