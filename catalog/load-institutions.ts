// The register of institutions with a ministry code, from the lists in `institutions/`.
// Secondary and technical schools are not in it: no public list gives them codes.

import { readFileSync } from 'node:fs';
import type { InstitutionKind } from '../model/index.ts';
import { CatalogError } from './read-catalog-file.ts';
import type { Institution, InstitutionRegistry } from './types.ts';

interface ListedInstitution {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly level: string;
}

const HEADER = 'code,name,region,level';

/**
 * All institutions of the ministry's lists. A name of 2017 under a code of 2025 is a former name.
 * @throws CatalogError when a line of a list does not fit, or a code stands in it twice.
 */
export function loadInstitutions(): InstitutionRegistry {
  return buildRegistry(readList('moe-2025.csv'), readList('moe-2017-otherwise.csv'));
}

/** A registry of the `current` list, with names and closed schools of an `earlier` one. */
export function buildRegistry(
  current: readonly ListedInstitution[],
  earlier: readonly ListedInstitution[],
): InstitutionRegistry {
  const earlierByCode = new Map(earlier.map((entry) => [entry.code, entry]));
  const currentCodes = new Set(current.map((entry) => entry.code));
  const closed = earlier.filter((entry) => !currentCodes.has(entry.code));
  const all = [...current, ...closed].map((entry): Institution => {
    const former = earlierByCode.get(entry.code)?.name;
    return {
      ...entry,
      formerNames: former === undefined || former === entry.name ? [] : [former],
      kind: kindOf(entry),
    };
  });
  const byKey = new Map<string, Institution | null>();
  for (const institution of all) {
    const keys = [institution.name, ...institution.formerNames, institution.code, institution.code.slice(-5)];
    for (const key of new Set(keys.map(foldInstitutionName))) enter(byKey, key, institution);
  }
  return { all, find: (nameOrCode) => byKey.get(foldInstitutionName(nameOrCode)) ?? null };
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

function readList(file: string): ListedInstitution[] {
  const path = `institutions/${file}`;
  const lines = readFileSync(new URL(path, import.meta.url), 'utf8').split('\n');
  if (lines[0]?.trim() !== HEADER) throw new CatalogError(path, `the first line must be ${HEADER}`);
  const seen = new Set<string>();
  const list: ListedInstitution[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]?.trim() ?? '';
    if (line === '') continue;
    const [code = '', name = '', region = '', level = '', ...rest] = line.split(',');
    if (!/^\d{10}$/.test(code) || !name || !region || !level || rest.length > 0)
      throw new CatalogError(path, `line ${i + 1} is not "${HEADER}": ${line}`);
    if (seen.has(code)) throw new CatalogError(path, `line ${i + 1}: code ${code} is given twice`);
    seen.add(code);
    list.push({ code, name, region, level });
  }
  return list;
}
