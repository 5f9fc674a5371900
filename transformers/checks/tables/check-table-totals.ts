// 合计 rows and columns of any table against what they add up. Where a table has several columns of numbers, a total is
// held against its parts only when another column shows that its rows are the parts.

import type { Fact, Finding } from '../../../model/index.ts';
import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  type Exact,
  exact,
  multiply,
  subtract,
} from '../../../numbers/exact.ts';
import { factsAt, placedFinding, placedText } from '../text/place-finding.ts';
import { amountAt, type NumberCell, type NumberTable } from './read-numbers.ts';

const TOTAL = /^(?:合计|总计|共计|汇总|总和)$|(?:合计|总计)$|^(?:合计|总计)/u;
const SUBTOTAL = /^小计$|小计$/u;
/** Averages and rates have no sum, nor has a number of different things that rows share. */
const NO_SUM = /率|比|均|度|%|％|排名|名次|年份|时间|日期|分值|得分|成绩|最高|最低|中位|增[长幅]/u;
const OF_WHICH = /^(?:其中|#)/u;
const TAKEN_OFF = /^(?:[一二三四五六七八九十]+、)?(?:减|扣除|加)[:：]|所得税/u;
const FAR = exact('2');

interface Sum {
  readonly total: NumberCell;
  readonly parts: readonly NumberCell[];
  readonly sum: Exact;
  readonly holds: boolean;
}

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
      const kept = tried.find((sum) => sum.holds);
      // with subtotals, rows and subtotals must agree on another total
      const sure = subtotals.length === 0 || (tried.length > 2 && isSame(tried[0], tried.at(-1)));
      return kept ?? (sure ? (tried[0] ?? []) : []);
    });
  const failing = sums.filter((sum) => !sum.holds);
  const single = sums.length === 1;
  if (failing.length === 0 || (!single && !sums.some((sum) => sum.holds) && subtotals.length === 0))
    return [];
  return failing
    .filter(isNear)
    .map((sum) => describe(sum, headers[sum.total.col] ?? '', table.caption, facts));
}

const isSame = (a: Sum | undefined, b: Sum | undefined): boolean =>
  a !== undefined && b !== undefined && compare(a.sum, b.sum) === 0;

function sumOf(numbers: NumberTable, total: NumberCell, rows: readonly number[], col: number): Sum | null {
  const parts = rows.flatMap((row) => amountAt(numbers, row, col) ?? []);
  // a cell with words is a part that cannot be added
  const unread = rows.some(
    (row) => !amountAt(numbers, row, col) && !/^[-—–/／无]*$/u.test(numbers.texts[row]?.[col] ?? ''),
  );
  if (parts.length < 2 || unread) return null;
  const sum = parts.reduce((so, part) => add(so, part.value), exact('0'));
  const fine = parts.every((part) => part.step.d === 1n);
  const slack = fine ? exact('0') : multiply(total.step, { n: BigInt(parts.length), d: 2n });
  return { total, parts, sum, holds: compare(absolute(subtract(sum, total.value)), slack) <= 0 };
}

/** A sum of twice the total or half of it is a table that was not understood. */
function isNear({ sum, total }: Sum): boolean {
  if (sum.n === 0n || total.value.n === 0n) return false;
  const ratio = divide(sum, total.value);
  return compare(ratio, FAR) < 0 && compare(multiply(ratio, FAR), exact('1')) > 0;
}

const SHOWN = 12;

function describe(
  { total, parts, sum }: Sum,
  header: string,
  caption: string | null,
  facts: readonly Fact[],
): Finding {
  const terms = parts
    .slice(0, SHOWN)
    .map((part) => decimal(part.value))
    .join('+');
  const arithmetic = `${terms}${parts.length > SHOWN ? `+…（${parts.length}）` : ''}=${decimal(sum)} ${compare(sum, total.value) > 0 ? '>' : '<'} ${decimal(total.value)}`;
  const printed = total.cell.text.replace(/\s+/gu, '');
  const anchors = [total.cell.anchor, ...parts.map((part) => part.cell.anchor)];
  return placedFinding(
    'total_does_not_add_up',
    'error',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${caption ?? '表'}“${header}”合计 ${placedText(printed, total.cell.anchor, 'zh')} 与各行之和不符：${arithmetic}`,
    `${caption ?? 'table'}: the total of ${header}, ${placedText(printed, total.cell.anchor, 'en')}, is not the sum of its rows: ${arithmetic}`,
  );
}
