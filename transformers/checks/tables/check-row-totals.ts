// 合计 and 全体 columns against the columns beside them, row by row. Which columns they add up, most rows show; a row that breaks
// what the others keep is reported. Percentages above 100 in any table are here too: no rule of a column explains them.

import type { Fact, Finding } from '../../../model/index.ts';
import { compare, exact } from '../../../numbers/exact.ts';
import { factsAt, placedFinding, placedText } from '../text/place-finding.ts';
import { amountAt, type NumberTable } from './read-numbers.ts';
import { addUp, findSum, isUnread, type TableSum } from './table-sums.ts';

const TOTAL = /合计|总计|全体|小计|总数|总人数|汇总/u;
/** Rows that must add up before another is said not to, and their share. */
const ENOUGH = 3;
const MOSTLY = 0.6;

/** One finding for each row whose total is not the sum of its columns, in tables where most rows' are. */
export function checkRowTotals(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const counts = numbers.columns.filter((col) =>
    numbers.numbers.some((_, row) => amountAt(numbers, row, col)),
  );
  return counts
    .filter((col) => TOTAL.test(numbers.headers[col] ?? ''))
    .flatMap((total) => {
      const others = counts.filter((col) => col !== total && !TOTAL.test(numbers.headers[col] ?? ''));
      const sides = [others, others.filter((col) => col < total), others.filter((col) => col > total)];
      const readings = sides
        .filter((side) => side.length >= 2)
        .map((side) => sumRows(numbers, total, side))
        .sort((a, b) => kept(b) - kept(a));
      const best = readings[0] ?? [];
      if (kept(best) < ENOUGH || kept(best) < best.length * MOSTLY) return [];
      return best.filter((sum) => !holds(sum)).map((sum) => describe(sum, numbers, facts));
    });
}

function sumRows(numbers: NumberTable, total: number, columns: readonly number[]): TableSum[] {
  return numbers.numbers.flatMap((_, row) => {
    const cell = amountAt(numbers, row, total);
    const parts = columns.flatMap((col) => amountAt(numbers, row, col) ?? []);
    const unread = columns.some((col) => isUnread(numbers, row, col));
    return cell && parts.length > 0 && !unread ? [{ total: cell, parts }] : [];
  });
}

const holds = (sum: TableSum): boolean => compare(addUp(sum.parts), sum.total.value) === 0;
/** Rows of one part show nothing. */
const kept = (sums: readonly TableSum[]): number =>
  sums.filter((sum) => sum.parts.length > 1 && holds(sum)).length;

function describe(sum: TableSum, { table, headers, labels }: NumberTable, facts: readonly Fact[]): Finding {
  const [label, header] = [labels[sum.total.row] ?? '', headers[sum.total.col] ?? ''];
  return findSum(
    sum,
    facts,
    (total, arithmetic) =>
      `${table.caption ?? '表'}“${label}”一行的“${header}” ${total} 与各列之和不符：${arithmetic}；其他行均成立`,
    (total, arithmetic) =>
      `${table.caption ?? 'table'}: ${header} of the row ${label}, ${total}, is not the sum of its columns: ${arithmetic}; the other rows hold`,
  );
}

/** One finding for each percentage above 100 in a table whose facts do not say so already. */
export function checkTableBounds(
  numbers: NumberTable,
  facts: readonly Fact[],
  mayPass100: RegExp,
): Finding[] {
  const { table, headers, labels } = numbers;
  return numbers.numbers.flat().flatMap((cell) => {
    if (!cell?.percent || compare(cell.value, exact('100')) <= 0) return [];
    const words = `${table.caption ?? ''}${headers[cell.col] ?? ''}${labels[cell.row] ?? ''}`;
    const there = factsAt(facts, cell.cell.anchor);
    // the check of facts speaks of these
    if (mayPass100.test(words) || there.some((fact) => fact.dimension === 'percent')) return [];
    const printed = cell.cell.text.replace(/\s+/gu, '');
    const name = [labels[cell.row], headers[cell.col]].filter(Boolean).join('／');
    return [
      placedFinding(
        'rate_over_100',
        'error',
        [cell.cell.anchor],
        there,
        `“${name}”超出 0–100%：${placedText(printed, cell.cell.anchor, 'zh')} > 100%`,
        `${name} is outside 0–100%: ${placedText(printed, cell.cell.anchor, 'en')} > 100%`,
      ),
    ];
  });
}
