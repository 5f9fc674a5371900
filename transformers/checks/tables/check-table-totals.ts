// 合计 rows and columns of any table against what they add up. Where a table has several columns of numbers, a total is
// held against its parts only when another column shows that its rows are the parts.

import type { Fact, Finding } from '../../../model/index.ts';
import { compare } from '../../../numbers/exact.ts';
import { amountAt, type NumberCell, type NumberTable } from './read-numbers.ts';
import {
  addUp,
  findSum,
  holds,
  isNear,
  isUnread,
  NO_SUM,
  OF_WHICH,
  TAKEN_OFF,
  type TableSum,
} from './table-sums.ts';

const TOTAL = /^(?:合计|总计|共计|汇总|总和)$|(?:合计|总计)$|^(?:合计|总计)/u;
const SUBTOTAL = /^小计$|小计$/u;

/** One finding for each total that is not the sum of its rows or columns. */
export function checkTableTotals(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const { columns, headers, texts, table } = numbers;
  const name = (row: number) =>
    (texts[row] ?? []).find((text) => text !== '' && !/^[\d.]+$/u.test(text)) ?? '';
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);
  const total = rows.findLast((row) => TOTAL.test(name(row)));
  const subtotals = rows.filter(
    (row) => SUBTOTAL.test(name(row)) || (row !== total && TOTAL.test(name(row))),
  );
  if (total === undefined) return [];
  const below = total === rows[0];
  const span = rows.filter((row) => row !== total && (below || row < total));
  const details = span.filter((row) => !subtotals.includes(row));
  // a statement that also takes off is no sum
  if (details.some((row) => TAKEN_OFF.test(name(row)))) return [];
  const sums = columns
    .filter((col) => !NO_SUM.test(headers[col] ?? ''))
    .flatMap((col) => {
      const cell = amountAt(numbers, total, col);
      const candidates = [
        details.filter((row) => !OF_WHICH.test(name(row))),
        details,
        ...(subtotals.length > 0 ? [span.filter((row) => subtotals.includes(row))] : []),
      ];
      const tried = cell ? candidates.flatMap((part) => sumOf(numbers, cell, part, col) ?? []) : [];
      const kept = tried.find(holds);
      // with subtotals, rows and subtotals must agree on another total
      const sure = subtotals.length === 0 || (tried.length > 2 && isSame(tried[0], tried.at(-1)));
      return kept ?? (sure ? (tried[0] ?? []) : []);
    });
  const failing = sums.filter((sum) => !holds(sum));
  const single = sums.length === 1;
  if (failing.length === 0 || (!single && !sums.some(holds) && subtotals.length === 0)) return [];
  return failing
    .filter(isNear)
    .map((sum) => describe(sum, headers[sum.total.col] ?? '', table.caption, facts));
}

const isSame = (a: TableSum | undefined, b: TableSum | undefined): boolean =>
  a !== undefined && b !== undefined && compare(addUp(a.parts), addUp(b.parts)) === 0;

function sumOf(
  numbers: NumberTable,
  total: NumberCell,
  rows: readonly number[],
  col: number,
): TableSum | null {
  const parts = rows.flatMap((row) => amountAt(numbers, row, col) ?? []);
  return parts.length < 2 || rows.some((row) => isUnread(numbers, row, col)) ? null : { total, parts };
}

const describe = (sum: TableSum, header: string, caption: string | null, facts: readonly Fact[]): Finding =>
  findSum(
    sum,
    facts,
    (total, arithmetic) => `${caption ?? '表'}“${header}”合计 ${total} 与各行之和不符：${arithmetic}`,
    (total, arithmetic) =>
      `${caption ?? 'table'}: the total of ${header}, ${total}, is not the sum of its rows: ${arithmetic}`,
  );
