// 小计 and 汇总 rows against the rows they stand under: nested totals. Whether a subtotal closes its group or opens it, and
// which columns add up, the table itself shows; a group that breaks what the others keep is reported.

import type { Fact, Finding } from '../../../model/index.ts';
import { absolute, add, compare, decimal, exact, multiply, subtract } from '../../../numbers/exact.ts';
import { factsAt, placedFinding, placedText } from '../text/place-finding.ts';
import { amountAt, type NumberCell, type NumberTable } from './read-numbers.ts';

const SUBTOTAL = /(?:小计|汇总|合计|总计)$/u;
const TOTAL = /^(?:合计|总计|总体|全校|汇总)$/u;
const NO_SUM = /率|比|均|度|%|％|排名|名次|年份|时间|日期|分值|得分|成绩|最高|最低|中位|增[长幅]/u;
/** Groups that must add up before another is said not to, and their share. */
const ENOUGH = 3;
const MOSTLY = 0.6;
const SHOWN = 12;

interface Group {
  readonly subtotal: number;
  readonly parts: readonly number[];
}

interface Sum {
  readonly total: NumberCell;
  readonly parts: readonly NumberCell[];
  readonly holds: boolean;
}

/** One finding for each subtotal that is not the sum of its group, in tables where most are. */
export function checkSubtotals(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const { table, texts, columns, headers } = numbers;
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);
  const words = rows.map((row) => (texts[row] ?? []).filter((text) => /[\u4e00-\u9fff]/u.test(text)));
  const isSubtotal = rows.map((_, i) => words[i]?.some((text) => SUBTOTAL.test(text)) ?? false);
  const isTotal = rows.map((_, i) => words[i]?.[0] !== undefined && TOTAL.test(words[i][0]));
  if (isSubtotal.filter((is, i) => is && !isTotal[i]).length < ENOUGH) return [];
  const groupings = [rows, [...rows].reverse()].map((order) =>
    groupRows(order, table.headerRows, isSubtotal, isTotal),
  );
  return columns
    .filter((col) => !NO_SUM.test(headers[col] ?? ''))
    .flatMap((col) => {
      const readings = groupings.map((groups) => groups.flatMap((group) => sumOf(numbers, group, col) ?? []));
      const best = readings.sort((a, b) => kept(b) - kept(a))[0] ?? [];
      if (kept(best) < ENOUGH || kept(best) < best.length * MOSTLY) return [];
      return best.filter((sum) => !sum.holds).map((sum) => describe(sum, numbers, facts));
    });
}

const kept = (sums: readonly Sum[]): number => sums.filter((sum) => sum.holds).length;

/** Each subtotal with the rows since the one before it, in the given order. */
function groupRows(
  order: readonly number[],
  first: number,
  isSubtotal: readonly boolean[],
  isTotal: readonly boolean[],
): Group[] {
  const groups: Group[] = [];
  let parts: number[] = [];
  for (const row of order) {
    if (isTotal[row - first]) parts = [];
    else if (isSubtotal[row - first]) {
      groups.push({ subtotal: row, parts });
      parts = [];
    } else parts.push(row);
  }
  return groups;
}

function sumOf(numbers: NumberTable, { subtotal, parts: rows }: Group, col: number): Sum | null {
  const total = amountAt(numbers, subtotal, col);
  const parts = rows.flatMap((row) => amountAt(numbers, row, col) ?? []);
  const unread = rows.some(
    (row) => !amountAt(numbers, row, col) && !/^[-—–/／无]*$/u.test(numbers.texts[row]?.[col] ?? ''),
  );
  if (!total || parts.length === 0 || unread) return null;
  const difference = absolute(subtract(sum(parts), total.value));
  const whole = parts.every((part) => part.step.d === 1n);
  const slack = whole ? exact('0') : multiply(total.step, { n: BigInt(parts.length), d: 2n });
  return { total, parts, holds: compare(difference, slack) <= 0 };
}

const sum = (parts: readonly NumberCell[]) => parts.reduce((so, part) => add(so, part.value), exact('0'));

function describe(
  { total, parts }: Sum,
  { table, headers, labels }: NumberTable,
  facts: readonly Fact[],
): Finding {
  const terms = parts
    .slice(0, SHOWN)
    .map((part) => decimal(part.value))
    .join('+');
  const added = sum(parts);
  const arithmetic = `${terms}${parts.length > SHOWN ? `+…（${parts.length}）` : ''}=${decimal(added)} ${compare(added, total.value) > 0 ? '>' : '<'} ${decimal(total.value)}`;
  const anchors = [total.cell.anchor, ...parts.map((part) => part.cell.anchor)];
  const printed = total.cell.text.replace(/\s+/gu, '');
  const [label, header] = [labels[total.row] ?? '', headers[total.col] ?? ''];
  return placedFinding(
    'total_does_not_add_up',
    'error',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${table.caption ?? '表'}“${label}”的“${header}” ${placedText(printed, total.cell.anchor, 'zh')} 与其各行之和不符：${arithmetic}；同列其他小计均成立`,
    `${table.caption ?? 'table'}: ${header} of ${label}, ${placedText(printed, total.cell.anchor, 'en')}, is not the sum of its rows: ${arithmetic}; the other subtotals of the column hold`,
  );
}
