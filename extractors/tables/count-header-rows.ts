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
    if (depth > 0 && !isUnfinished(grid, depth)) break;
    if (!filled.length || filled.filter(isValue).length * 2 >= filled.length) break;
    depth += 1;
  }
  return Math.min(depth, table.rows - 1);
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
