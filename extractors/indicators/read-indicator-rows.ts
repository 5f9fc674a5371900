// The rows of an indicator table: name, unit and one value for each period, with merged cells and names that stand only
// once for two units resolved.

import type { TableColumnWords, UnitLexicon } from '../../catalog/types.ts';
import { type Anchor, type Cell, cellGrid, type Table } from '../../model/index.ts';
import type { IndicatorColumns, ValueColumn } from './find-columns.ts';

export interface IndicatorValue {
  readonly column: ValueColumn;
  /** As printed; empty when blank. */
  readonly text: string;
  readonly anchor: Anchor;
  /** False when the source does not tell which of several value columns it belongs to. */
  readonly determined: boolean;
}

export interface IndicatorRow {
  readonly table: Table;
  /** Printed serial number of the row or of the group it opens; null inside a group. */
  readonly serial: number | null;
  /** As printed, with 其中 and marks. */
  readonly name: string;
  /** Names in columns left of it (a group's name), outermost first. */
  readonly groups: readonly string[];
  /** Whether the name is that of the row above, given once for both. */
  readonly inheritsName: boolean;
  readonly unit: string | null;
  readonly values: readonly IndicatorValue[];
  readonly surveyed: { readonly text: string; readonly anchor: Anchor } | null;
  readonly method: string | null;
  /** All cells of the row, as printed. */
  readonly quote: string;
}

/** Rows below the header; repeated header rows and rows without any name or value are left out. */
export function readIndicatorRows(
  table: Table,
  columns: IndicatorColumns,
  units: UnitLexicon,
  words: TableColumnWords,
): IndicatorRow[] {
  const grid = cellGrid(table);
  const rows: IndicatorRow[] = [];
  let above: Cell | null = null;
  for (let r = columns.firstRow; r < table.rows; r++) {
    const cells = grid[r] ?? [];
    if (isRepeatedHeader(cells, columns, words)) continue;
    const row = readRow(table, r, cells, columns, units, rows.at(-1) ?? null, above);
    above = lastFilled(cells, columns.names);
    if (row) rows.push(row);
  }
  return rows;
}

const isRepeatedHeader = (
  cells: readonly (Cell | null)[],
  columns: IndicatorColumns,
  words: TableColumnWords,
): boolean =>
  columns.names.some((col) => words.roleOf(cells[col]?.text ?? '') === 'indicator') &&
  (columns.unit === null || words.roleOf(cells[columns.unit]?.text ?? '') === 'unit');

const lastFilled = (cells: readonly (Cell | null)[], cols: readonly number[]): Cell | null =>
  cols.map((col) => cells[col] ?? null).findLast((cell) => cell !== null && cell.text.trim() !== '') ?? null;

function readRow(
  table: Table,
  r: number,
  cells: readonly (Cell | null)[],
  columns: IndicatorColumns,
  units: UnitLexicon,
  previous: IndicatorRow | null,
  above: Cell | null,
): IndicatorRow | null {
  const nameCell = lastFilled(cells, columns.names);
  const unitText = columns.unit === null ? '' : (cells[columns.unit]?.text.trim() ?? '');
  const values = readValues(r, cells, columns);
  const filled = values.some((value) => value.text !== '');
  const inheritsName = nameCell === null || (nameCell === above && nameCell.rowSpan > 1);
  if (nameCell === null && (previous === null || (!filled && unitText === ''))) return null;
  const distinct = [
    ...new Set(
      columns.names.map((col) => cells[col]).filter((cell): cell is Cell => Boolean(cell?.text.trim())),
    ),
  ];
  const name = nameCell?.text.trim() ?? previous?.name ?? '';
  return {
    table,
    serial: readSerial(r, cells, columns, previous),
    name,
    groups: distinct.slice(0, -1).map((cell) => cell.text.trim()),
    inheritsName,
    unit: unitText === '' || units.isPlaceholder(unitText) ? null : unitText,
    values,
    surveyed: textAt(cells, columns.surveyed),
    method: textAt(cells, columns.method)?.text ?? null,
    quote: [...new Set(cells)]
      .map((cell) => cell?.text.trim() ?? '')
      .filter((text) => text !== '')
      .join(' '),
  };
}

/** The serial number, where its cell begins in this row. */
function readSerial(
  r: number,
  cells: readonly (Cell | null)[],
  columns: IndicatorColumns,
  previous: IndicatorRow | null,
): number | null {
  const cell = columns.serial === null ? null : (cells[columns.serial] ?? null);
  if (!cell || cell.row !== r) return null;
  const match = /^\s*(\d{1,3})\s*[.．、]?\s*$/u.exec(cell.text.normalize('NFKC'));
  const serial = match ? Number(match[1]) : null;
  return serial !== null && serial === previous?.serial ? null : serial;
}

function readValues(r: number, cells: readonly (Cell | null)[], columns: IndicatorColumns): IndicatorValue[] {
  const seen = new Set<Cell>();
  return columns.values.flatMap((column): IndicatorValue[] => {
    const cell = cells[column.col];
    if (!cell || seen.has(cell)) return [];
    seen.add(cell);
    const shared = columns.values.filter((other) => cells[other.col] === cell).length > 1;
    // one cell over several value columns holds no number for any of them, but a phrase (仅限高职填报) holds for all
    const determined = !shared || !/\d/u.test(cell.text);
    const value = { text: cell.text.trim(), anchor: cell.anchor, determined };
    if (shared && determined)
      return columns.values
        .filter((other) => cells[other.col] === cell)
        .map((other) => ({ ...value, column: other }));
    return cell.row === r || cell.rowSpan === 1 ? [{ ...value, column }] : [];
  });
}

function textAt(
  cells: readonly (Cell | null)[],
  col: number | null,
): { text: string; anchor: Anchor } | null {
  const cell = col === null ? null : (cells[col] ?? null);
  return cell && cell.text.trim() !== '' ? { text: cell.text.trim(), anchor: cell.anchor } : null;
}
