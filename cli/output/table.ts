// A table to be printed: columns with titles in both languages, rows of plain values. Knows no format.

import type { Words } from '../../model/index.ts';

export interface Column {
  /** Key in JSON output and, in English, nothing else: titles are for people. */
  readonly id: string;
  readonly title: Words;
  /** Numbers stand on the right and become numbers in a workbook. */
  readonly numeric?: boolean;
  /** In a workbook, thousands are set apart; not for years and ranks. */
  readonly grouped?: boolean;
  /** In a terminal, long texts such as quotes stand in lines of their own below the row. */
  readonly below?: boolean;
}

export type CellValue = string | number | null;

export interface OutputTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
  /** For a workbook: columns that stay in sight when the others are scrolled. */
  readonly frozenColumns?: number;
  /** For a workbook: where a click on a cell leads, such as `#'sheet'!A2`; as `rows`. */
  readonly links?: readonly (readonly (string | null)[])[];
}

/** The formats in which any table can be printed. */
export const tableFormats = ['table', 'csv', 'json', 'md', 'xlsx'] as const;

export const cellText = (value: CellValue): string => (value === null ? '' : String(value));
