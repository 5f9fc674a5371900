// What heads the columns of indicator tables, and the words that stand for a missing value.

import { z } from 'zod';
import { foldName } from './fold-name.ts';
import { readCatalogFile } from './read-catalog-file.ts';
import type { ColumnRole, TableColumnWords } from './types.ts';

const words = z.array(z.string().min(1)).min(1);
const file = z.strictObject({
  serial: words,
  indicator: words,
  unit: words,
  value: words,
  surveyed: words,
  method: words,
  remark: words,
  not_applicable: words,
});

/** The words of `table-columns.yml`. @throws CatalogError when the file is malformed. */
export function loadTableColumns(): TableColumnWords {
  const { not_applicable, ...roles } = readCatalogFile('table-columns.yml', file);
  const byWord = new Map<string, ColumnRole>();
  for (const [role, list] of Object.entries(roles))
    for (const word of list) byWord.set(foldName(word), role as ColumnRole);
  return {
    words: [...byWord.keys()],
    roleOf: (header) => byWord.get(foldName(header)) ?? null,
    notApplicable: not_applicable,
  };
}
