// Reviewed corrections from `corrections/*.yml`. A mistake in a file is told with file, line, value and what is allowed:
// these files are written by people.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { CatalogError } from './read-catalog-file.ts';
import type { Correction, Indicator, UnitLexicon } from './types.ts';

const FOLDER = 'corrections';
const text = z.string().trim().min(1);

const place = z.union([
  z.strictObject({ line: z.int().positive() }),
  z.strictObject({ page: z.int().positive() }),
  z.strictObject({ sheet: text, cell: text }),
  z.strictObject({ path: text }),
]);

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'lower-case letters, digits, - and _'),
  document: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/, 'the first 8 to 64 digits of its sha256')
    .optional(),
  institution: text.optional(),
  year: z.int().min(1990).max(2100).optional(),
  indicator: text.optional(),
  name: text.optional(),
  period: text.optional(),
  place: place.optional(),
  printed: z.string({ error: 'the value as it is printed, in quotes; "" for a blank cell' }),
  action: z.enum(['override', 'drop', 'accept', 'note']),
  value: z
    .string()
    .regex(/^-?\d{1,30}(?:\.\d{1,20})?$/, 'a plain decimal number in quotes, as "6393"')
    .optional(),
  unit: text.optional(),
  finding: text.optional(),
  reason: text,
  who: text,
  when: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as 2024-05-31'),
});

type Entry = z.infer<typeof entry>;

/** A folder of further corrections, outside the program: an update does not touch it. */
export const CORRECTIONS_VARIABLE = 'NIANBAO_CORRECTIONS';

export interface CorrectionFile {
  readonly path: string;
  /** As findings name it: the same wherever the folder lies. */
  readonly label: string;
}

/** The corrections files of the catalogue, then those of the user's folder, each in name order. */
export function listCorrectionFiles(): CorrectionFile[] {
  const own = fileURLToPath(new URL(`${FOLDER}/`, import.meta.url));
  const others = process.env[CORRECTIONS_VARIABLE] ?? '';
  return [...listFolder(own, `catalog/${FOLDER}`), ...(others === '' ? [] : listFolder(others, FOLDER))];
}

function listFolder(folder: string, label: string): CorrectionFile[] {
  // a copy without corrections need not have the folder
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ path: join(folder, name), label: `${label}/${name}` }));
}

/**
 * All corrections, of the catalogue's own folder and of the one that `NIANBAO_CORRECTIONS` names, in order of file names and
 * of the entries in them.
 * @throws CatalogError with file, line, value and what is allowed.
 */
export function loadCorrections(
  indicators: ReadonlyMap<string, Indicator>,
  units: UnitLexicon,
): readonly Correction[] {
  const seen = new Map<string, string>();
  return listCorrectionFiles().flatMap(({ path, label }) => {
    const corrections = readCorrections(readFileSync(path, 'utf8'), path, { indicators, units });
    for (const { id, line } of corrections) {
      const other = seen.get(id);
      if (other !== undefined)
        throw new CatalogError(path, [{ line, cause: `correction ${id} is also in ${other}` }]);
      seen.set(id, path);
    }
    return corrections.map((correction) => ({ ...correction, file: label }));
  });
}

/** The corrections of one file; `file` is its name for messages. @throws CatalogError as `loadCorrections`. */
export function readCorrections(
  source: string,
  file: string,
  known: { readonly indicators: ReadonlyMap<string, Indicator>; readonly units: UnitLexicon },
): readonly Correction[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const lineOf = (node: unknown): number => {
    const range = (node as Node | null | undefined)?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  const [error] = document.errors;
  if (error)
    throw new CatalogError(file, [
      { line: lines.linePos(error.pos[0]).line, cause: error.message.split('\n')[0] ?? '' },
    ]);
  const root = document.contents;
  if (root === null) return [];
  const list = isMap(root) ? root.get('corrections', true) : null;
  if (!isMap(root) || !isSeq(list) || root.items.length !== 1)
    throw new CatalogError(file, [
      { line: lineOf(root), cause: 'the file must hold one list named "corrections"' },
    ]);
  const ids = new Set<string>();
  return list.items.map((node) => {
    const fail = (at: unknown, cause: string): never => {
      throw new CatalogError(file, [{ line: lineOf(at), cause }]);
    };
    const data: unknown = (node as Node).toJS(document);
    const result = entry.safeParse(data);
    if (!result.success) {
      const [issue] = result.error.issues;
      const path = issue?.path ?? [];
      const at = isMap(node) && path.length > 0 ? (node.getIn(path, true) ?? node) : node;
      const value = path.reduce<unknown>(
        (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
        data,
      );
      return fail(
        at,
        `${path.join('.') || 'entry'}: ${JSON.stringify(value) ?? 'missing'} — ${issue?.message ?? 'does not fit'}`,
      );
    }
    const problem = problemOf(result.data, ids, known);
    if (problem !== null)
      return fail(isMap(node) ? (node.get(problem.key, true) ?? node) : node, problem.cause);
    ids.add(result.data.id);
    return { ...toCorrection(result.data), file, line: lineOf(node) };
  });
}

function problemOf(
  e: Entry,
  ids: ReadonlySet<string>,
  known: { readonly indicators: ReadonlyMap<string, Indicator>; readonly units: UnitLexicon },
): { readonly key: string; readonly cause: string } | null {
  if (ids.has(e.id)) return { key: 'id', cause: `id: ${e.id} is given twice in this file` };
  if (e.document === undefined && (e.institution === undefined || e.year === undefined))
    return { key: 'document', cause: 'give document, or institution and year' };
  if (e.indicator === undefined && e.name === undefined && e.place === undefined)
    return { key: 'indicator', cause: 'give indicator, name or place, so that the fact can be found' };
  if (e.indicator !== undefined && !known.indicators.has(e.indicator))
    return { key: 'indicator', cause: `indicator: ${e.indicator} is not in indicators.yml` };
  if (e.unit !== undefined && known.units.find(e.unit) === null)
    return { key: 'unit', cause: `unit: ${e.unit} is not in units.yml` };
  if (e.action === 'override' && e.value === undefined)
    return { key: 'action', cause: 'action override needs a value' };
  if (e.action !== 'override' && (e.value !== undefined || e.unit !== undefined))
    return {
      key: e.value === undefined ? 'unit' : 'value',
      cause: `value and unit go with action override, not ${e.action}`,
    };
  if (e.finding !== undefined && e.action !== 'accept')
    return { key: 'finding', cause: `finding goes with action accept, not ${e.action}` };
  return null;
}

function toCorrection(e: Entry): Omit<Correction, 'file' | 'line'> {
  return {
    id: e.id,
    document: e.document ?? null,
    institution: e.institution ?? null,
    year: e.year ?? null,
    indicator: e.indicator ?? null,
    name: e.name ?? null,
    period: e.period ?? null,
    place: e.place ?? null,
    printed: e.printed,
    action: e.action,
    value: e.value ?? null,
    unit: e.unit ?? null,
    finding: e.finding ?? null,
    reason: e.reason,
    who: e.who,
    when: e.when,
  };
}
