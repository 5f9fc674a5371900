// raw_: what was read, as printed. docs/warehouse.md says what each column means.

import type { BlockKind, MediaType, ReportType, Severity } from '../../model/index.ts';
import type { DocumentStatus, Json } from './columns.ts';

export interface RawDocumentTable {
  id: string;
  sha256: string;
  path: string;
  media_type: MediaType | null;
  bytes: number;
  report_type: ReportType | null;
  institution_id: string | null;
  institution_printed: string | null;
  year: number | null;
  title: string | null;
  pages: number;
  status: DocumentStatus;
  extractor: string | null;
  arrival: number;
  modified_ms: number | null;
  superseded_by: string | null;
  numerals_total: number;
  numerals_facts: number;
  numerals_cells: number;
  numerals_references: number;
  numerals_unresolved: number;
}

export interface RawTableTable {
  document: string;
  table_id: string;
  ordinal: number;
  caption: string | null;
  header_rows: number;
  row_count: number;
  col_count: number;
  unit_printed: string | null;
  confidence: number;
  anchors: Json;
}

export interface RawCellTable {
  id: number;
  document: string;
  table_id: string;
  row: number;
  col: number;
  row_span: number;
  col_span: number;
  text: string;
  anchor: Json;
}

export interface RawPassageTable {
  id: number;
  document: string;
  ordinal: number;
  kind: BlockKind;
  level: number | null;
  table_id: string | null;
  text: string;
  anchor: Json;
}

export interface RawMessageTable {
  document: string;
  ordinal: number;
  code: string;
  severity: Severity;
  zh: string;
  en: string;
  anchor: Json | null;
}

/** How many numerals of a document are not understood for one reason. */
export interface RawUnresolvedNumeralTable {
  document: string;
  reason: string;
  count: number;
}

/** A full-text index: `rowid` is the id of the indexed row. */
export interface TextIndexTable {
  rowid: number;
  tokens: string;
}
