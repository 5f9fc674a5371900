// The one shape every reader yields, whatever the format. Knows nothing of indicators.

import type { Anchor } from './anchor.ts';
import type { AnchoredText } from './anchored-text.ts';
import type { Message } from './message.ts';

export type MediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.ms-excel'
  | 'text/html'
  | 'text/plain';

/** The bytes a document was read from. `path` is as the caller gave it, never taken from the document. */
export interface Source {
  readonly path: string;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
}

/** Size of a page as displayed, in points. `page` counts from 1. */
export interface PageSize {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'table' | 'figure' | 'note';

/** A piece of the document in reading order. A `table` block stands where the table named by `table` stands. */
export interface Block extends AnchoredText {
  readonly kind: BlockKind;
  /** Depth of a heading, 1 = chapter. */
  readonly level?: number;
  /** Id of the table this block stands for. */
  readonly table?: string;
  readonly anchor: Anchor;
}

/** A cell that may span several rows and columns; `row` and `col` count from 0 and name its top-left position. */
export interface Cell extends AnchoredText {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Where the cell stands; for a blank cell its empty box, line or path. */
  readonly anchor: Anchor;
}

/** A logical table: over page breaks it is one, with repeated headers dropped. */
export interface Table {
  /** Unique in its document: `t1`, `t2`, … in reading order. */
  readonly id: string;
  readonly caption: string | null;
  /** How many rows at the top are header. */
  readonly headerRows: number;
  readonly rows: number;
  readonly cols: number;
  /** Unit that holds for the whole table (`单位：万元`), as printed. */
  readonly unit: string | null;
  /** Where it stands: one anchor for each page. */
  readonly anchors: readonly Anchor[];
  readonly cells: readonly Cell[];
  /** 0–1: how sure the reader is of rows and columns. 1 for formats that state them. */
  readonly confidence: number;
}

/** What a reader yields from bytes alone. */
export interface DocumentContent {
  readonly pages: readonly PageSize[];
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly messages: readonly Message[];
}

export interface Document extends DocumentContent {
  readonly source: Source;
}

/** The cell that covers each position, row by row; null where no cell does. Spans are clamped to the table. */
export function cellGrid(table: Table): (Cell | null)[][] {
  const grid: (Cell | null)[][] = Array.from({ length: table.rows }, () =>
    Array<Cell | null>(table.cols).fill(null),
  );
  for (const cell of table.cells) {
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rows); r++) {
      const row = grid[r];
      for (let c = cell.col; row && c < Math.min(cell.col + cell.colSpan, table.cols); c++) row[c] ??= cell;
    }
  }
  return grid;
}
