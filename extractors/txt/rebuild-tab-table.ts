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
  const needed = rows.reduce(
    (most, row) => Math.max(most, row.cells.findLastIndex((cell) => cell.text !== '') + 1),
    0,
  );
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
  const usual = learnWords(rows);
  const fitness = (cells: readonly AnchoredText[]): number =>
    cells.reduce((sum, cell, col) => {
      const type = typeOf(cell);
      // a word that usually stands in this column (a unit, a country) is the best evidence there is
      const repeated = type === 'text' ? repetition(usual, cell.text, col) : 0;
      return sum + (types[col]?.get(type) ?? 0) + repeated;
    }, 0);
  return rows.map((row, i) => {
    if (i === 0 || !mayBeShifted(row) || row.cells.every((c) => c.text === '')) return row;
    const candidates = row.cells
      .slice(0, -1)
      .map((_, at) => [...row.cells.slice(0, at), EMPTY, ...row.cells.slice(at, -1)]);
    const best = candidates.reduce((a, b) => (fitness(b) > fitness(a) ? b : a), row.cells as AnchoredText[]);
    return fitness(best) >= fitness(row.cells) + MIN_GAIN ? { ...row, cells: best } : row;
  });
}

const MIN_GAIN = 1;

const mayBeShifted = (row: TabRow): boolean => typeOf(row.cells.at(-1) ?? EMPTY) === 'empty';

/** The words of a cell that lists several (老挝、泰国). */
const listed = (text: string): string[] => text.split(/[、，,；;]/u).filter((word) => word !== '');

/** Each word and how often it stands in each column, of rows that did not move: those whose last cell is filled. */
function learnWords(rows: readonly TabRow[]): Map<string, number[]> {
  const usual = new Map<string, number[]>();
  for (const row of rows) {
    if (mayBeShifted(row)) continue;
    row.cells.forEach((cell, col) => {
      if (typeOf(cell) !== 'text') return;
      for (const word of listed(cell.text)) {
        const counts = usual.get(word) ?? row.cells.map(() => 0);
        counts[col] = (counts[col] ?? 0) + 1;
        usual.set(word, counts);
      }
    });
  }
  return usual;
}

/** How usual the words of `text` are in column `col`: the largest share that one of them has there, 0 to 1. */
function repetition(usual: ReadonlyMap<string, readonly number[]>, text: string, col: number): number {
  const shares = listed(text).map((word) => {
    const counts = usual.get(word) ?? [];
    return (
      (counts[col] ?? 0) /
      Math.max(
        1,
        counts.reduce((sum, count) => sum + count, 0),
      )
    );
  });
  return Math.max(0, ...shares);
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

/** Whether a table numbers its rows: then no row is the rest of another. */
const isNumbered = (rows: readonly TabRow[]): boolean =>
  rows.length > MIN_NUMBERED && rows.slice(1).every((row) => typeOf(row.cells[0] ?? EMPTY) === 'integer');

const MIN_NUMBERED = 3;

/**
 * Columns of a numbered table whose blanks are covered by the cell above: text columns next to the serial number with a
 * word in the first row and blanks in at least two others. No column of a table that does not number its rows.
 */
export function coveredColumns(rows: readonly TabRow[]): boolean[] {
  const covered: boolean[] = (rows[0]?.cells ?? []).map(() => false);
  if (!isNumbered(rows)) return covered;
  for (let col = 1; col < covered.length - 1; col++) {
    const cells = rows.slice(1).map((row) => row.cells[col] ?? EMPTY);
    const blanks = cells.filter((cell) => cell.text === '').length;
    const words = cells.every((cell) => cell.text === '' || typeOf(cell) === 'text');
    if (!words || blanks < 2 || cells[0]?.text === '') break;
    covered[col] = true;
  }
  return covered;
}
