// Tables, cells and passages of one document as rows, as printed, with their words for the full-text index. Pure: the ids of
// document, cells and passages are put in, in place, by whoever writes the rows.

import type { Extraction } from '../../model/index.ts';
import { indexTokens } from '../fold-text.ts';
import type { Value } from '../insert-rows.ts';

/** Columns of the rows of raw_table; `document` is null. */
export const tableColumns = [
  'document',
  'table_id',
  'ordinal',
  'caption',
  'header_rows',
  'row_count',
  'col_count',
  'unit_printed',
  'confidence',
  'anchors',
] as const;

/** Columns of the rows of raw_cell; `id` is 0 and `document` null. */
export const cellColumns = [
  'id',
  'document',
  'table_id',
  'row',
  'col',
  'row_span',
  'col_span',
  'text',
  'anchor',
] as const;

/** Columns of the rows of raw_passage; `id` is 0 and `document` null. */
export const passageColumns = [
  'id',
  'document',
  'ordinal',
  'kind',
  'level',
  'table_id',
  'text',
  'anchor',
] as const;

/** Rows, and for each of them what the full-text index holds of it. */
export interface IndexedRows {
  readonly rows: readonly Value[][];
  readonly tokens: readonly string[];
}

/** The rows of raw_table. */
export const makeTableRows = ({ tables }: Pick<Extraction, 'tables'>): Value[][] =>
  tables.map((table, ordinal) => [
    null,
    table.id,
    ordinal,
    table.caption,
    table.headerRows,
    table.rows,
    table.cols,
    table.unit,
    table.confidence,
    JSON.stringify(table.anchors),
  ]);

/** The rows of raw_cell. */
export function makeCellRows({ tables }: Pick<Extraction, 'tables'>): IndexedRows {
  const rows: Value[][] = [];
  const tokens: string[] = [];
  for (const { id, cells } of tables)
    for (const { row, col, rowSpan, colSpan, text, anchor } of cells) {
      rows.push([0, null, id, row, col, rowSpan, colSpan, text, JSON.stringify(anchor)]);
      tokens.push(indexTokens(text));
    }
  return { rows, tokens };
}

/** The rows of raw_passage. */
export function makePassageRows({ blocks }: Pick<Extraction, 'blocks'>): IndexedRows {
  return {
    rows: blocks.map(({ kind, level, table, text, anchor }, ordinal) => [
      0,
      null,
      ordinal,
      kind,
      level ?? null,
      table ?? null,
      text,
      JSON.stringify(anchor),
    ]),
    tokens: blocks.map(({ text }) => indexTokens(text)),
  };
}
