// A table from consecutive lines whose cells are separated by tabs. Mends what flattening does to such tables: rows that
// moved left because an empty first cell was lost, and cells that wrapped into a row of their own at a page break.

import type { AnchoredText, LineAnchor } from '../../model/index.ts';
import { joinAnchored } from '../../model/index.ts';
import { lineAnchor, type SourceLine, splitLine } from './source-lines.ts';

export interface TabRow {
  readonly line: SourceLine;
  readonly cells: readonly AnchoredText[];
  /** Whether a blank line, the trace of a page break, stands above it. */
  readonly afterBreak: boolean;
}

/** The cells of a line split at tabs, padded or cut of empty cells at its end to `width` where possible. */
export function tabCells(line: SourceLine): AnchoredText[] {
  return splitLine(line, /\t/gu);
}

const EMPTY: AnchoredText = { text: '', segments: [] };

/** Rows of equal length, mended. `rows` must not be empty; header rows are left as they are. */
export function mendTabRows(rows: readonly TabRow[]): TabRow[] {
  const width = usualWidth(rows);
  const even = rows.map((row) => ({ ...row, cells: fitWidth(row.cells, width) }));
  return joinWrappedRows(unshiftRows(even));
}

function usualWidth(rows: readonly TabRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0];
  const needed = Math.max(...rows.map((row) => row.cells.findLastIndex((cell) => cell.text !== '') + 1));
  return Math.max(usual, needed);
}

const fitWidth = (cells: readonly AnchoredText[], width: number): AnchoredText[] =>
  Array.from({ length: width }, (_, i) => cells[i] ?? EMPTY);

type CellType = 'empty' | 'integer' | 'number' | 'text';

function typeOf(cell: AnchoredText): CellType {
  const text = cell.text.trim();
  if (text === '') return 'empty';
  if (/^\d{1,3}$/u.test(text)) return 'integer';
  return /^[-+]?[\d,.]+\s?[%％‰]?$/u.test(text) ? 'number' : 'text';
}

/** Share of each type in each column, header row left out. */
function columnTypes(rows: readonly TabRow[]): Map<CellType, number>[] {
  const body = rows.length > 2 ? rows.slice(1) : rows;
  return (rows[0]?.cells ?? []).map((_, col) => {
    const shares = new Map<CellType, number>();
    for (const row of body) {
      const type = typeOf(row.cells[col] ?? EMPTY);
      shares.set(type, (shares.get(type) ?? 0) + 1 / body.length);
    }
    return shares;
  });
}

/**
 * A row whose last cell is empty and whose cells fit the types of the columns clearly better one place to the right has
 * lost an empty cell in front: it is moved back by inserting the cell where the fit is best.
 */
function unshiftRows(rows: readonly TabRow[]): TabRow[] {
  const types = columnTypes(rows);
  const known = new Map<string, Set<number>>();
  rows.forEach((row) => {
    row.cells.forEach((cell, col) => {
      if (typeOf(cell) === 'text') known.set(cell.text, (known.get(cell.text) ?? new Set()).add(col));
    });
  });
  const fitness = (cells: readonly AnchoredText[]): number =>
    cells.reduce((sum, cell, col) => {
      const type = typeOf(cell);
      // a word that usually stands in this column (a unit, a country) is the best evidence there is
      const columns = type === 'text' ? known.get(cell.text) : undefined;
      const repeated = columns && columns.size > 1 ? repetition(rows, cell.text, col) : 0;
      return sum + (types[col]?.get(type) ?? 0) + repeated;
    }, 0);
  return rows.map((row, i) => {
    if (i === 0 || typeOf(row.cells.at(-1) ?? EMPTY) !== 'empty' || row.cells.every((c) => c.text === ''))
      return row;
    const candidates = row.cells
      .slice(0, -1)
      .map((_, at) => [...row.cells.slice(0, at), EMPTY, ...row.cells.slice(at, -1)]);
    const best = candidates.reduce((a, b) => (fitness(b) > fitness(a) ? b : a), row.cells as AnchoredText[]);
    return fitness(best) >= fitness(row.cells) + MIN_GAIN ? { ...row, cells: best } : row;
  });
}

const MIN_GAIN = 1;

/** How usual `text` is in column `col`: its share of all its occurrences in the table, 0 to 1. */
function repetition(rows: readonly TabRow[], text: string, col: number): number {
  let here = 0;
  let all = 0;
  for (const row of rows) {
    row.cells.forEach((cell, c) => {
      if (cell.text !== text) return;
      all++;
      if (c === col) here++;
    });
  }
  return all > 1 ? here / all : 0;
}

/**
 * A row right after a page break with text in one cell only is the rest of the cell above it: joined to it, or dropped
 * when the cell above already ends with these very words (converters repeat them).
 */
function joinWrappedRows(rows: readonly TabRow[]): TabRow[] {
  const out: TabRow[] = [];
  for (const row of rows) {
    const above = out.at(-1);
    const filled = row.cells.flatMap((cell, col) => (cell.text === '' ? [] : [col]));
    const [col] = filled;
    const rest = col === undefined ? undefined : row.cells[col];
    const upper = col === undefined ? undefined : above?.cells[col];
    if (
      !above ||
      !rest ||
      !upper ||
      col === undefined ||
      filled.length !== 1 ||
      !row.afterBreak ||
      typeOf(rest) !== 'text' ||
      upper.text === '' ||
      typeOf(upper) !== 'text'
    ) {
      out.push(row);
      continue;
    }
    const joined = upper.text.endsWith(rest.text) ? upper : joinAnchored([upper, rest]);
    out[out.length - 1] = { ...above, cells: above.cells.map((cell, c) => (c === col ? joined : cell)) };
  }
  return out;
}

/** The place of an empty cell: its line, at the offset 0. */
export const rowAnchor = (row: TabRow): LineAnchor => lineAnchor(row.line, 0, 0);
