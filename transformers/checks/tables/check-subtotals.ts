// 小计 and 汇总 rows against the rows they stand under: nested totals. Whether a subtotal closes its group or opens it, and
// which columns add up, the table itself shows; a group that breaks what the others keep is reported. Groups from which
// something is taken off are no sums.

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

/** Rows that say what a row before them consists of, and rows that are taken off. */
const OF_WHICH = /^(?:其中|#)/u;
const TAKEN_OFF = /^(?:[一二三四五六七八九十]+、)?(?:减|扣除|加)[:：]|所得税/u;
/** A sum so far off is another grouping, not a slip. */
const FAR = exact('2');

interface Group {
  readonly subtotal: number;
  readonly parts: readonly number[];
  /** The subtotal before it: a statement may carry it on. */
  readonly carried: number | null;
}

type RowKind = 'detail' | 'of_which' | 'taken_off' | 'heading' | 'subtotal' | 'total';

interface Sum {
  readonly total: NumberCell;
  readonly parts: readonly NumberCell[];
  readonly holds: boolean;
}

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
      return best.filter((sum) => !sum.holds && isNear(sum)).map((sum) => describe(sum, numbers, facts));
    });
}

const kept = (sums: readonly Sum[]): number => sums.filter((sum) => sum.holds).length;

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
): Sum | null {
  const total = amountAt(numbers, subtotal, col);
  const unread = rows.some(
    (row) => !amountAt(numbers, row, col) && !/^[-—–/／无]*$/u.test(numbers.texts[row]?.[col] ?? ''),
  );
  if (!total || unread || rows.some((row) => kinds.get(row) === 'taken_off')) return null;
  const plain = rows.filter((row) => kinds.get(row) !== 'of_which');
  const readings = [plain, rows, ...(carried === null ? [] : [[carried, ...plain]])].map((reading) => {
    const parts = reading.flatMap((row) => amountAt(numbers, row, col) ?? []);
    return { total, parts, holds: addsUp(total, parts) };
  });
  const [first] = readings;
  const held = readings.find((reading) => reading.holds);
  return held ?? (first && first.parts.length > 0 ? first : null);
}

function addsUp(total: NumberCell, parts: readonly NumberCell[]): boolean {
  if (parts.length === 0) return false;
  const difference = absolute(subtract(sum(parts), total.value));
  const whole = parts.every((part) => part.step.d === 1n);
  const slack = whole ? exact('0') : multiply(total.step, { n: BigInt(parts.length), d: 2n });
  return compare(difference, slack) <= 0;
}

function isNear({ total, parts }: Sum): boolean {
  const added = sum(parts);
  return compare(added, multiply(total.value, FAR)) < 0 && compare(multiply(added, FAR), total.value) > 0;
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
