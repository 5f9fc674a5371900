// Rows of anchored cells → the Table of the document model.

import {
  type Anchor,
  type AnchoredText,
  type Cell,
  type LineAnchor,
  mergeAnchors,
  type Table,
} from '../../model/index.ts';
import type { HeaderColumn } from './find-indicator-header.ts';
import type { IndicatorRow } from './rebuild-indicator-table.ts';
import { isTotal, type SpacedTable } from './rebuild-spaced-table.ts';
import { coveredColumns, rowAnchor, type TabRow } from './rebuild-tab-table.ts';

export interface TableFrame {
  readonly id: string;
  readonly caption: string | null;
  readonly unit: string | null;
}

const cellOf = (
  content: AnchoredText,
  row: number,
  col: number,
  place: Anchor,
  rowSpan = 1,
  colSpan = 1,
): Cell => ({
  row,
  col,
  rowSpan,
  colSpan,
  ...content,
  anchor: content.segments.length ? mergeAnchors(content.segments.map((s) => s.anchor)) : place,
});

/** How sure flattened text leaves us of rows and columns. */
const TAB_CONFIDENCE = 0.9;
const SPACE_CONFIDENCE = 0.85;
const BARE_CONFIDENCE = 0.3;

/** The table of tab-separated rows; a header cell followed by blanks spans them, as does a cell above covered ones. */
export function buildTabTable(rows: readonly TabRow[], frame: TableFrame): Table {
  const headerRows = countHeaderRows(rows);
  const columns = coveredColumns(rows);
  const cells = rows.flatMap((row, r) => {
    if (r < headerRows) return headerCells(rows, r, headerRows, columns);
    return row.cells.flatMap((content, col): Cell[] => {
      if (isCovered(rows, columns, r, col)) return [];
      let rowSpan = 1;
      while (isCovered(rows, columns, r + rowSpan, col)) rowSpan++;
      return [cellOf(content, r, col, rowAnchor(row), rowSpan)];
    });
  });
  return {
    ...frame,
    headerRows,
    rows: rows.length,
    cols: rows[0]?.cells.length ?? 0,
    anchors: [linesOf(rows.map(rowAnchor))],
    cells,
    confidence: TAB_CONFIDENCE,
  };
}

/** Whether a cell is part of the one above it: blank in a covered column, and no group to its left begins at its row. */
function isCovered(rows: readonly TabRow[], columns: readonly boolean[], r: number, col: number): boolean {
  const row = rows[r];
  const isBlank = (c: number) => row?.cells[c]?.text === '';
  return (
    row !== undefined &&
    r > 1 &&
    columns[col] === true &&
    columns.every((covered, left) => !covered || left > col || isBlank(left))
  );
}

const isNumeric = (text: string): boolean => /^[-+]?[\d,.]+\s?[%％‰]?$/u.test(text.trim());

/** One header row, or two when the first has blanks that words in the second stand under. */
function countHeaderRows(rows: readonly TabRow[]): number {
  const [first, second] = rows;
  if (!first || !second || rows.length < 3) return first ? 1 : 0;
  const blanks = first.cells.flatMap((cell, i) => (cell.text === '' ? [i] : []));
  const words = second.cells.filter((cell) => cell.text !== '');
  const under = blanks.filter((i) => i > 0 && (second.cells[i]?.text ?? '') !== '');
  return second.cells[0]?.text === '' && under.length >= 2 && words.every((cell) => !isNumeric(cell.text))
    ? 2
    : 1;
}

/** Cells of header row `r`: over blanks a cell spans to the right, over a blank in the next header row downwards. */
function headerCells(
  rows: readonly TabRow[],
  r: number,
  headerRows: number,
  covered: readonly boolean[],
): Cell[] {
  const row = rows[r] as TabRow;
  if (headerRows === 1) return singleHeader(row, r, covered);
  const below = r === 0 ? rows[1] : undefined;
  const cells: Cell[] = [];
  row.cells.forEach((content, col) => {
    if (content.text === '') {
      const above = r === 1 ? rows[0]?.cells[col] : undefined;
      if (r === 1 && above && above.text === '') cells.push(cellOf(content, r, col, rowAnchor(row)));
      return;
    }
    const standsAlone = r === 0 && below?.cells[col]?.text === '';
    let colSpan = 1;
    while (
      r === 0 &&
      !standsAlone &&
      row.cells[col + colSpan]?.text === '' &&
      below?.cells[col + colSpan]?.text !== ''
    )
      colSpan++;
    cells.push(cellOf(content, r, col, rowAnchor(row), standsAlone ? 2 : 1, colSpan));
  });
  return cells;
}

/** One row of header; a blank over a covered column belongs to the word over the covered column behind it. */
function singleHeader(row: TabRow, r: number, covered: readonly boolean[]): Cell[] {
  const joins = (col: number) =>
    row.cells[col]?.text === '' && covered[col] === true && covered[col + 1] === true;
  return row.cells.flatMap((content, col): Cell[] => {
    if (joins(col)) return [];
    let first = col;
    while (content.text !== '' && first > 0 && joins(first - 1)) first--;
    return [cellOf(content, r, first, rowAnchor(row), 1, col - first + 1)];
  });
}

