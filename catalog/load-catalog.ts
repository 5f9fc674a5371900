// The whole catalogue, validated, loaded once for each process.

import { digestCatalog } from './digest-catalog.ts';
import { loadChecks } from './load-checks.ts';
import { loadCorrections } from './load-corrections.ts';
import { loadIndicators, loadStandardTables } from './load-indicators.ts';
import { loadInstitutions } from './load-institutions.ts';
import { loadProseWords } from './load-prose-words.ts';
import { loadReportTypes } from './load-report-types.ts';
import { loadTableColumns } from './load-table-columns.ts';
import { loadTextMasks } from './load-text-masks.ts';
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
    textMasks: loadTextMasks(units),
    institutions: loadInstitutions(),
    proseWords: loadProseWords(),
    reportTypes: loadReportTypes(),
    checks: loadChecks(indicators),
    corrections: loadCorrections(indicators, units),
    digest: digestCatalog(),
  };
}
