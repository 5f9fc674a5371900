// The few rows with which a table without lines ends on a further page: too few to show their own columns, they are told
// by the table that closed the page before. They stand in its columns and repeat its header, or have numbers where it has.

import type { Box } from '../../model/index.ts';
import { assignColumns, type Piece } from './assign-columns.ts';
import type { OpenRegion } from './build-open-table.ts';
import { isValue } from './count-header-rows.ts';
import { isNumber } from './find-rows.ts';
import type { Row } from './group-words.ts';
import { type PageTable, pageGrid } from './page-table.ts';
import { takeOverflow } from './take-overflow.ts';

/** Without the header, so many rows. */
const FEWEST_ROWS = 2;
/** Share of numbers that makes a column one of numbers. */
const NUMERIC = 0.6;
/** Words reach over the outer edge of the table by no more than this (points). */
const OUTSIDE = 12;

/**
 * The rows that carry on the columns of `before`, as a region of their own page; null when the first rows do not.
 * @param rows lines of words from the top of the page downwards
 * @param before the table that ends the page before
 */
export function carryOnColumns(page: number, rows: readonly Row[], before: PageTable): OpenRegion | null {
  if (before.ruling === 'full' || before.cols < 2) return null;
  const { xs } = before;
  const stop = rows.findIndex((row) => !fits(row, xs));
  const fitting = stop < 0 ? rows : rows.slice(0, stop);
  const several = fitting.filter((row) => assignColumns(row, xs).length > 1);
  const last = several.at(-1);
  const first = several[0];
  if (!first || !last || !carriesOn(several, before)) return null;
  const end = fitting.indexOf(last) + 1;
  const own = [...fitting.slice(0, end), ...takeOverflow(fitting.slice(0, end), fitting.slice(end), xs)];
  const box: Box = [
    xs[0] ?? 0,
    Math.min(...own.map((r) => r.box[1])),
    xs.at(-1) ?? 0,
    Math.max(...own.map((r) => r.box[3])),
  ];
  return { page, box, rows: own, lines: [], columns: xs.slice(1, -1), jointed: true, headerEnd: null };
}

function fits(row: Row, xs: readonly number[]): boolean {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  if (row.box[0] < left - OUTSIDE || row.box[2] > right + OUTSIDE) return false;
  return assignColumns(row, xs).every((piece) => piece.colSpan === 1);
}

function carriesOn(rows: readonly Row[], before: PageTable): boolean {
  const [first = [], ...rest] = rows.map((row) => assignColumns(row, before.xs));
  if (isHeader(first, before)) return rest.length > 0;
  const numeric = numericColumns(before);
  const inColumns = [first, ...rest].every(
    (pieces) => pieces.length * 2 >= before.cols && numeric.every((col) => hasNumber(pieces, col)),
  );
  return rows.length >= FEWEST_ROWS && numeric.length > 0 && inColumns;
}

/** Whether the pieces say what the first row of the table says, column for column. */
function isHeader(pieces: readonly Piece[], { cells, cols }: PageTable): boolean {
  const fold = (text: string) => text.replace(/\s+/gu, '');
  const said = Array.from({ length: cols }, (_, col) =>
    fold(
      pieces
        .filter((p) => p.col === col)
        .flatMap((p) => p.words.map((w) => w.said.text))
        .join(''),
    ),
  );
  const top = cells.filter((cell) => cell.row === 0);
  return top.length === cols && top.every((cell) => fold(cell.said.text) === said[cell.col]);
}

const hasNumber = (pieces: readonly Piece[], col: number): boolean =>
  pieces.some((piece) => piece.col === col && isNumber(piece));

/** Columns in which most rows under the first have a number. */
function numericColumns(table: PageTable): number[] {
  const body = pageGrid(table).slice(1);
  const count = (col: number) => body.filter((row) => row[col] && isValue(row[col])).length;
  return Array.from({ length: table.cols }, (_, col) => col).filter(
    (col) => body.length > 1 && count(col) >= NUMERIC * body.length,
  );
}
