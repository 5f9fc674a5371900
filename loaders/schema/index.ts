// Every table and view of the warehouse as kysely sees them; migrations/ creates them, docs/warehouse.md explains them.

import type * as core from './core-tables.ts';
import type * as ops from './ops-tables.ts';
import type * as out from './out-tables.ts';
import type * as raw from './raw-tables.ts';

export * from './columns.ts';
export * from './core-tables.ts';
export * from './ops-tables.ts';
export * from './out-tables.ts';
export * from './raw-tables.ts';

export interface WarehouseSchema {
  raw_document: raw.RawDocumentTable;
  raw_table: raw.RawTableTable;
  raw_cell: raw.RawCellTable;
  raw_cell_index: raw.TextIndexTable;
  raw_passage: raw.RawPassageTable;
  raw_passage_index: raw.TextIndexTable;
  raw_message: raw.RawMessageTable;
  raw_unresolved_numeral: raw.RawUnresolvedNumeralTable;
  core_unit: core.CoreUnitTable;
  core_institution: core.CoreInstitutionTable;
  core_institution_name: core.CoreInstitutionNameTable;
  core_standard_table: core.CoreStandardTableTable;
  core_indicator: core.CoreIndicatorTable;
  core_indicator_name: core.CoreIndicatorNameTable;
  core_fact: core.CoreFactTable;
  core_finding: core.CoreFindingTable;
  core_finding_fact: core.CoreFindingFactTable;
  core_correction: core.CoreCorrectionTable;
  out_best_value: out.OutBestValueTable;
  out_alternative: out.OutAlternativeTable;
  out_comparison: out.OutComparisonView;
  out_conflict: out.OutConflictView;
  out_coverage: out.OutCoverageView;
  out_numerals: out.OutNumeralsView;
  ops_run: ops.OpsRunTable;
  ops_run_document: ops.OpsRunDocumentTable;
  ops_sighting: ops.OpsSightingTable;
  ops_meta: ops.OpsMetaTable;
}
