// Whether a lattice shows only part of its table: cells in which several rows or columns of entries stand together,
// because only the header, the frame or one column line was drawn.

import { cellBox } from './fill-grid.ts';
import { splitPieces } from './find-columns.ts';
import { isNumber } from './find-rows.ts';
import type { CellGrid, CellSpan } from './form-cells.ts';
import type { Row, Word } from './group-words.ts';
import { centreX, centreY, holds } from './ink.ts';

/** Fewer lines in a cell are the lines of one entry. */
const SEVERAL_LINES = 3;
/** Share of the words that stand in such cells when the table is one of them. */
const MOST = 0.5;
/** Pieces of a line further apart than this are entries of two columns (em). */
const APART = 1;

/** `rows`: the lines of words inside the lattice. */
export function isUnderdrawn(grid: CellGrid, rows: readonly Row[]): boolean {
  const lines = new Map(grid.cells.map((cell) => [cell, linesIn(grid, cell, rows)]));
  const weight = (cells: readonly CellSpan[]) =>
    cells.reduce((n, c) => n + (lines.get(c) ?? []).flat().length, 0);
  const crowded = grid.cells.filter(
    (cell) => holdsColumns(lines.get(cell) ?? []) || holdsRows(grid, cell, lines),
  );
  return crowded.length > 0 && weight(crowded) >= MOST * weight(grid.cells);
}

type Lines = readonly (readonly Word[])[];

function linesIn(grid: CellGrid, cell: CellSpan, rows: readonly Row[]): Word[][] {
  const box = cellBox(grid, cell);
  return rows.flatMap((row) => {
    const words = row.words.filter((w) => holds(box, centreX(w.box), centreY(w.box)));
    return words.length ? [words] : [];
  });
}

const pieceOf = (words: readonly Word[]) => ({
  words,
  box: [0, 0, 0, 0] as const,
  base: 0,
  size: 1,
  col: 0,
  colSpan: 1,
});
const isValue = (words: readonly Word[]): boolean => isNumber(pieceOf(words));

/** Most lines are several pieces apart, numbers among them. */
function holdsColumns(lines: Lines): boolean {
  if (!lines.length) return false;
  const split = lines.map((words) => splitPieces({ words, base: 0, box: [0, 0, 0, 0] }, APART));
  const several = split.filter((pieces) => pieces.length > 1);
  return (
    several.length * 2 > lines.length &&
    several.filter((pieces) => pieces.some(isValue)).length * 2 > several.length
  );
}

/** Several lines, as many as in another cell of the same row, and numbers line by line in one of them. */
function holdsRows(grid: CellGrid, cell: CellSpan, lines: ReadonlyMap<CellSpan, Lines>): boolean {
  const own = lines.get(cell) ?? [];
  if (own.length < SEVERAL_LINES) return false;
  const band = grid.cells.filter((c) => c !== cell && c.row === cell.row && c.rowSpan === cell.rowSpan);
  const similar = [own, ...band.map((c) => lines.get(c) ?? [])].filter(
    (l) => l.length >= SEVERAL_LINES && Math.abs(l.length - own.length) <= Math.max(1, 0.3 * own.length),
  );
  return similar.length > 1 && similar.some((l) => l.filter(isValue).length >= 0.7 * l.length);
}
