// The CSV lists of this folder, line by line. They are plain: no quotes, no commas inside a value.

import { readFileSync } from 'node:fs';
import { CatalogError } from '../read-catalog-file.ts';
import type { DoubleHigh, Institution, InstitutionRegistry } from '../types.ts';

/** A line of the ministry's list. */
export type ListedInstitution = Pick<Institution, 'code' | 'name' | 'ownership'> & {
  readonly region: string;
  readonly level: string;
};

export type DoubleHighEntry = DoubleHigh;

const OWNERSHIPS: ReadonlySet<string> = new Set(['public', 'private', 'joint']);
const LIST_HEADER = 'code,name,region,level,ownership';
const DOUBLE_HIGH_HEADER = 'code,name,kind,grade,programme_groups';

/**
 * The institutions of one list, in its order.
 * @throws CatalogError when a line does not fit or a code stands in it twice.
 */
export function readInstitutionList(file: string): ListedInstitution[] {
  const seen = new Set<string>();
  return readLines(file, LIST_HEADER, ([code = '', name = '', region = '', level = '', ownership = '']) => {
    if (!/^\d{10}$/.test(code) || !name || !region || !level || !OWNERSHIPS.has(ownership))
      return 'does not fit';
    if (seen.has(code)) return `code ${code} is given twice`;
    seen.add(code);
    return { code, name, region, level, ownership: ownership as 'public' };
  });
}

/**
 * The schools of the 双高计划, by code.
 * @throws CatalogError when a line does not fit, or its code and name are not those of one institution of `registry`.
 */
export function readDoubleHigh(
  file: string,
  registry: InstitutionRegistry,
): ReadonlyMap<string, DoubleHighEntry> {
  const entries = readLines(
    file,
    DOUBLE_HIGH_HEADER,
    ([code = '', name = '', kind = '', grade = '', groups = '']) => {
      const institution = registry.find(code);
      if (!institution) return `there is no institution ${code}`;
      if (registry.find(name) !== institution) return `${name} is no name of ${code} ${institution.name}`;
      if ((kind !== 'school' && kind !== 'programme_groups') || !/^[ABC]$/.test(grade)) return 'does not fit';
      return [code, { kind, grade: grade as 'A', programmeGroups: groups.split('、') }] as const;
    },
  );
  return new Map(entries);
}

/** Each line below the header as `read` understands it; a string from `read` says what is wrong with it. */
function readLines<T>(file: string, header: string, read: (cells: readonly string[]) => T | string): T[] {
  const path = `institutions/${file}`;
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  const columns = header.split(',').length;
  if (lines[0]?.trim() !== header)
    throw new CatalogError(path, [{ line: 1, cause: `the first line must be ${header}` }]);
  const problems: { line: number; cause: string }[] = [];
  const found: T[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]?.trim() ?? '';
    if (line === '') continue;
    const cells = line.split(',');
    const entry = cells.length === columns ? read(cells) : 'does not fit';
    if (typeof entry === 'string')
      problems.push({ line: i + 1, cause: `${entry}: "${line}" is to be "${header}"` });
    else found.push(entry);
  }
  if (problems.length > 0) throw new CatalogError(path, problems);
  return found;
}
