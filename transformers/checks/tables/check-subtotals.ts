// 小计 and 汇总 rows against the rows they stand under: nested totals. Whether a subtotal closes its group or opens it, and
// which columns add up, the table itself shows; a group that breaks what the others keep is reported. Groups from which
// something is taken off are no sums.

import type { Fact, Finding } from '../../../model/index.ts';
import { amountAt, type NumberTable } from './read-numbers.ts';
import {
  findSum,
  holds,
  isNear,
  isUnread,
  NO_SUM,
  OF_WHICH,
  TAKEN_OFF,
  type TableSum,
} from './table-sums.ts';

const SUBTOTAL = /(?:小计|汇总|合计|总计)$/u;
const TOTAL = /^(?:合计|总计|总体|全校|汇总)$/u;
/** Groups that must add up before another is said not to, and their share. */
const ENOUGH = 3;
const MOSTLY = 0.6;

interface Group {
  readonly subtotal: number;
  readonly parts: readonly number[];
  /** The subtotal before it: a statement may carry it on. */
  readonly carried: number | null;
}

type RowKind = 'detail' | 'of_which' | 'taken_off' | 'heading' | 'subtotal' | 'total';

/** One finding for each subtotal that is not the sum of its group, in tables where most are. */
export function checkSubtotals(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const { table, columns, headers } = numbers;
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);
  const kinds = new Map(rows.map((row) => [row, kindOf(numbers, row)]));
  if ([...kinds.values()].filter((kind) => kind === 'subtotal').length < ENOUGH) return [];
  const groupings = [rows, [...rows].reverse()].map((order) => groupRows(order, kinds));
  return columns
    .filter((col) => !NO_SUM.test(headers[col] ?? ''))
    .flatMap((col) => {
      const readings = groupings.map((groups) =>
        groups.flatMap((group) => sumOf(numbers, group, kinds, col) ?? []),
      );
      const best = readings.sort((a, b) => kept(b) - kept(a))[0] ?? [];
      if (kept(best) < ENOUGH || kept(best) < best.length * MOSTLY) return [];
      return best.filter((sum) => !holds(sum) && isNear(sum)).map((sum) => describe(sum, numbers, facts));
    });
}

const kept = (sums: readonly TableSum[]): number => sums.filter(holds).length;

function kindOf({ texts, numbers }: NumberTable, row: number): RowKind {
  const words = (texts[row] ?? []).filter((text) => /[\u4e00-\u9fff]/u.test(text));
  const [first = ''] = words;
  if (TOTAL.test(first)) return 'total';
  if (words.some((text) => SUBTOTAL.test(text))) return 'subtotal';
  if (words.some((text) => TAKEN_OFF.test(text))) return 'taken_off';
  if (words.some((text) => OF_WHICH.test(text))) return 'of_which';
  return (numbers[row] ?? []).every((cell) => cell === null) ? 'heading' : 'detail';
}

/** Each subtotal with the rows since the one before it, in the given order; a heading begins a group of its own. */
function groupRows(order: readonly number[], kinds: ReadonlyMap<number, RowKind>): Group[] {
  const groups: Group[] = [];
  let parts: number[] = [];
  let carried: number | null = null;
  for (const row of order) {
    const kind = kinds.get(row);
    if (kind === 'total' || kind === 'heading') parts = [];
    else if (kind === 'subtotal') {
      groups.push({ subtotal: row, parts, carried });
      carried = row;
      parts = [];
    } else parts.push(row);
  }
  return groups;
}

/** The sum of the group's rows, with or without 其中 rows and the subtotal before; the reading that holds, or the plain one. */
function sumOf(
  numbers: NumberTable,
  { subtotal, parts: rows, carried }: Group,
  kinds: ReadonlyMap<number, RowKind>,
  col: number,
): TableSum | null {
  const total = amountAt(numbers, subtotal, col);
  if (
    !total ||
    rows.some((row) => isUnread(numbers, row, col)) ||
    rows.some((row) => kinds.get(row) === 'taken_off')
  )
    return null;
  const plain = rows.filter((row) => kinds.get(row) !== 'of_which');
  const readings = [plain, rows, ...(carried === null ? [] : [[carried, ...plain]])].map((reading) => {
    const parts = reading.flatMap((row) => amountAt(numbers, row, col) ?? []);
    return { total, parts };
  });
  const [first] = readings;
  const held = readings.find(holds);
  return held ?? (first && first.parts.length > 0 ? first : null);
}

function describe(sum: TableSum, { table, headers, labels }: NumberTable, facts: readonly Fact[]): Finding {
  const [label, header] = [labels[sum.total.row] ?? '', headers[sum.total.col] ?? ''];
  return findSum(
    sum,
    facts,
    (total, arithmetic) =>
      `${table.caption ?? '表'}“${label}”的“${header}” ${total} 与其各行之和不符：${arithmetic}；同列其他小计均成立`,
    (total, arithmetic) =>
      `${table.caption ?? 'table'}: ${header} of ${label}, ${total}, is not the sum of its rows: ${arithmetic}; the other subtotals of the column hold`,
  );
}
