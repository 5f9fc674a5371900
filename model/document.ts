// The one shape every reader yields, whatever the format. Knows nothing of indicators.

import type { Anchor, Box } from './anchor.ts';
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
  /** Where its caption is printed; absent when it has none, or stands where the format tells no place. */
  readonly captionAnchor?: Anchor;
}

/** A piece of text printed in a figure: a category, a number, an entry of the legend. */
export interface FigureLabel extends AnchoredText {
  /** Where it stands among the other labels (points, y down, in the frame in which the figure is upright). */
  readonly box: Box;
  readonly anchor: Anchor;
  /** `#rrggbb`; null when unknown. */
  readonly colour: string | null;
}

/** A coloured area of a figure: a bar, a sector, a key of the legend; same frame as the labels. */
export interface FigureMark {
  readonly box: Box;
  readonly colour: string | null;
  /** Points along its edge, when it is no rectangle. */
  readonly outline?: readonly (readonly [number, number])[];
}

/** A drawn figure whose words are text. What they mean is not known to the reader. */
export interface Figure {
  /** Its caption as printed (`图 3-1 …`); null when it has none. */
  readonly caption: string | null;
  readonly anchor: Anchor;
  readonly labels: readonly FigureLabel[];
  readonly marks: readonly FigureMark[];
}

/** What a reader yields from bytes alone. */
export interface DocumentContent {
  readonly pages: readonly PageSize[];
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  /** Drawn figures with words in them; absent in formats whose figures are pictures. */
  readonly figures?: readonly Figure[];
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
