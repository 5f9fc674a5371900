// core_: what was read made comparable, and the catalogue it is compared by. docs/warehouse.md explains the columns.

import type { Generated } from 'kysely';
import type {
  FactKind,
  InstitutionKind,
  Modifier,
  Origin,
  PeriodKind,
  PeriodOrigin,
  Severity,
  Status,
} from '../../model/index.ts';
import type { Flag, Json } from './columns.ts';

export interface CoreUnitTable {
  id: string;
  dimension: string;
  name_zh: string;
  name_en: string;
}

export interface CoreInstitutionTable {
  id: string;
  code: string | null;
  name: string;
  kind: InstitutionKind;
  level: string | null;
  region: string | null;
  valid_from: number | null;
  valid_to: number | null;
  provisional: Flag;
  in_catalogue: Flag;
  ownership: 'public' | 'private' | 'joint' | null;
  double_high: 'school' | 'programme_groups' | null;
  double_high_grade: 'A' | 'B' | 'C' | null;
}

export interface CoreInstitutionNameTable {
  institution_id: string;
  name: string;
  folded: string;
  kind: 'current' | 'former' | 'alias' | 'printed';
  valid_from: number | null;
  valid_to: number | null;
}

export interface CoreStandardTableTable {
  id: string;
  name_zh: string;
  name_en: string;
  position: number;
}

export interface CoreIndicatorTable {
  id: string;
  name_zh: string;
  name_en: string;
  unit_printed: string | null;
  dimension: string;
  parent_id: string | null;
  standard_table: string | null;
  schools: 'higher' | 'secondary' | 'both';
  years_in_force: string;
  year_from: number | null;
  year_to: number | null;
  definition: string;
  source: string;
  position: number;
  in_catalogue: Flag;
  better: Generated<'higher' | 'lower' | 'none'>;
  changed: Generated<Json>;
}

export interface CoreIndicatorNameTable {
  indicator_id: string;
  name: string;
  folded: string;
  kind: 'zh' | 'en' | 'template' | 'alias';
}

export interface CoreFactTable {
  id: string;
  document: string;
  ordinal: number;
  institution_id: string | null;
  entity: string;
  own: Flag;
  indicator_id: string | null;
  indicator_text: string;
  indicator_path: Json;
  table_id: string | null;
  value: string | null;
  value_min: string | null;
  value_max: string | null;
  value_num: number | null;
  unit: string | null;
  dimension: string | null;
  value_printed: string;
  unit_printed: string | null;
  modifier: Modifier;
  kind: FactKind;
  change_direction: 'up' | 'down' | null;
  change_base: string | null;
  status: Status;
  period_kind: PeriodKind;
  period_start: string | null;
  period_end: string | null;
  period_printed: string | null;
  period_from: PeriodOrigin;
  period_key: string;
  period_label: string;
  year: number | null;
  dims: Json;
  origin: Origin;
  corrects: string | null;
  quote: string;
  rule: string;
  confidence: number;
  comparable: Flag;
  page: number | null;
  x0: number | null;
  y0: number | null;
  x1: number | null;
  y1: number | null;
  line: number | null;
  line_start: number | null;
  line_end: number | null;
  sheet: string | null;
  cell: string | null;
  path: string | null;
  anchor: Json;
}

export interface CoreFindingTable {
  id: string;
  document: string;
  ordinal: number;
  code: string;
  severity: Severity;
  zh: string;
  en: string;
  anchor: Json;
}

export interface CoreFindingFactTable {
  finding_id: string;
  fact_id: string;
}

export interface CoreCorrectionTable {
  id: string;
  fact_id: string;
  value_printed: string;
  value: string;
  unit: string | null;
  reason: string;
  source: string;
}
