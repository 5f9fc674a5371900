// The unit lexicon: printed form → canonical unit, dimension and exact factor.

import { z } from 'zod';
import { CatalogError, readCatalogFile } from './read-catalog-file.ts';
import type { Unit, UnitForm, UnitLexicon } from './types.ts';

const FACTOR = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/;

const file = z.strictObject({
  placeholders: z.array(z.string()),
  units: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z_]*$/),
      dimension: z.string().regex(/^[a-z][a-z_]*$/),
      zh: z.string(),
      en: z.string(),
      forms: z.record(z.string(), z.union([z.number(), z.string().regex(FACTOR)])),
    }),
  ),
});

/** Units are compared without white space and in NFKC, but m² and ㎡ keep their meaning: both fold to m2. */
const foldUnit = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/gu, '').replaceAll('∶', ':').toLowerCase();

/**
 * The lexicon of `units.yml`.
 * @throws CatalogError when the file is malformed or one spelling stands for two units.
 */
export function loadUnits(): UnitLexicon {
  const { placeholders, units: entries } = readCatalogFile('units.yml', file);
  const byForm = new Map<string, UnitForm>();
  const units = new Map<string, Unit>();
  for (const entry of entries) {
    const forms = Object.entries(entry.forms).map(([text, factor]): UnitForm => {
      const [, numerator = '1', denominator = '1'] = FACTOR.exec(String(factor)) ?? [];
      return { text, unit: entry.id, dimension: entry.dimension, numerator, denominator };
    });
    for (const form of forms) {
      const other = byForm.get(foldUnit(form.text));
      if (other && other.unit !== form.unit)
        throw new CatalogError('units.yml', `${form.text} stands for ${other.unit} and ${form.unit}`);
      byForm.set(foldUnit(form.text), form);
    }
    if (units.has(entry.id)) throw new CatalogError('units.yml', `${entry.id} is given twice`);
    units.set(entry.id, { id: entry.id, dimension: entry.dimension, zh: entry.zh, en: entry.en, forms });
  }
  const empty = new Set(placeholders.map(foldUnit));
  return {
    units,
    find: (printed) => byForm.get(foldUnit(printed)) ?? null,
    isPlaceholder: (printed) => empty.has(foldUnit(printed)),
  };
}
