// Cells that are open only because lines were left out between columns: rows ruled across, columns ruled in the header
// alone. Where the words of such a cell stand apart at the column lines of the table, the cell is split there.

import type { CellGrid, CellSpan } from './form-cells.ts';
import type { Row, Word } from './group-words.ts';

/** Words may reach over a column line by this much (em). */
const OVERHANG = 0.15;
/** A gap this wide at a column line parts two cells (em). */
const PARTING = 0.8;

/**
 * The grid with such cells split. `rowsOf` gives the lines of words that stand in a cell. Only cells that fill their
 * row band alone or beside other cells of one row are looked at; a title over several columns stays whole.
 */
export function splitMergedCells(grid: CellGrid, rowsOf: (cell: CellSpan) => readonly Row[]): CellGrid {
  if (!grid.cells.some((c) => c.colSpan > 1)) return grid;
  const cells = grid.cells.flatMap((cell) => {
    if (cell.colSpan < 2) return [cell];
    const rows = rowsOf(cell);
    const lines = freeLines(cell, grid.xs, rows);
    return lines.some((x) => parts(x, rows)) && lines.length ? splitAt(cell, grid.xs, lines) : [cell];
  });
  return { ...grid, cells };
}

/** Column lines inside the cell that no word crosses. */
function freeLines(cell: CellSpan, xs: readonly number[], rows: readonly Row[]): number[] {
  const inner = xs.slice(cell.col + 1, cell.col + cell.colSpan);
  const words = rows.flatMap((row) => row.words);
  return inner.filter((x) => !words.some((w) => crosses(w, x)));
}

const crosses = (w: Word, x: number): boolean =>
  w.box[0] < x - OVERHANG * w.size && w.box[2] > x + OVERHANG * w.size;

/** Whether words stand clearly apart on both sides of the line in some row. */
function parts(x: number, rows: readonly Row[]): boolean {
  return rows.some(({ words }) => {
    const left = words.filter((w) => w.box[2] <= x + OVERHANG * w.size).at(-1);
    const right = words.find((w) => w.box[0] >= x - OVERHANG * w.size);
    return left !== undefined && right !== undefined && right.box[0] - left.box[2] >= PARTING * left.size;
  });
}

function splitAt(cell: CellSpan, xs: readonly number[], lines: readonly number[]): CellSpan[] {
  const cells: CellSpan[] = [];
  let start = cell.col;
  for (let col = cell.col + 1; col <= cell.col + cell.colSpan; col++) {
    if (col < cell.col + cell.colSpan && !lines.includes(xs[col] ?? Number.NaN)) continue;
    cells.push({ ...cell, col: start, colSpan: col - start });
    start = col;
  }
  return cells;
}
