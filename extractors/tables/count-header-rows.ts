// How many rows at the top of a table are its header.

import { type PageCell, type PageTable, pageGrid } from './page-table.ts';

const NUMERIC = /^[-+−]?[\d０-９][\d０-９,，.．\s]*(?:%|％|‰)?$/u;
const YEAR = /^(?:19|20)\d{2}(?:年.*|届)?$/u;
/** A header is not deeper than this. */
const DEEPEST = 5;

/** Whether a cell holds a number that measures; a year does not. */
export const isValue = (cell: PageCell): boolean => {
  const text = cell.said.text.replace(/\s+/gu, '');
  return NUMERIC.test(text) && !YEAR.test(text);
};

/** Rows at the top that name columns: a heading row with the rows its merged cells reach into; 0 when values begin at once. */
export function countHeaderRows(table: PageTable): number {
  if (table.rows < 2) return 0;
  const grid = pageGrid(table);
  let depth = 0;
  while (depth < Math.min(DEEPEST, table.rows - 1)) {
    const row = distinct(grid[depth] ?? []);
    const filled = row.filter((c) => c.said.text !== '');
    if (row.some((c) => isGroupLabel(c, table.rows))) break;
    if (depth > 0 && (!isUnfinished(grid, depth) || holdsValues(grid, depth))) break;
    if (!filled.length || filled.filter(isValue).length * 2 >= filled.length) break;
    depth += 1;
  }
  return Math.min(depth, table.rows - 1);
}

/** A cell that stands beside many rows, or beside all of them, names these rows and no column. */
const isGroupLabel = (cell: PageCell, rows: number): boolean =>
  cell.rowSpan > DEEPEST || (cell.row === 0 && cell.rowSpan >= Math.max(3, rows));

/** Whether a column that does not split a group over it has a value in this row: the header is over. */
function holdsValues(grid: (PageCell | null)[][], depth: number): boolean {
  return (grid[depth] ?? []).some((cell, col) => {
    const above = grid[depth - 1]?.[col];
    return cell !== null && above?.colSpan === 1 && cell.row === depth && isValue(cell);
  });
}

/** Whether the rows over `depth` only open a header: a title over all columns, or groups that split below. */
function isUnfinished(grid: (PageCell | null)[][], depth: number): boolean {
  const above = distinct(grid[depth - 1] ?? []);
  const cols = grid[0]?.length ?? 0;
  if (above.length === 1 && above[0]?.colSpan === cols) return true;
  const splits = above.some(
    (c) =>
      c.colSpan > 1 && c.row + c.rowSpan === depth && (grid[depth]?.[c.col]?.colSpan ?? cols) < c.colSpan,
  );
  const reaches = above.some((c) => c.row + c.rowSpan > depth) && above.some((c) => c.colSpan > 1);
  return splits || reaches;
}

const distinct = (row: readonly (PageCell | null)[]): PageCell[] => [
  ...new Set(row.filter((c) => c !== null)),
];
