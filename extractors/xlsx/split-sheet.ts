// A sheet → its tables and lines of text, in order. Tables end at blank rows and where a new caption begins; titles,
// school names and notes inside them are peeled off later (peel-table.ts).

import type { AnchoredText, SheetAnchor } from '../../model/index.ts';
import { decideHeaderRows } from '../html/decide-header-rows.ts';
import { NO_TEXT, type Piece, type PieceCell, type TablePiece } from '../html/pieces.ts';
import { recogniseCaption } from '../layout/recognise-line.ts';
import { cellAnchor, type GridCell, type SheetGrid } from './sheet-grid.ts';

/** Consecutive rows with content, and the columns they use (end exclusive). */
interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly rows: readonly (readonly GridCell[])[];
}

/** The pieces of `grid`, top to bottom. */
export function splitSheet(grid: SheetGrid): Piece[] {
  const pieces: Piece[] = [];
  let above: { band: Band; piece: TablePiece } | null = null;
  for (const band of findBands(grid)) {
    if (band.rows.every((row) => filled(row).length <= 1)) {
      for (const row of band.rows) for (const cell of filled(row)) pieces.push(textPiece(grid.name, cell));
      above = null;
      continue;
    }
    // a blank row in the middle of a table: what follows has no title and no header of its own
    const joined: Band | null = above && goesOn(above.band, band, grid) ? joinBands(above.band, band) : null;
    if (joined) pieces.pop();
    const next: Band = joined ?? band;
    const piece = tablePiece(grid.name, next);
    pieces.push(piece);
    above = { band: next, piece };
  }
  return pieces;
}

const filled = (row: readonly GridCell[]): GridCell[] => row.filter((cell) => cell.text !== '');

/** Whether row `r` begins a new table: it says nothing but 表 N …. */
function isCaptionRow(row: readonly GridCell[]): boolean {
  const [only, ...others] = filled(row);
  return only !== undefined && others.length === 0 && recogniseCaption(only.text)?.kind === 'table';
}

function findBands(grid: SheetGrid): Band[] {
  const bands: Band[] = [];
  let rows: (readonly GridCell[])[] = [];
  let top = -1;
  let reach = -1;
  const close = (): void => {
    if (rows.some((row) => filled(row).length > 0)) bands.push(bandOf(rows, top));
    rows = [];
  };
  for (const [r, row] of grid.rows) {
    if (filled(row).length === 0 && r > reach) continue;
    const isApart = r > reach + 1;
    if (rows.length > 0 && (isApart || isCaptionRow(row))) close();
    if (rows.length === 0) top = r;
    // rows without a cell of their own inside a merged area
    while (top + rows.length < r) rows.push([]);
    rows.push(row);
    const downTo = row.map((cell) => (cell.text === '' ? r : r + cell.rowSpan - 1));
    reach = Math.max(isApart ? r : reach, r, ...downTo);
  }
  close();
  return bands;
}

function bandOf(rows: readonly (readonly GridCell[])[], top: number): Band {
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const row of rows)
    for (const cell of filled(row)) {
      left = Math.min(left, cell.col);
      right = Math.max(right, cell.col + cell.colSpan);
    }
  return { top, bottom: top + rows.length, left, right, rows };
}

/** Blank rows that a table may have inside. */
const MAX_GAP = 2;

function goesOn(above: Band, band: Band, grid: SheetGrid): boolean {
  if (band.top - above.bottom > MAX_GAP || band.left !== above.left || band.right !== above.right)
    return false;
  return filled(band.rows[0] ?? []).length > 1 && decideHeaderRows(tablePiece(grid.name, band)) === 0;
}

const joinBands = (above: Band, band: Band): Band => ({
  ...above,
  bottom: band.bottom,
  rows: [...above.rows, ...band.rows],
});

const anchored = (text: string, anchor: SheetAnchor): AnchoredText =>
  text === '' ? NO_TEXT : { text, segments: [{ start: 0, end: text.length, anchor }] };

function textPiece(sheet: string, cell: GridCell): Piece {
  const anchor = cellAnchor(sheet, cell.row, cell.col);
  return { kind: 'text', text: anchored(cell.text, anchor), anchor, role: 'plain' };
}

/** Larger tables go without cells for their blank places. */
const MAX_POSITIONS = 1_000_000;

function tablePiece(sheet: string, band: Band): TablePiece {
  const cols = band.right - band.left;
  const rows = band.rows.length;
  const cells: PieceCell[] = [];
  const isSparse = rows * cols > MAX_POSITIONS;
  // per column: the first row of the table that no merged area reaches
  const free: number[] = Array<number>(cols).fill(0);
  band.rows.forEach((row, r) => {
    const byCol = new Map(row.map((cell) => [cell.col - band.left, cell]));
    const places = isSparse ? [...byCol.keys()] : free.keys();
    for (const c of places) {
      if (c < 0 || c >= cols || (free[c] ?? 0) > r) continue;
      const cell = byCol.get(c);
      const rowSpan = Math.min(cell?.rowSpan ?? 1, rows - r);
      const colSpan = Math.min(cell?.colSpan ?? 1, cols - c);
      for (let covered = c; covered < c + colSpan; covered++) free[covered] = r + rowSpan;
      // rows of the band stand one below the other in the sheet unless a blank row was left out
      const sheetRow = cell?.row ?? row[0]?.row ?? band.top + r;
      const anchor = cellAnchor(sheet, sheetRow, c + band.left);
      cells.push({ row: r, col: c, rowSpan, colSpan, text: anchored(cell?.text ?? '', anchor), anchor });
    }
  });
  const anchor = cellAnchor(sheet, band.top, band.left);
  return { kind: 'table', anchor, rows, cols, cells, declaredHeader: 0, caption: null };
}
