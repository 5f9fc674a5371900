// A table as it stands on one page, before captions, headers and continuation are known.

import type { AnchoredText, Box } from '../../model/index.ts';
import type { CellSpan } from './form-cells.ts';

export interface PageCell extends CellSpan {
  readonly said: AnchoredText;
  readonly box: Box;
  /** All its text is bold, or it stands on a coloured ground; evidence for headers. */
  readonly marked: boolean;
  /** Widths of its widest and of its last line, and the size of its letters, in points; 0 when blank. */
  readonly widestLine: number;
  readonly lastLine: number;
  readonly lineSize: number;
}

/** How much of the structure was drawn. */
export type Ruling = 'full' | 'partial' | 'none';

export interface PageTable {
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly PageCell[];
  readonly ruling: Ruling;
  /** 0–1. */
  readonly confidence: number;
}

/** The cell over each position, row by row. */
export function pageGrid(table: PageTable): (PageCell | null)[][] {
  const grid = Array.from({ length: table.rows }, () => Array<PageCell | null>(table.cols).fill(null));
  for (const cell of table.cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.col; c < cell.col + cell.colSpan; c++) {
        const row = grid[r];
        if (row && c < table.cols) row[c] ??= cell;
      }
  return grid;
}
