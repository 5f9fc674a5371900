// The numbers of any table as checks over rows and columns need them: each printed cell once, with its labels.

import { type Cell, cellGrid, type Table } from '../../../model/index.ts';
import { absolute, compare, type Exact, exact } from '../../../numbers/exact.ts';
import { readValue } from '../../../numbers/read-value.ts';

export interface NumberCell {
  readonly row: number;
  readonly col: number;
  readonly cell: Cell;
  readonly value: Exact;
  /** One step of the last printed digit. */
  readonly step: Exact;
  readonly percent: boolean;
}

export interface NumberTable {
  readonly table: Table;
  /** Header words of each column, from the top. */
  readonly headers: readonly string[];
  /** Text of the first cells of each row that are no numbers. */
  readonly labels: readonly string[];
  readonly texts: readonly (readonly string[])[];
  /** By row and column; null where there is no number of its own. */
  readonly numbers: readonly (readonly (NumberCell | null)[])[];
  /** Columns that hold numbers in most of their rows, blank ones and serial numbers apart. */
  readonly columns: readonly number[];
}

const MOSTLY = 0.6;
/** 2021级 and 2023年 name years. */
const YEAR = /^\s*(?:19|20)\d\d\s*(?:级|届|年|学年)/u;
/** Nothing is counted here; that says nothing of what the column holds. */
const BLANK = /^[-—–/／无]*$/u;
const SERIAL = /^(?:序号|编号|排名|名次|年份|年度|代码)$/u;

/** `table` in numbers. Spanned cells count once, at their top left. */
export function readNumbers(table: Table): NumberTable {
  const grid = cellGrid(table);
  const texts = grid.map((row) => row.map((cell) => cell?.text.replace(/\s+/gu, '') ?? ''));
  const headers = Array.from({ length: table.cols }, (_, col) =>
    [...new Set(texts.slice(0, table.headerRows).map((row) => row[col] ?? ''))].join(''),
  );
  const numbers = grid.map((row, r) =>
    row.map((cell, c) =>
      cell && r >= table.headerRows && cell.row === r && cell.col === c
        ? readCell(cell, headers[c] ?? '')
        : null,
    ),
  );
  const body = table.rows - table.headerRows;
  const columns = headers.flatMap((header, c) => {
    if (SERIAL.test(header)) return [];
    const filled = numbers.filter((row) => row[c]).length;
    const blank = texts.slice(table.headerRows).filter((row) => BLANK.test(row[c] ?? '')).length;
    return filled >= 2 && filled >= (body - blank) * MOSTLY && !isSerial(numbers, c) ? [c] : [];
  });
  const labels = numbers.map((row, r) =>
    (texts[r] ?? [])
      .filter((text, c) => text !== '' && !row[c] && !columns.includes(c))
      .filter((text, i, all) => all.indexOf(text) === i)
      .join('／'),
  );
  return { table, headers, labels, texts, numbers, columns };
}

function readCell(cell: Cell, header: string): NumberCell | null {
  const read = readValue(cell.text);
  if (read.status !== 'reported' || read.quantity.form !== 'number' || read.quantity.value === null)
    return null;
  if (read.quantity.modifier !== 'exact' || read.ordinal || YEAR.test(cell.text)) return null;
  const decimals = /[.．](\d+)/u.exec(cell.text)?.[1]?.length ?? 0;
  const percent = /[%％]/u.test(cell.text) || (/[%％]/u.test(header) && !/[人个项]/u.test(cell.text));
  return {
    row: cell.row,
    col: cell.col,
    cell,
    value: exact(read.quantity.value),
    step: { n: 1n, d: 10n ** BigInt(decimals) },
    percent,
  };
}

/** 1, 2, 3 … down the column. */
function isSerial(numbers: readonly (readonly (NumberCell | null)[])[], col: number): boolean {
  const values = numbers.flatMap((row) => row[col] ?? []);
  return values.every((cell, i) => cell.value.d === 1n && cell.value.n === BigInt(i + 1));
}

/** The number of `row` and `col`, if it is one that can be added: no percentage, not negative. */
export function amountAt(numbers: NumberTable, row: number, col: number): NumberCell | null {
  const cell = numbers.numbers[row]?.[col] ?? null;
  return cell && !cell.percent && compare(absolute(cell.value), cell.value) === 0 ? cell : null;
}
