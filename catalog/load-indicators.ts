// Indicators and the national tables that list them.

import { z } from 'zod';
import { foldName, nameKey } from './fold-name.ts';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { Indicator, StandardTable, TemplateRow, UnitLexicon } from './types.ts';

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
 * @throws CatalogError when an id is given twice, a parent is unknown, a unit is not in the lexicon or bounds are in the wrong order.
 */
export function loadIndicators(units: UnitLexicon): ReadonlyMap<string, Indicator> {
  const { indicators } = readCatalogFile('indicators.yml', indicatorFile);
  const byId = new Map<string, Indicator>();
  for (const entry of indicators) {
    if (byId.has(entry.id)) throw new CatalogError('indicators.yml', `${entry.id} is given twice`);
    const unit = entry.unit === null ? null : units.find(entry.unit);
    if (entry.unit !== null && unit?.dimension !== entry.dimension)
      throw new CatalogError(
        'indicators.yml',
        `${entry.id}: unit ${entry.unit} is not of dimension ${entry.dimension}`,
      );
    const { min, max } = entry.bounds ?? {};
    if (min && max && Number(min) > Number(max))
      throw new CatalogError('indicators.yml', `${entry.id}: bounds ${min} > ${max}`);
    byId.set(entry.id, entry);
  }
  for (const entry of indicators)
    if (entry.parent !== null && !byId.has(entry.parent))
      throw new CatalogError('indicators.yml', `${entry.id}: no indicator ${entry.parent}`);
  return byId;
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
