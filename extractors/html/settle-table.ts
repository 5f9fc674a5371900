// A table element whose end was reached: either data, then a table piece with its cells placed, or mere layout, then its
// content goes on as if the table were not there.

import { type AnchoredText, joinAnchored, type PathAnchor } from '../../model/index.ts';
import { buildGrid, type Placed } from './build-grid.ts';
import { type ImagePiece, NO_TEXT, type PieceCell, type TablePiece } from './pieces.ts';
import { anchoredStretch, anchorIn, type Place, type Stretch } from './places.ts';

/** Content in reading order while the walk goes on. */
export type WalkPiece = Stretch | ImagePiece | TablePiece;

export interface RawCell {
  readonly place: Place;
  readonly isHeader: boolean;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly pieces: WalkPiece[];
}

export interface RawRow {
  readonly cells: RawCell[];
  readonly group: number;
  readonly inHead: boolean;
}

export interface RawTable {
  readonly place: Place;
  readonly isPresentation: boolean;
  readonly rows: RawRow[];
  readonly caption: WalkPiece[];
}

/** What stands for `raw` in the reading order: a table, followed by tables nested in it; or the content of its cells. */
export function settleTable(raw: RawTable, stretches: readonly Stretch[]): WalkPiece[] {
  const cells = raw.rows.flatMap((row) => row.cells);
  if (isLayout(raw, cells)) return [...raw.caption, ...cells.flatMap((cell) => cell.pieces)];
  const nested = cells.flatMap((cell) => cell.pieces.filter((piece) => piece.kind === 'table'));
  const grid = buildGrid(raw.rows);
  const table: TablePiece = {
    kind: 'table',
    anchor: { path: raw.place.path },
    rows: grid.rows,
    cols: grid.cols,
    cells: grid.cells.map((placed) => toPieceCell(placed, stretches)),
    declaredHeader: declaredHeader(raw, grid.cells),
    caption: raw.caption.length > 0 ? joinStretches(raw.caption, stretches) : null,
  };
  return [table, ...nested];
}

const isStretch = (piece: WalkPiece): piece is Stretch => piece.kind === 'stretch';
const textLength = (cell: RawCell): number =>
  cell.pieces.reduce((sum, piece) => sum + (isStretch(piece) ? piece.length : 0), 0);

/** Prose of this many characters in a cell is no table entry. */
const LONG_CELL = 300;

function isLayout(raw: RawTable, cells: readonly RawCell[]): boolean {
  if (raw.isPresentation) return true;
  const filled = cells.filter((cell) => cell.pieces.some((piece) => piece.kind !== 'image'));
  if (filled.length <= 1) return true;
  if (raw.caption.length > 0 || cells.some((cell) => cell.isHeader)) return false;
  if (raw.rows.every((row) => row.cells.length <= 1)) return true;
  // rows that say something side by side; a frame around other tables and headings has none or one
  const tabular = raw.rows.filter(
    (row) => row.cells.filter((cell) => textLength(cell) > 0).length > 1,
  ).length;
  const framing = cells.some((cell) =>
    cell.pieces.some((piece) => piece.kind === 'table' || (isStretch(piece) && piece.role === 'heading')),
  );
  if (framing && tabular < 2) return true;
  return (
    raw.rows.length === 1 && filled.some((cell) => textLength(cell) > LONG_CELL && cell.pieces.length > 2)
  );
}

/** Rows at the top that lie in `<thead>` or have `<th>` only; 0 when that holds for the whole table. */
function declaredHeader(raw: RawTable, placed: readonly Placed<RawCell>[]): number {
  const rowOf = new Map(placed.map((p) => [p.cell, p.row]));
  let header = 0;
  for (const row of raw.rows) {
    if (row.cells.length === 0) continue;
    if (!row.inHead && !row.cells.every((cell) => cell.isHeader)) return header;
    header = (rowOf.get(row.cells[0] as RawCell) ?? 0) + 1;
  }
  return 0;
}

function toPieceCell({ cell, ...at }: Placed<RawCell>, stretches: readonly Stretch[]): PieceCell {
  return { ...at, text: cellText(cell, stretches), anchor: { path: cell.place.path } };
}

/** The text of a cell: one segment for the whole cell where no nested table interrupts it. */
function cellText(cell: RawCell, stretches: readonly Stretch[]): AnchoredText {
  const own = cell.pieces.filter(isStretch);
  const text = own.map((stretch) => stretch.text).join('\n');
  if (text === '') return NO_TEXT;
  const whole: PathAnchor = { path: cell.place.path };
  if (own.length === cell.place.to - cell.place.from)
    return { text, segments: [{ start: 0, end: text.length, anchor: whole }] };
  const parts = own.map((stretch) => ({
    text: stretch.text,
    segments: [{ start: 0, end: stretch.text.length, anchor: anchorIn(cell.place, stretch, stretches) }],
  }));
  return joinAnchored(parts, '\n');
}

const joinStretches = (pieces: readonly WalkPiece[], stretches: readonly Stretch[]): AnchoredText =>
  joinAnchored(
    pieces.filter(isStretch).map((stretch) => anchoredStretch(stretch, stretches)),
    ' ',
  );
