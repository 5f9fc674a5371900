// A logical table and the next page's part of it → one table. Drops the repeated header and blank rows of the break,
// brings both on the same columns, joins a cut row or a cut merged cell where the evidence is sound.

import { type AnchoredText, type Box, joinAnchored } from '../../model/index.ts';
import { softJoint } from '../tables/characters.ts';
import { countHeaderRows, isValue } from '../tables/count-header-rows.ts';
import { type PageCell, type PageTable, pageGrid } from '../tables/page-table.ts';
import type { BoundTable } from './bind-captions.ts';

export interface LogicalCell extends PageCell {
  readonly page: number;
}

export interface LogicalTable {
  readonly caption: AnchoredText | null;
  readonly unit: string | null;
  readonly headerRows: number;
  readonly rows: number;
  readonly xs: readonly number[];
  readonly cells: readonly LogicalCell[];
  readonly places: readonly { readonly page: number; readonly box: Box }[];
  readonly confidence: number;
}

/** A header of more rows is not looked for when it is repeated. */
const DEEPEST_HEADER = 6;
/** A column that is blank in at most this share of the rows is one that rows have to fill. */
const SELDOM_BLANK = 0.1;

/** The table that begins with this part. */
export function startTable({ table, caption, unit }: BoundTable): LogicalTable {
  return {
    caption,
    unit,
    headerRows: countHeaderRows(table),
    rows: table.rows,
    xs: table.xs,
    cells: table.cells.map((cell) => ({ ...cell, page: table.page })),
    places: [{ page: table.page, box: table.box }],
    confidence: table.confidence,
  };
}

/** The table with `part` under it. */
export function appendPart(host: LogicalTable, part: PageTable): LogicalTable {
  const xs = part.xs.length > host.xs.length ? part.xs : host.xs;
  const above = onColumns(host.cells, host.xs, xs);
  const grid = rowsOf(above, 0, Math.min(DEEPEST_HEADER + 1, host.rows), xs.length - 1);
  const own = { ...part, xs, cols: xs.length - 1, cells: onColumns(part.cells, part.xs, xs) };
  const { repeated, dropped } = repeatedRows(grid, own, host.headerRows);
  const kept = own.cells
    .filter((cell) => cell.row + cell.rowSpan > dropped)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - dropped),
      rowSpan: cell.row + cell.rowSpan - Math.max(cell.row, dropped),
      page: part.page,
    }));
  const base: LogicalTable = {
    ...host,
    headerRows: Math.max(host.headerRows, repeated),
    xs,
    cells: above,
    places: [...host.places, { page: part.page, box: part.box }],
    confidence: Math.min(host.confidence, part.confidence),
  };
  return joinRows(base, kept, part.rows - dropped);
}

/** Cells on a finer set of columns. */
function onColumns<C extends PageCell>(
  cells: readonly C[],
  from: readonly number[],
  to: readonly number[],
): C[] {
  if (from.length === to.length) return [...cells];
  const place = from.map((x) => {
    let best = 0;
    to.forEach((t, i) => {
      if (Math.abs(t - x) < Math.abs((to[best] ?? 0) - x)) best = i;
    });
    return best;
  });
  return cells.map((cell) => {
    const [col, end] = [place[cell.col] ?? 0, place[cell.col + cell.colSpan] ?? 1];
    return { ...cell, col, colSpan: Math.max(1, end - col) };
  });
}

type Grid = (LogicalCell | null)[][];

/** The cells over each position of the rows from `first` up to `end`. */
function rowsOf(cells: readonly LogicalCell[], first: number, end: number, cols: number): Grid {
  const grid: Grid = Array.from({ length: end - first }, () => Array<LogicalCell | null>(cols).fill(null));
  for (const cell of cells)
    for (let r = Math.max(first, cell.row); r < Math.min(end, cell.row + cell.rowSpan); r++)
      grid[r - first]?.fill(cell, cell.col, cell.col + cell.colSpan);
  return grid;
}

const fold = (cell: PageCell | null | undefined): string => (cell?.said.text ?? '').replace(/\s+/gu, '');

/** How many rows at the top of the part only repeat the header, and how many go with the blank rows of the break. */
function repeatedRows(
  host: Grid,
  part: PageTable,
  headerRows: number,
): { repeated: number; dropped: number } {
  const grid = pageGrid(part);
  let same = 0;
  while (same < Math.min(DEEPEST_HEADER, part.rows, host.length) && isSameRow(host[same], grid[same]))
    same += 1;
  if (same < headerRows && same > 0 && host.length > same) {
    // half a header is none: the part begins with rows that happen to be alike
    const spans = (host[same - 1] ?? []).some((c) => c && c.row + c.rowSpan > same);
    if (spans) same = 0;
  }
  while (same > Math.max(headerRows, 1) && (host[same - 1] ?? []).some((c) => c !== null && isValue(c)))
    same -= 1;
  let row = same;
  while (row < part.rows && (grid[row] ?? []).every((c) => fold(c) === '')) row += 1;
  return { repeated: same, dropped: row < part.rows ? row : same };
}

