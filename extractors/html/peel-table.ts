// Rows that stand in a table only for looks: its title, the 名称 and unit lines above, notes below. They become text
// before and behind the table. Serves DOCX, HTML and XLSX.

import { isSheetAnchor } from '../../model/index.ts';
import { isNote, recogniseCaption, statedUnit } from '../layout/recognise-line.ts';
import { isNameLine } from '../layout/table-words.ts';
import type { PieceCell, TablePiece, TextPiece } from './pieces.ts';

export interface PeeledTable {
  readonly before: readonly TextPiece[];
  /** Null when nothing but such rows was there. */
  readonly table: TablePiece | null;
  readonly after: readonly TextPiece[];
}

/** Title rows at the top at most: title, 名称, unit, date. */
const MAX_TITLE_ROWS = 4;
const LONG_REMARK = 24;

/**
 * `table` without title rows above and note rows below.
 * `bareTitles`: whether rows of one cell at the top are titles even if no 表 N says so, and long ones at the end notes
 * even without 备注 (sheets).
 */
export function peelTable(table: TablePiece, bareTitles: boolean): PeeledTable {
  const rows: PieceCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  let top = 0;
  for (; top < Math.min(MAX_TITLE_ROWS, table.rows); top++) {
    const cell = onlyCell(rows, top, table);
    if (!cell || !(bareTitles || isTitle(cell.text.text))) break;
  }
  let bottom = table.rows;
  for (; bottom > top; bottom--) {
    const cell = onlyCell(rows, bottom - 1, table);
    if (!cell || !(isNote(cell.text.text) || (bareTitles && isRemark(cell, table)))) break;
  }
  const text = (from: number, to: number): TextPiece[] =>
    rows.slice(from, to).flatMap((row) => row.filter((cell) => cell.text.text !== '').map(toTextPiece));
  if (top === 0 && bottom === table.rows) return { before: [], table, after: [] };
  return { before: text(0, top), table: cutRows(table, top, bottom), after: text(bottom, table.rows) };
}

/** The cell with all the text of row `r`, which no other row shares; null when there is none. */
function onlyCell(rows: readonly PieceCell[][], r: number, table: TablePiece): PieceCell | null {
  const filled = (rows[r] ?? []).filter((cell) => cell.text.text !== '');
  const [cell] = filled;
  if (!cell || filled.length > 1 || cell.rowSpan > 1) return null;
  const covered = table.cells.some((other) => other.row < r && other.row + other.rowSpan > r);
  return covered ? null : cell;
}

const isTitle = (text: string): boolean =>
  recogniseCaption(text)?.kind === 'table' || isNameLine(text) || statedUnit(text) !== null;

/** Words over the whole width, or longer than the entry of a first column. */
const isRemark = (cell: PieceCell, table: TablePiece): boolean =>
  /\p{L}{4}/u.test(cell.text.text) &&
  (cell.colSpan === table.cols || (cell.col === 0 && cell.text.text.length >= LONG_REMARK));

const toTextPiece = (cell: PieceCell): TextPiece => ({
  kind: 'text',
  text: cell.text,
  anchor: cell.anchor,
  role: isNote(cell.text.text) ? 'note' : 'plain',
});

function cutRows(table: TablePiece, top: number, bottom: number): TablePiece | null {
  if (bottom <= top) return null;
  const cells = table.cells
    .filter((cell) => cell.row >= top && cell.row < bottom)
    .map((cell) => ({ ...cell, row: cell.row - top, rowSpan: Math.min(cell.rowSpan, bottom - cell.row) }));
  // a sheet's table has no place but that of its first cell
  const anchor = isSheetAnchor(table.anchor) ? (cells[0]?.anchor ?? table.anchor) : table.anchor;
  return {
    ...table,
    anchor,
    rows: bottom - top,
    cells,
    declaredHeader: Math.max(0, Math.min(table.declaredHeader, bottom) - top),
  };
}