/** The table of an indicator table in flattened text; a value that belongs to no column for sure spans them all. */
export function buildIndicatorTable(
  columns: readonly HeaderColumn[],
  rows: readonly IndicatorRow[],
  frame: TableFrame,
): Table {
  const header = columns.map((column, col) => cellOf(column.text, 0, col, placeOf([column.text])));
  const firstValue = columns.findIndex((column) => column.role === 'value');
  const values = columns.filter((column) => column.role === 'value').length;
  const body = rows.flatMap((row, i): Cell[] => {
    const place = placeOf([row.name, row.unit ?? row.name]);
    return columns.flatMap((column, col): Cell[] => {
      const content = contentOf(row, column, col, columns);
      const spansAll = column.role === 'value' && row.values.length === 1 && values > 1;
      if (spansAll && col > firstValue) return [];
      return [cellOf(content, i + 1, col, place, 1, spansAll ? values : 1)];
    });
  });
  const cells = [...header, ...body];
  return {
    ...frame,
    headerRows: 1,
    rows: rows.length + 1,
    cols: columns.length,
    anchors: [linesOf(cells.map((cell) => cell.anchor as LineAnchor))],
    cells,
    confidence: SPACE_CONFIDENCE,
  };
}

/** Rows of numbers alone. */
export function buildBareTable(rows: readonly (readonly AnchoredText[])[], frame: TableFrame): Table {
  const cells = rows.flatMap((row, r) => row.map((content, col) => cellOf(content, r, col, placeOf(row))));
  return {
    ...frame,
    headerRows: 0,
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    anchors: [linesOf(cells.map((cell) => cell.anchor as LineAnchor))],
    cells,
    confidence: BARE_CONFIDENCE,
  };
}

/** A rebuilt table; a blank under a merged column is covered by the cell above. */
export function buildSpacedTable(table: SpacedTable, frame: TableFrame): Table {
  const header = spacedHeader(table);
  const top = table.groups.length > 0 ? 2 : 1;
  const covers = (r: number, col: number) =>
    table.merged[col] === true && r > 0 && table.rows[r]?.[col]?.text === '';
  const body = table.rows.flatMap((row, r) =>
    row.flatMap((content, col): Cell[] => {
      if (covers(r, col) || (col > 0 && col < totalSpan(row))) return [];
      let rowSpan = 1;
      while (covers(r + rowSpan, col)) rowSpan++;
      return [cellOf(content, top + r, col, placeOf(row), rowSpan, col === 0 ? totalSpan(row) : 1)];
    }),
  );
  const cells = [...header, ...body];
  return {
    ...frame,
    headerRows: top,
    rows: top + table.rows.length,
    cols: table.header.length,
    anchors: [linesOf(cells.map((cell) => cell.anchor as LineAnchor))],
    cells,
    confidence: Math.round(SPACE_CONFIDENCE * table.confidence * 100) / 100,
  };
}

/** Over how many columns the label of a row of totals stands: itself and the blanks behind it. 1 for other rows. */
function totalSpan(row: readonly AnchoredText[]): number {
  if (!isTotal(row[0]?.text ?? '')) return 1;
  const next = row.findIndex((cell, col) => col > 0 && cell.text !== '');
  return next < 0 ? 1 : next;
}

/** One header row, or two with the groups above their columns and the other columns spanning both. */
function spacedHeader({ header, groups }: SpacedTable): Cell[] {
  const place = placeOf(header);
  if (groups.length === 0) return header.map((content, col) => cellOf(content, 0, col, place));
  const first = header.length - groups.reduce((n, group) => n + group.span, 0);
  let col = first;
  const upper = groups.map((group) => {
    const cell = cellOf(group.text, 0, col, place, 1, group.span);
    col += group.span;
    return cell;
  });
  const lower = header.map((content, c) =>
    c < first ? cellOf(content, 0, c, place, 2) : cellOf(content, 1, c, place),
  );
  return [...upper, ...lower];
}

const EMPTY: AnchoredText = { text: '', segments: [] };

function contentOf(
  row: IndicatorRow,
  column: HeaderColumn,
  col: number,
  columns: readonly HeaderColumn[],
): AnchoredText {
  const before = columns.slice(0, col);
  if (column.role === 'serial') return row.serial ?? EMPTY;
  if (column.role === 'indicator') return row.name;
  if (column.role === 'unit') return row.unit ?? EMPTY;
  if (column.role === 'value') return row.values[before.filter((c) => c.role === 'value').length] ?? EMPTY;
  return row.extras[col - columns.findLastIndex((c) => c.role === 'value') - 1] ?? EMPTY;
}

const placeOf = (parts: readonly AnchoredText[]): Anchor =>
  mergeAnchors(parts.flatMap((part) => part.segments.map((s) => s.anchor)));

/** From the first line to the last, as one anchor with the lines that carry cells. */
const linesOf = (anchors: readonly LineAnchor[]): LineAnchor => {
  const sorted = [...anchors].sort((a, b) => a.line - b.line);
  return mergeAnchors(sorted) as LineAnchor;
};
