// Which column of a table holds what: serial numbers, indicator names, units, values of one period each.

import type { ColumnRole, TableColumnWords } from '../../catalog/types.ts';
import { type Cell, cellGrid, type Table } from '../../model/index.ts';

export interface ValueColumn {
  readonly col: number;
  /** Header words that state its period (`2023年`); null when the header states none. */
  readonly period: string | null;
  /** Other header words that split the quantity (一年级); null when there are none. */
  readonly group: string | null;
}

export interface IndicatorColumns {
  /** First row below the header. */
  readonly firstRow: number;
  readonly serial: number | null;
  /** One or more columns of names; the last filled one names the row. */
  readonly names: readonly number[];
  readonly unit: number | null;
  readonly values: readonly ValueColumn[];
  readonly surveyed: number | null;
  readonly method: number | null;
}

const PERIOD =
  /(?:19|20)\d{2}\s*(?:[-－–—~～/]\s*(?:19|20)?\d{2}\s*)?(?:学\s*年\s*度?|年\s*度|年|届)?|上\s*[一]?\s*(?:学\s*)?年\s*度?|本\s*(?:学\s*)?年\s*度?/u;
const MAX_HEADER_SEARCH = 4;

/**
 * The columns of `table` when it is an indicator table: one column of names and at least one of values. Null for any
 * other table. The header is searched in the first rows, whatever the reader took for the header.
 */
export function findColumns(table: Table, words: TableColumnWords): IndicatorColumns | null {
  const grid = cellGrid(table);
  for (let r = 0; r < Math.min(MAX_HEADER_SEARCH, table.rows); r++) {
    const row = grid[r] ?? [];
    if (!row.some((cell) => cell && words.roleOf(cell.text) === 'indicator')) continue;
    const last = Math.max(...row.map((cell) => (cell ? cell.row + cell.rowSpan - 1 : r)), r);
    const columns = columnsOf(grid, r, headerEnd(grid, last, words), words);
    if (columns) return columns;
  }
  return null;
}

/** A second header row directly below (一年级 二年级 under 2019年) has no name and no serial of its own. */
function headerEnd(
  grid: readonly (readonly (Cell | null)[])[],
  last: number,
  words: TableColumnWords,
): number {
  const next = grid[last + 1];
  const repeats = next?.some((cell) => cell && words.roleOf(cell.text) === 'unit');
  return repeats ? last + 1 : last;
}

function columnsOf(
  grid: readonly (readonly (Cell | null)[])[],
  first: number,
  last: number,
  words: TableColumnWords,
): IndicatorColumns | null {
  const width = grid[first]?.length ?? 0;
  const headers = Array.from({ length: width }, (_, col) => {
    const cells = grid.slice(first, last + 1).map((row) => row[col] ?? null);
    return [...new Set(cells.filter((cell) => cell !== null))]
      .map((cell) => cell.text.trim())
      .filter((text) => text !== '');
  });
  const roles = headers.map(
    (texts): ColumnRole | null =>
      texts.map((text) => words.roleOf(text)).find((role) => role !== null) ?? null,
  );
  const only = (role: ColumnRole): number | null => (roles.includes(role) ? roles.indexOf(role) : null);
  const names = roles.flatMap((role, col) => (role === 'indicator' ? [col] : []));
  const values = headers.flatMap((texts, col): ValueColumn[] =>
    valueColumn(texts, col, roles[col] ?? null, words),
  );
  if (names.length === 0 || values.length === 0) return null;
  return {
    firstRow: last + 1,
    serial: only('serial'),
    names,
    unit: only('unit'),
    values,
    surveyed: only('surveyed'),
    method: only('method'),
  };
}

function valueColumn(
  texts: readonly string[],
  col: number,
  role: ColumnRole | null,
  words: TableColumnWords,
): ValueColumn[] {
  if (role !== null && role !== 'value') return [];
  const whole = texts.join(' ');
  const period = PERIOD.exec(whole)?.[0] ?? null;
  if (role === null && period === null) return [];
  const rest = whole
    .replace(PERIOD, '')
    .replace(/[（(]\s*[%％单位:：\p{Script=Han}]{0,8}\s*[）)]/u, '')
    .trim();
  return [{ col, period, group: rest === '' || words.roleOf(rest) === 'value' ? null : rest }];
}
