// Adds a name to an entry of the catalogue, as a person decided: an alias of an indicator or of an institution. Only the few
// characters of the new name are put into the file; comments, order and form of what stands there stay as they are.

import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { checkCatalog } from './check-catalog.ts';
import { foldName } from './fold-name.ts';
import { ALIAS_FILE } from './institutions/read-aliases.ts';
import { CatalogError } from './read-catalog-file.ts';

/**
 * Writes `name` to the entry `id`: an indicator's id, or the ten digits of an institution. Returns the file, below the folder
 * of the catalogue.
 * @throws CatalogError when there is no such entry, it has the name already, or the catalogue would not load with it: the file
 * is then as it was.
 */
export function acceptAlias(name: string, id: string): string {
  const isCode = /^\d{10}$/.test(id);
  const file = isCode ? ALIAS_FILE : 'indicators.yml';
  const place = new URL(file, import.meta.url);
  const before = readFileSync(place, 'utf8');
  const after = isCode ? addInstitutionName(before, id, name) : addIndicatorAlias(before, id, name);
  const known = new Set(checkCatalog().problems.map(nameOf));
  writeFileSync(place, after);
  const fresh = checkCatalog().problems.filter((problem) => !known.has(nameOf(problem)));
  if (fresh.length > 0) {
    writeFileSync(place, before);
    throw new CatalogError(file, fresh);
  }
  return file;
}

const nameOf = ({ file, cause }: { readonly file: string; readonly cause: string }): string =>
  `${file}\n${cause}`;

/** The text of `indicators.yml` with `name` as the last alias of `id`. @throws CatalogError as {@link acceptAlias}. */
export function addIndicatorAlias(source: string, id: string, name: string): string {
  const entry = findEntry(source, 'indicators', 'id', id, 'indicators.yml');
  const names = [entry.get('zh'), ...listOf(entry, 'aliases')].map(String);
  if (names.map(foldName).includes(foldName(name)))
    throw new CatalogError('indicators.yml', `${id} has the name ${name} already`);
  const aliases = entry.get('aliases', true);
  if (isSeq(aliases)) return appendItem(source, aliases, name);
  const after = entry.get('en', true) ?? entry.get('zh', true);
  const end = lineEnd(source, (after as Node | undefined)?.range?.[1] ?? 0);
  return `${source.slice(0, end)}\n${indentOf(source, entry)}aliases: [${scalar(name)}]${source.slice(end)}`;
}

/** The text of `institutions/aliases.yml` with `name` for `code`. @throws CatalogError as {@link acceptAlias}. */
export function addInstitutionName(source: string, code: string, name: string): string {
  const list = listIn(source, 'aliases', ALIAS_FILE);
  const entry = list.items.find((item): item is YAMLMap => isMap(item) && String(item.get('code')) === code);
  if (entry) {
    if (listOf(entry, 'names').includes(name))
      throw new CatalogError(ALIAS_FILE, `${code} has the name ${name} already`);
    const names = entry.get('names', true);
    if (isSeq(names)) return appendItem(source, names, name);
  }
  const line = `  - {code: '${code}', names: [${scalar(name)}]}`;
  if (list.items.length > 0) return `${source.trimEnd()}\n${line}\n`;
  const [start = 0, end = start] = list.range ?? [];
  return `${source.slice(0, start).trimEnd()}\n${line}${source.slice(end)}`;
}

function listIn(source: string, key: string, file: string) {
  const root = parseDocument(source).contents;
  const list = isMap(root) ? root.get(key, true) : null;
  if (!isSeq(list)) throw new CatalogError(file, `the file must hold a list named "${key}"`);
  return list;
}

function findEntry(source: string, key: string, idKey: string, id: string, file: string): YAMLMap {
  const entry = listIn(source, key, file).items.find(
    (item): item is YAMLMap => isMap(item) && item.get(idKey) === id,
  );
  if (!entry) throw new CatalogError(file, `there is no entry ${id}`);
  return entry;
}

function listOf(entry: YAMLMap, key: string): string[] {
  const list = entry.get(key, true);
  return isSeq(list) ? list.items.map((item) => String(isScalar(item) ? item.value : item)) : [];
}

/** What is needed of a list's node. */
interface List {
  readonly items: readonly unknown[];
  readonly flow?: boolean | undefined;
  readonly range?: readonly number[] | null | undefined;
}

/** Behind the last item of a list in either style. */
function appendItem(source: string, list: List, name: string): string {
  const last = list.items.at(-1) as Node | undefined;
  const [start = 0, end = start] = list.range ?? [];
  if (list.flow) {
    const at = last?.range?.[1] ?? start + 1;
    return `${source.slice(0, at)}${last ? ', ' : ''}${scalar(name)}${source.slice(at)}`;
  }
  const at = lineEnd(source, last?.range?.[1] ?? end);
  const column = (last?.range?.[0] ?? 0) - (source.lastIndexOf('\n', last?.range?.[0] ?? 0) + 1);
  return `${source.slice(0, at)}\n${' '.repeat(Math.max(0, column - 2))}- ${scalar(name)}${source.slice(at)}`;
}

const lineEnd = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
};

const indentOf = (source: string, entry: YAMLMap): string => {
  const start = entry.range?.[0] ?? 0;
  return ' '.repeat(start - (source.lastIndexOf('\n', start - 1) + 1));
};

/** As it may stand in a list in brackets. */
const scalar = (name: string): string =>
  /^[\p{L}（][\p{L}\p{N}（）·—“”、/%]*$/u.test(name) && !/^(?:true|false|null|yes|no)$/iu.test(name)
    ? name
    : JSON.stringify(name);
