// Adds a correction to the text of a corrections file. Comments, order and form of what stands there stay as they are.

import { isMap, isSeq, parseDocument } from 'yaml';
import { CatalogError } from './read-catalog-file.ts';

/** An entry as corrections/README.md describes it; keys that are absent are not written. */
export interface NewCorrection {
  readonly id: string;
  readonly document: string;
  readonly indicator?: string;
  readonly name?: string;
  readonly period?: string;
  readonly place: Readonly<Record<string, string | number>>;
  readonly printed: string;
  readonly action: 'override' | 'drop' | 'accept' | 'note';
  readonly value?: string;
  readonly unit?: string;
  readonly finding?: string;
  readonly reason: string;
  readonly who: string;
  readonly when: string;
}

/**
 * `source` without the entry `id`; as it is when there is none.
 * @throws CatalogError when `source` is no corrections file; `file` names it.
 */
export function removeCorrection(source: string, id: string, file: string): string {
  const document = parseDocument(source);
  const list = isMap(document.contents) ? document.contents.get('corrections', true) : null;
  if (document.contents === null) return source;
  if (!isSeq(list)) throw new CatalogError(file, 'the file must hold one list named "corrections"');
  const at = list.items.findIndex((item) => isMap(item) && item.get('id') === id);
  if (at < 0) return source;
  list.items.splice(at, 1);
  return document.toString({ lineWidth: 0 });
}

/**
 * `source` (empty for a new file) with `correction` as its last entry.
 * @throws CatalogError when `source` is no corrections file or has an entry with this id; `file` names it.
 */
export function appendCorrection(source: string, correction: NewCorrection, file: string): string {
  const document = parseDocument(source);
  const [error] = document.errors;
  if (error) throw new CatalogError(file, error.message.split('\n')[0] ?? 'no YAML');
  if (document.contents === null) {
    const comments = source.trim() === '' ? '' : `${source.trimEnd()}\n\n`;
    return appendCorrection(`${comments}corrections: []\n`, correction, file);
  }
  const list = isMap(document.contents) ? document.contents.get('corrections', true) : null;
  if (!isSeq(list)) throw new CatalogError(file, 'the file must hold one list named "corrections"');
  if (list.items.some((item) => isMap(item) && item.get('id') === correction.id))
    throw new CatalogError(file, `correction ${correction.id} is there already`);
  const { place, ...rest } = correction;
  const node = document.createNode({ ...rest, place });
  const inner = node.get('place', true);
  if (isMap(inner)) inner.flow = true;
  list.flow = false;
  list.add(node);
  return document.toString({ lineWidth: 0 });
}
