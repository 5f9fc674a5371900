// Cells of rows with row and column spans → cells at their places (HTML standard, 4.9.12.1), clamped to the table, none
// over another, without the rows and columns in which no cell begins.

/** A cell as the markup states it; `rowSpan` 0 reaches to the end of its group. */
export interface SpanningCell {
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface SpanningRow<C extends SpanningCell> {
  readonly cells: readonly C[];
  /** Rows of one thead, tbody or tfoot; spans do not leave it. */
  readonly group: number;
}

export interface Placed<C> {
  readonly cell: C;
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface Grid<C> {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly Placed<C>[];
}

/** Browsers go no further either (HTML standard, 4.9.11). */
const MAX_COL_SPAN = 1000;
/** The most positions a grid may have; beyond it spans are cut to 1. A table of 1,000 pages has fewer. */
const MAX_POSITIONS = 2_000_000;

/** The grid of `rows`. */
export function buildGrid<C extends SpanningCell>(rows: readonly SpanningRow<C>[]): Grid<C> {
  const ends = groupEnds(rows);
  // per column: the first row that is free again
  const busyUntil: number[] = [];
  const placed: Placed<C>[] = [];
  let positions = 0;
  const place = (cell: C, row: number, from: number): Placed<C> => {
    let col = from;
    while ((busyUntil[col] ?? 0) > row) col++;
    const room = (ends[row] ?? rows.length) - row;
    let rowSpan = cell.rowSpan === 0 ? room : Math.min(Math.max(1, cell.rowSpan), room);
    let colSpan = Math.min(Math.max(1, cell.colSpan), MAX_COL_SPAN);
    positions += rowSpan * colSpan;
    if (positions > MAX_POSITIONS) {
      rowSpan = 1;
      colSpan = 1;
    }
    // where a cell from above stands in the way, that one keeps its place
    for (let c = 1; c < colSpan; c++) if ((busyUntil[col + c] ?? 0) > row) colSpan = c;
    for (let c = col; c < col + colSpan; c++) busyUntil[c] = row + rowSpan;
    return { cell, row, col, rowSpan, colSpan };
  };
  rows.forEach((row, r) => {
    let next = 0;
    for (const cell of row.cells) {
      const at = place(cell, r, next);
      placed.push(at);
      next = at.col + at.colSpan;
    }
  });
  return withoutEmptyLines(placed);
}

function groupEnds<C extends SpanningCell>(rows: readonly SpanningRow<C>[]): number[] {
  const ends: number[] = [];
  for (let r = rows.length - 1; r >= 0; r--)
    ends[r] = rows[r]?.group === rows[r + 1]?.group ? (ends[r + 1] ?? rows.length) : r + 1;
  return ends;
}

/** Rows and columns in which no cell begins are traces of layout: they go, and the spans over them shrink. */
function withoutEmptyLines<C>(placed: readonly Placed<C>[]): Grid<C> {
  const rowAt = indexOfStarts(placed.map((p) => p.row));
  const colAt = indexOfStarts(placed.map((p) => p.col));
  const cells = placed.map((p) => {
    const row = rowAt.before(p.row);
    const col = colAt.before(p.col);
    return {
      cell: p.cell,
      row,
      col,
      rowSpan: rowAt.before(p.row + p.rowSpan) - row,
      colSpan: colAt.before(p.col + p.colSpan) - col,
    };
  });
  return { rows: rowAt.count, cols: colAt.count, cells };
}

function indexOfStarts(starts: readonly number[]) {
  const used = new Set(starts);
  const end = starts.reduce((max, start) => Math.max(max, start), -1) + 1;
  const before: number[] = [0];
  for (let i = 0; i < end; i++) before.push((before[i] ?? 0) + (used.has(i) ? 1 : 0));
  const count = before[end] ?? 0;
  return { count, before: (index: number): number => before[Math.min(index, end)] ?? count };
}
