// The steps that make and change the schema, in order of their names. A step that was released is never edited.

import type { Migration, MigrationProvider } from 'kysely/migration';
import { catalogueTables } from './0001-catalogue-tables.ts';
import { rawTables } from './0002-raw-tables.ts';
import { factTables } from './0003-fact-tables.ts';
import { opsTables } from './0004-ops-tables.ts';
import { outTables } from './0005-out-tables.ts';
import { outViews } from './0006-out-views.ts';
import { sourceTables } from './0007-source-tables.ts';
import { comparisonIndexes } from './0008-comparison-indexes.ts';
import { catalogueKnowledge } from './0009-catalogue-knowledge.ts';
import { unresolvedNumerals } from './0010-unresolved-numerals.ts';
import { comparisonValues } from './0011-comparison-values.ts';
import { dropHostTable } from './0012-drop-host-table.ts';

const steps: Readonly<Record<string, Migration>> = {
  '0001_catalogue_tables': catalogueTables,
  '0002_raw_tables': rawTables,
  '0003_fact_tables': factTables,
  '0004_ops_tables': opsTables,
  '0005_out_tables': outTables,
  '0006_out_views': outViews,
  '0007_source_tables': sourceTables,
  '0008_comparison_indexes': comparisonIndexes,
  '0009_catalogue_knowledge': catalogueKnowledge,
  '0010_unresolved_numerals': unresolvedNumerals,
  '0011_comparison_values': comparisonValues,
  '0012_drop_host_table': dropHostTable,
};

/** Names of all steps this version knows. */
export const migrationNames: readonly string[] = Object.keys(steps);

/** The steps for kysely's migrator. They are code, so that they need no files at run time. */
export const migrationProvider: MigrationProvider = {
  getMigrations: async () => ({ ...steps }),
};
