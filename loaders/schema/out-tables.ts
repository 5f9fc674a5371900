// out_: made for readers. Two tables the writer keeps up to date, and views over them. See docs/warehouse.md.

import type { FactKind, InstitutionKind, Modifier, PeriodKind, Status } from '../../model/index.ts';
import type { Flag, Json, Trust } from './columns.ts';

/** Names one institution × indicator × period. */
export interface GroupKey {
  institution_id: string;
  indicator_id: string;
  period_key: string;
}

export interface OutBestValueTable extends GroupKey {
  period_kind: PeriodKind;
  period_start: string | null;
  period_end: string | null;
  period_label: string;
  year: number | null;
  value: string | null;
  value_min: string | null;
  value_max: string | null;
  value_num: number | null;
  unit: string | null;
  value_printed: string;
  unit_printed: string | null;
  modifier: Modifier;
  kind: FactKind;
  trust: Trust;
  alternatives: number;
  conflict: Flag;
  resolution: 'correction' | 'note' | null;
  fact_id: string;
  document: string;
  anchor: Json;
}

export interface OutAlternativeTable extends GroupKey {
  position: number;
  fact_id: string;
  best_fact_id: string;
  trust: Trust;
  agrees: Flag | null;
}

export interface OutComparisonView extends GroupKey {
  institution: string;
  institution_kind: InstitutionKind;
  level: string | null;
  region: string | null;
  indicator_zh: string;
  indicator_en: string;
  standard_table: string | null;
  year: number | null;
  period_kind: PeriodKind;
  period_label: string;
  value: string | null;
  value_min: string | null;
  value_max: string | null;
  value_num: number | null;
  unit: string | null;
  unit_zh: string | null;
  unit_en: string | null;
  value_printed: string;
  unit_printed: string | null;
  modifier: Modifier;
  kind: FactKind;
  trust: Trust;
  alternatives: number;
  conflict: Flag;
  resolution: 'correction' | 'note' | null;
  place: string;
  anchor: Json;
  document: string;
  document_title: string | null;
  document_path: string;
  report_year: number | null;
  fact_id: string;
}

export interface OutConflictView extends GroupKey {
  institution: string;
  indicator_zh: string;
  indicator_en: string;
  year: number | null;
  period_label: string;
  unit: string | null;
  best_value: string | null;
  best_printed: string;
  best_trust: Trust;
  best_place: string;
  best_document: string;
  best_document_path: string;
  best_fact_id: string;
  other_value: string | null;
  other_printed: string;
  other_trust: Trust;
  other_place: string;
  other_document: string;
  other_document_path: string;
  other_fact_id: string;
  resolution: 'correction' | 'note' | null;
}

export interface OutCoverageView {
  institution_id: string;
  institution: string;
  year: number;
  indicator_id: string;
  indicator_zh: string;
  indicator_en: string;
  standard_table: string;
  status: 'reported' | 'not_applicable' | 'missing';
  printed_status: Status | null;
  documents: number;
}

/** The numeral ledger of each document in force. */
export interface OutNumeralsView {
  document: string;
  title: string | null;
  path: string;
  institution_id: string | null;
  institution: string | null;
  year: number | null;
  total: number;
  facts: number;
  cells: number;
  references: number;
  unresolved: number;
  resolved_share: number | null;
  first_reason: string | null;
}
