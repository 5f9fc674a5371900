// Indicators and the national tables that list them.

import { z } from 'zod';
import { foldName, nameKey } from './fold-name.ts';
import { CatalogError, locateProblems, readCatalogFile } from './read-catalog-file.ts';
import type { Indicator, StandardTable, TemplateRow, UnitLexicon } from './types.ts';

const INDICATORS = 'indicators.yml';
const id = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Written as a number or, to keep its digits, as text. */
const decimalText = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,20}(?:\.\d{1,10})?$/));

const indicatorFile = z.strictObject({
  indicators: z.array(
    z.strictObject({
      id,
      zh: z.string().min(1),
      en: z.string().min(1),
      aliases: z.array(z.string().min(1)).default([]),
      table: id.nullable().default(null),
      parent: id.nullable().default(null),
      unit: z.string().min(1).nullable().default(null),
      dimension: z.string(),
      schools: z.enum(['higher', 'secondary', 'both']).default('both'),
      years: z.string().default(''),
      definition: z.string().default(''),
      source: z.string().default(''),
      bounds: z
        .tuple([decimalText.nullable(), decimalText.nullable()])
        .transform(([min, max]) => ({ min, max }))
        .nullable()
        .default(null),
      better: z.enum(['higher', 'lower']).nullable().default(null),
      changed: z
        .array(z.strictObject({ year: z.int().min(1990).max(2100), note: z.string().min(1) }))
        .default([]),
    }),
  ),
});

const tableFile = z.strictObject({
  tables: z.array(
    z.strictObject({
      id,
      zh: z.string().min(1),
      en: z.string().min(1),
      titles: z.array(z.string().min(1)).min(1),
      rows: z.array(z.union([id, z.record(id, z.array(z.string().min(1)).min(1))])),
    }),
  ),
});

/**
 * The indicators of `indicators.yml` by id, in file order.
 * @throws CatalogError naming every id or name that is given twice, unknown or circular parent, unit that is not in the lexicon
 * and pair of bounds in the wrong order.
 */
export function loadIndicators(units: UnitLexicon): ReadonlyMap<string, Indicator> {
  const { indicators } = readCatalogFile(INDICATORS, indicatorFile);
  const byId = new Map(indicators.map((entry) => [entry.id, entry]));
  const problems = indicators.flatMap((entry, i) =>
    problemsOf(entry, byId, units).map(({ key, cause }) => ({
      path: ['indicators', i, key],
      cause: `${entry.id}: ${cause}`,
    })),
  );
  if (problems.length > 0) throw new CatalogError(INDICATORS, locateProblems(INDICATORS, problems));
  return byId;
}

type IndicatorEntry = z.infer<typeof indicatorFile>['indicators'][number];

function problemsOf(
  entry: IndicatorEntry,
  byId: ReadonlyMap<string, IndicatorEntry>,
  units: UnitLexicon,
): { readonly key: string; readonly cause: string }[] {
  const unit = entry.unit === null ? null : units.find(entry.unit);
  const { min, max } = entry.bounds ?? {};
  const problems: { key: string; cause: string }[] = [];
  // the later of two entries is the one the map holds
  if (byId.get(entry.id) !== entry) problems.push({ key: 'id', cause: 'is given twice' });
  if (entry.unit !== null && unit?.dimension !== entry.dimension)
    problems.push({ key: 'unit', cause: `unit ${entry.unit} is not of dimension ${entry.dimension}` });
  if (min && max && Number(min) > Number(max))
    problems.push({ key: 'bounds', cause: `bounds ${min} > ${max}` });
  if (entry.parent !== null && !byId.has(entry.parent))
    problems.push({ key: 'parent', cause: `no indicator ${entry.parent}` });
  else if (isOwnAncestor(entry, byId))
    problems.push({ key: 'parent', cause: 'is a part of itself by way of its parents' });
  const names = [entry.zh, ...entry.aliases].map(foldName);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) problems.push({ key: 'aliases', cause: `the name ${twice} is given twice` });
  return problems;
}

function isOwnAncestor(entry: IndicatorEntry, byId: ReadonlyMap<string, IndicatorEntry>): boolean {
  const seen = new Set<string>();
  for (let parent = entry.parent; parent !== null && !seen.has(parent); ) {
    if (parent === entry.id) return true;
    seen.add(parent);
    parent = byId.get(parent)?.parent ?? null;
  }
  return false;
}

/**
 * The tables of `standard-tables.yml`, rows with names, unit and parent filled in from the indicators.
 * @throws CatalogError when a row names no indicator.
 */
export function loadStandardTables(
  indicators: ReadonlyMap<string, Indicator>,
  units: UnitLexicon,
): readonly StandardTable[] {
  const { tables } = readCatalogFile('standard-tables.yml', tableFile);
  return tables.map((table) => {
    const entries = table.rows.flatMap((row): [string, string[] | null][] =>
      typeof row === 'string' ? [[row, null]] : Object.entries(row),
    );
    const position = new Map(entries.map(([key], i) => [key, i]));
    const rows = entries.map(([key, names]): TemplateRow => {
      const indicator = indicators.get(key);
      if (!indicator) throw new CatalogError('standard-tables.yml', `${table.id}: no indicator ${key}`);
      const printed = names ?? [indicator.zh, ...indicator.aliases];
      return {
        indicator: key,
        names: printed,
        keys: printed.map(nameKey),
        unit: indicator.unit === null ? null : (units.find(indicator.unit)?.unit ?? null),
        parent: indicator.parent === null ? null : (position.get(indicator.parent) ?? null),
      };
    });
    return {
      id: table.id,
      zh: table.zh,
      en: table.en,
      titles: table.titles,
      titleKeys: table.titles.map(foldName),
      rows,
    };
  });
}
