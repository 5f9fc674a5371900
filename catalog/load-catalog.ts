// The whole catalogue, validated, loaded once for each process.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { loadChecks } from './load-checks.ts';
import { loadCorrections } from './load-corrections.ts';
import { loadIndicators, loadStandardTables } from './load-indicators.ts';
import { loadInstitutions } from './load-institutions.ts';
import { loadReportTypes } from './load-report-types.ts';
import { loadTableColumns } from './load-table-columns.ts';
import { loadUnits } from './load-units.ts';
import type { Catalog } from './types.ts';

let loaded: Catalog | null = null;

/**
 * The catalogue of this folder; the same object on every call.
 * @throws CatalogError naming the file and place that is wrong.
 */
export function loadCatalog(): Catalog {
  loaded ??= readCatalog();
  return loaded;
}

function readCatalog(): Catalog {
  const units = loadUnits();
  const indicators = loadIndicators(units);
  return {
    indicators,
    units,
    standardTables: loadStandardTables(indicators, units),
    tableColumns: loadTableColumns(),
    institutions: loadInstitutions(),
    reportTypes: loadReportTypes(),
    checks: loadChecks(indicators),
    corrections: loadCorrections(indicators, units),
    digest: digestFiles(),
  };
}

/** First 12 hex digits of the sha256 over names and bytes of all data files, in name order. */
function digestFiles(): string {
  const folder = new URL('.', import.meta.url);
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(?:yml|csv)$/.test(name)).sort()) {
    hash
      .update(file.replaceAll('\\', '/'))
      .update('\0')
      .update(readFileSync(new URL(file, folder)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
