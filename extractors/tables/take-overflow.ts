// The end of a table that no line closes: lines of text under its last row that go on cells of it. Such a line stands in
// the column of a full line above it, at the distance of lines; anything else is text behind the table.

import { assignColumns } from './assign-columns.ts';
import { columnWidths, isFullLine } from './find-rows.ts';
import type { Row } from './group-words.ts';

/** How many lines on either side of the end of a table can belong to its last row. */
const CELL_LINES = 4;
/** Lines of one cell are not further apart than this (em). */
const WRAPPED = 1.8;

/**
 * The first lines of `tail` that go on the cells above them, column for column.
 * @param rows lines of the table, from top to bottom
 * @param tail lines under it, from top to bottom
 * @param xs column boundaries with both outer edges
 */
export function takeOverflow(rows: readonly Row[], tail: readonly Row[], xs: readonly number[]): Row[] {
  const lines = [...rows, ...tail.slice(0, CELL_LINES)];
  const widths = columnWidths(lines.flatMap((row) => assignColumns(row, xs)));
  const above = rows.slice(-CELL_LINES).flatMap((row) => assignColumns(row, xs));
  const taken: Row[] = [];
  for (const row of tail) {
    const pieces = assignColumns(row, xs);
    const goesOn = pieces.every((p) => {
      const host = above.findLast((a) => a.col === p.col);
      return p.colSpan === 1 && host && isFullLine(host, p, widths) && p.base - host.base < WRAPPED * p.size;
    });
    if (!goesOn) break;
    taken.push(row);
    above.push(...pieces);
  }
  return taken;
}
