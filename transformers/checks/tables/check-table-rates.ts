// Percentages in a column that are a quotient of other columns (报到率 = 报到数 ÷ 录取数) or a share of one base (比例 of
// 人数): which it is, the column itself shows; a row that breaks what the others keep is reported.

import type { Fact, Finding } from '../../../model/index.ts';
import {
  compare,
  decimal,
  type Exact,
  exact,
  multiply,
  percentOf,
  round,
  wholeOf,
} from '../../../numbers/exact.ts';
import { isRate } from '../text/check-sentence-rates.ts';
import { factsAt, placedFinding, placedText } from '../text/place-finding.ts';
import { amountAt, type NumberCell, type NumberTable } from './read-numbers.ts';

/** Rows that must keep a rule before others can break it, and the share of all rows. */
const ENOUGH = 4;
const MOSTLY = 0.8;

const TOTAL = /合计|总计|汇总/u;

interface Row {
  readonly rate: NumberCell;
  readonly part: NumberCell;
  readonly whole: { readonly value: Exact; readonly cell?: NumberCell };
}

/** One finding for each percentage that breaks the rule of its column; `withoutTotals` leaves rows of totals aside. */
export function checkTableRates(
  numbers: NumberTable,
  facts: readonly Fact[],
  withoutTotals: boolean,
): Finding[] {
  const counts = numbers.columns.filter((col) => rowsOf(numbers).some((row) => amountAt(numbers, row, col)));
  const rates = numbers.columns.filter((col) =>
    rowsOf(numbers).some((row) => numbers.numbers[row]?.[col]?.percent),
  );
  return rates.flatMap((rate) => {
    const readings = counts.flatMap((part) => [
      ...counts.filter((whole) => whole !== part).map((whole) => quotient(numbers, rate, part, whole)),
      ...shares(numbers, rate, part),
    ]);
    const best = readings
      .map((rows) => ({ rows, kept: rows.filter(holds).length }))
      .sort((a, b) => b.kept - a.kept)[0];
    if (!best || best.kept < ENOUGH || best.kept < best.rows.length * MOSTLY) return [];
    return best.rows
      .filter((row) => !holds(row) && !(withoutTotals && TOTAL.test(numbers.labels[row.rate.row] ?? '')))
      .map((row) => describe(row, numbers, facts));
  });
}

const rowsOf = ({ table }: NumberTable): number[] =>
  Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);

const holds = ({ rate, part, whole }: Row): boolean =>
  isRate(part.value, whole.value, rate.value, multiply(rate.step, exact('1.5')));

function quotient(numbers: NumberTable, rateCol: number, partCol: number, wholeCol: number): Row[] {
  return rowsOf(numbers).flatMap((row) => {
    const rate = numbers.numbers[row]?.[rateCol];
    const part = amountAt(numbers, row, partCol);
    const whole = amountAt(numbers, row, wholeCol);
    if (!rate?.percent || !part || !whole || whole.value.n === 0n) return [];
    return compare(part.value, whole.value) > 0
      ? []
      : [{ rate, part, whole: { value: whole.value, cell: whole } }];
  });
}

/** All rows as shares of one base: that of a row that states 100 %, or the base that the largest row implies. */
function shares(numbers: NumberTable, rateCol: number, partCol: number): Row[][] {
  const rows = rowsOf(numbers).flatMap((row) => {
    const rate = numbers.numbers[row]?.[rateCol];
    const part = amountAt(numbers, row, partCol);
    return rate?.percent && part && rate.value.n > 0n ? [{ rate, part }] : [];
  });
  const full = rows.find(({ rate }) => compare(rate.value, exact('100')) === 0);
  const largest = rows.reduce<(typeof rows)[number] | undefined>(
    (best, row) => (best && compare(best.part.value, row.part.value) >= 0 ? best : row),
    undefined,
  );
  if (!largest || (!full && largest.part.value.d !== 1n)) return [];
  const implied = exact(round(wholeOf(largest.part.value, largest.rate.value), 0));
  const bases = [...(full ? [full.part.value] : []), implied];
  return bases
    .filter((base) => base.n > 0n)
    .map((base) => rows.map(({ rate, part }) => ({ rate, part, whole: { value: base } })));
}

function describe({ rate, part, whole }: Row, numbers: NumberTable, facts: readonly Fact[]): Finding {
  const percent = round(percentOf(part.value, whole.value), 2);
  const sum = `${decimal(part.value)} ÷ ${decimal(whole.value)} = ${percent}%`;
  const implied = rate.value.n === 0n ? '—' : round(wholeOf(part.value, rate.value), 1);
  const printed = rate.cell.text.replace(/\s+/gu, '');
  const label = numbers.labels[rate.row] ?? '';
  const header = numbers.headers[rate.col] ?? '';
  const anchors = [rate.cell.anchor, part.cell.anchor, ...(whole.cell ? [whole.cell.cell.anchor] : [])];
  return placedFinding(
    'share_disagrees',
    'warning',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${numbers.table.caption ?? '表'}“${label}”的“${header}” ${placedText(printed, rate.cell.anchor, 'zh')} 与同行的数不符：${sum}；按 ${printed} 反推分母为 ${implied}，同列其他行均成立`,
    `${numbers.table.caption ?? 'table'}: ${header} of ${label}, ${placedText(printed, rate.cell.anchor, 'en')}, does not follow from its row: ${sum}; it implies a denominator of ${implied}; the other rows of the column hold`,
  );
}