const isSameRow = (a: Grid[number] | undefined, b: (PageCell | null)[] | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.some((c) => fold(c) !== '') &&
  a.every((c, i) => fold(c) === fold(b[i]));

/** Puts the rows of the part under the table; the first may belong to the last row. */
function joinRows(host: LogicalTable, cells: readonly LogicalCell[], rows: number): LogicalTable {
  const [last = []] = rowsOf(host.cells, host.rows - 1, host.rows, host.xs.length - 1);
  const top = cells.filter((c) => c.row === 0);
  const cut = isCutRow(last, top, host);
  const changed = new Map<LogicalCell, LogicalCell>();
  const gone = new Set<LogicalCell>(cut ? top : []);
  for (const cell of top) {
    const above = last[cell.col];
    if (!above) continue;
    if (fold(cell) === '' && isCutSpan(above, cell, host)) {
      const rest = blankRun(cell, cells);
      const added = rest.reduce((sum, c) => sum + c.rowSpan, 0);
      changed.set(above, { ...above, rowSpan: above.rowSpan + added - (cut ? 1 : 0) });
      for (const c of rest) gone.add(c);
    } else if (cut && fold(cell) !== '')
      changed.set(above, { ...above, said: append(above.said, cell.said) });
  }
  const shift = host.rows - (cut ? 1 : 0);
  const below = cells.filter((c) => !gone.has(c)).map((c) => ({ ...c, row: c.row + shift }));
  return { ...host, rows: shift + rows, cells: [...host.cells.map((c) => changed.get(c) ?? c), ...below] };
}

const append = (a: AnchoredText, b: AnchoredText): AnchoredText =>
  a.text ? joinAnchored([a, b], softJoint(a.text, b.text)) : b;

/** The cell and the blank ones under it in the same columns, down to the next words. */
function blankRun(first: LogicalCell, cells: readonly LogicalCell[]): LogicalCell[] {
  const below = cells.filter((c) => c.col === first.col && c.row > first.row).sort((a, b) => a.row - b.row);
  const run = [first];
  if (first.rowSpan > 1) return run;
  for (const cell of below) {
    if (fold(cell) !== '' || cell.colSpan !== first.colSpan) break;
    run.push(cell);
  }
  return run;
}

/** A blank cell under a merged or grouping cell of the same width is the rest of it. */
function isCutSpan(above: LogicalCell, cell: LogicalCell, host: LogicalTable): boolean {
  if (above.col !== cell.col || above.colSpan !== cell.colSpan || fold(above) === '') return false;
  if (above.rowSpan > 1 || cell.rowSpan > 1) return true;
  return host.cells.some((c) => c.row >= host.headerRows && c.col === cell.col && c.rowSpan > 1);
}

/**
 * Whether the first row of the part is the rest of the row above. Its words all stand under words, and either each of
 * those filled its last line to the end, or a column is blank that rows of this table fill.
 */
function isCutRow(last: Grid[number], top: readonly LogicalCell[], host: LogicalTable): boolean {
  const words = top.filter((c) => fold(c) !== '');
  const own = top.filter(
    (c) => !(fold(c) === '' && last[c.col] && isCutSpan(last[c.col] as LogicalCell, c, host)),
  );
  if (!words.length || host.rows <= host.headerRows || own.some((c) => c.rowSpan > 1)) return false;
  const under = words.map((c) => last[c.col]);
  if (
    !under.every(
      (above, i) => above && above.col === words[i]?.col && above.rowSpan === 1 && fold(above) !== '',
    )
  )
    return false;
  if (words.some((c) => /^[\d.,%\-—]+$/u.test(fold(c)))) return false;
  if (under.every((above) => above && isFilled(above, host) && !/[。！？；]$/u.test(fold(above))))
    return true;
  const blanks = own.filter((c) => fold(c) === '' && fold(last[c.col]) !== '');
  return blanks.some((c) => blankShare(host, c.col) <= SELDOM_BLANK);
}

/** Share of the body rows that are blank in the column. */
function blankShare(host: LogicalTable, col: number): number {
  const rows = host.rows - host.headerRows;
  const blank = host.cells.reduce(
    (sum, c) =>
      c.row >= host.headerRows && c.col <= col && col < c.col + c.colSpan && fold(c) === ''
        ? sum + c.rowSpan
        : sum,
    0,
  );
  return blank / Math.max(1, rows);
}

/** Whether the last line of a cell reaches as far as lines of its column do. */
function isFilled(cell: LogicalCell, host: LogicalTable): boolean {
  const widest = host.cells.reduce(
    (most, c) => (c.col === cell.col && c.colSpan === cell.colSpan ? Math.max(most, c.widestLine) : most),
    0,
  );
  return cell.lastLine >= widest - 0.75 * cell.lineSize;
}
