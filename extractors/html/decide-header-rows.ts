// How many rows at the top of a table are its header: what the source declares, extended and checked by what the cells
// hold. Serves DOCX, HTML and XLSX.

import type { TablePiece } from './pieces.ts';

/** A quantity as cells print it: digits with marks, no words. A year is a heading as often as a value. */
const VALUE = /^[-+−]?[\d,，.．]*\d[\d,，.．]*\s?(?:[%％‰]|[:：∶]\s?\d+(?:\.\d+)?)?$/u;
const YEAR = /^(?:19|20)\d\d(?:\s?[-—–~～]\s?(?:19|20)?\d\d)?$/u;
const MAX_HEADER = 4;
/** Words of this many characters are no column title. */
const LONG_TITLE = 60;

const isValue = (text: string): boolean => VALUE.test(text.trim()) && !YEAR.test(text.trim());

/** Number of header rows of `table`, 0 when its first row already holds values. */
export function decideHeaderRows(table: TablePiece): number {
  if (table.rows < 2) return 0;
  const rows = rowsOf(table);
  const limit = Math.min(MAX_HEADER, table.rows - 1);
  let header = table.declaredHeader < table.rows ? table.declaredHeader : 0;
  if (header === 0) {
    if (!isTitleRow(rows[0] ?? [])) return 0;
    header = 1;
  }
  while (header < limit && goesOn(table, rows, header)) header++;
  return header;
}

interface RowCell {
  readonly text: string;
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Cells by the row in which they begin. */
function rowsOf(table: TablePiece): RowCell[][] {
  const rows: RowCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push({ ...cell, text: cell.text.text.trim() });
  return rows;
}

/** Words in most cells, none of them a value or a whole sentence. */
function isTitleRow(cells: readonly RowCell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '');
  return (
    filled.length > 0 &&
    filled.length * 2 >= cells.length &&
    filled.every((cell) => !isValue(cell.text) && cell.text.length <= LONG_TITLE)
  );
}

/** Whether row `next` still belongs to the header above it. */
function goesOn(table: TablePiece, rows: readonly RowCell[][], next: number): boolean {
  const row = rows[next] ?? [];
  const filled = row.filter((cell) => cell.text !== '');
  if (filled.length === 0 || filled.some((cell) => isValue(cell.text) || cell.text.length > LONG_TITLE))
    return false;
  const header = rows.slice(0, next).flat();
  // a title that spans the whole body as well is no column title
  const reaches = header.some(({ row: top, rowSpan }) => top + rowSpan > next && top + rowSpan < table.rows);
  const groups = hasGroup(header, row);
  if (reaches && groups) return true;
  if ((reaches || groups) && standsOverValues(rows, next)) return true;
  return standsUnderBlanks(rows[next - 1] ?? [], row);
}

/** A cell over several columns, each with a title of its own below. */
const hasGroup = (above: readonly RowCell[], below: readonly RowCell[]): boolean =>
  above.some(
    (group) =>
      group.colSpan > 1 &&
      below.filter(
        (cell) => cell.text !== '' && cell.col >= group.col && cell.col < group.col + group.colSpan,
      ).length > 1,
  );

/** Whether the rows below row `r` hold values where it has words. */
function standsOverValues(rows: readonly RowCell[][], r: number): boolean {
  const below = rows.slice(r + 1).flat();
  const titles = (rows[r] ?? []).filter((cell) => cell.text !== '');
  const over = titles.filter((title) => below.some((cell) => cell.col === title.col && isValue(cell.text)));
  return over.length > 0 && over.length * 2 >= titles.length;
}

/** Merged cells that lost their spans: blanks above, at least two words below them, a blank below the first title. */
function standsUnderBlanks(above: readonly RowCell[], below: readonly RowCell[]): boolean {
  const blanks = new Set(above.filter((cell) => cell.text === '').map((cell) => cell.col));
  const under = below.filter((cell) => cell.text !== '' && blanks.has(cell.col));
  return below[0]?.text === '' && above[0]?.text !== '' && under.length >= 2;
}
