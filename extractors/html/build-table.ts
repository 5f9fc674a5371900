// A table piece with its caption and unit → the Table of the document model; and the rows of a continued table joined to
// the table they continue.

import type { Cell, Table } from '../../model/index.ts';
import { decideHeaderRows } from './decide-header-rows.ts';
import type { TablePiece } from './pieces.ts';

export interface TableFrame {
  readonly id: string;
  readonly caption: string | null;
  readonly unit: string | null;
}

/** The Table of `piece`; header rows that stand again further down (printed on each page) are dropped. */
export function buildTable(piece: TablePiece, frame: TableFrame): Table {
  const cells = piece.cells.map(({ text, ...cell }): Cell => ({ ...cell, ...text }));
  const table: Table = {
    ...frame,
    headerRows: decideHeaderRows(piece),
    rows: piece.rows,
    cols: piece.cols,
    anchors: [piece.anchor],
    cells: cells.sort((a, b) => a.row - b.row || a.col - b.col),
    confidence: 1,
  };
  return withoutRows(table, repeatedHeaders(table));
}

/**
 * `table` with the rows of `next` at its end, without the header that `next` repeats; null when their columns differ, or
 * `next` has a header of its own.
 */
export function joinTables(table: Table, next: Table): Table | null {
  if (table.cols !== next.cols) return null;
  const header = rowSignatures(table).slice(0, table.headerRows);
  const upper = rowSignatures(next).slice(0, table.headerRows);
  const repeats = header.length > 0 && header.every((row, i) => row.text === upper[i]?.text);
  // titles in part the same and in part not are the header of another table
  if (!repeats && sharesTitle(table, next)) return null;
  const rest = repeats ? withoutRows(next, new Set(header.keys())) : next;
  const cells = rest.cells.map((cell) => ({ ...cell, row: cell.row + table.rows }));
  return {
    ...table,
    rows: table.rows + rest.rows,
    anchors: [...table.anchors, ...next.anchors],
    cells: [...table.cells, ...cells],
    confidence: Math.min(table.confidence, next.confidence),
  };
}

const bare = (text: string): string => text.replace(/\s+/gu, '');

function sharesTitle(table: Table, next: Table): boolean {
  const titles = (t: Table): string[] =>
    t.cells.filter((cell) => cell.row < t.headerRows && cell.text !== '').map((cell) => bare(cell.text));
  const known = new Set(titles(table));
  return titles(next).some((title) => known.has(title));
}

interface RowSignature {
  /** Equal for rows that look the same. */
  text: string;
  filled: number;
  /** Whether a cell from above reaches into this row. */
  isReached: boolean;
}

function rowSignatures(table: Table): RowSignature[] {
  const rows = Array.from(
    { length: table.rows },
    (): RowSignature => ({ text: '', filled: 0, isReached: false }),
  );
  for (const cell of table.cells) {
    const row = rows[cell.row];
    if (!row) continue;
    if (cell.text !== '') {
      row.text += `${cell.col},${cell.colSpan},${bare(cell.text)}\u0000`;
      row.filled++;
    }
    for (let r = cell.row + 1; r < cell.row + cell.rowSpan; r++) {
      const reached = rows[r];
      if (reached) reached.isReached = true;
    }
  }
  return rows;
}

/** Indices of rows below the header that say the whole header over again, in at least two titles. */
function repeatedHeaders(table: Table): Set<number> {
  const count = table.headerRows;
  const rows = rowSignatures(table);
  const header = rows.slice(0, count);
  const found = new Set<number>();
  if (header.reduce((sum, row) => sum + row.filled, 0) < 2) return found;
  for (let r = count; r + count <= table.rows; r++) {
    const isWhole = !rows[r]?.isReached && !rows[r + count]?.isReached;
    if (!isWhole || header.some((row, i) => row.text !== rows[r + i]?.text)) continue;
    for (let i = 0; i < count; i++) found.add(r + i);
    r += count - 1;
  }
  return found;
}

/** `table` without the rows of `dropped`, which no cell may enter or leave. */
function withoutRows(table: Table, dropped: ReadonlySet<number>): Table {
  if (dropped.size === 0) return table;
  const newIndex: number[] = [];
  let kept = 0;
  for (let r = 0; r < table.rows; r++) newIndex[r] = dropped.has(r) ? -1 : kept++;
  const header = [...dropped].filter((row) => row < table.headerRows).length;
  return {
    ...table,
    rows: kept,
    headerRows: table.headerRows - header,
    cells: table.cells
      .filter((cell) => !dropped.has(cell.row))
      .map((cell) => ({ ...cell, row: newIndex[cell.row] ?? cell.row })),
  };
}
