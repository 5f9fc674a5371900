// What the checks of sums in tables share: which rows and columns have no sum, when a sum holds, and how one that does not is
// told. Which cells a total adds up, each check decides for itself.

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

/** Averages and rates have no sum, nor has a number of different things that rows share. */
export const NO_SUM = /率|比|均|度|%|％|排名|名次|年份|时间|日期|分值|得分|成绩|最高|最低|中位|增[长幅]/u;
/** Rows that say what a row before them consists of. */
export const OF_WHICH = /^(?:其中|#)/u;
/** Rows that are taken off. */
export const TAKEN_OFF = /^(?:[一二三四五六七八九十]+、)?(?:减|扣除|加)[:：]|所得税/u;
/** A sum so far off is another grouping, or a table that was not understood, and not a slip. */
const FAR = exact('2');
/** Terms written out. */
const SHOWN = 12;

export interface TableSum {
  readonly total: NumberCell;
  readonly parts: readonly NumberCell[];
}

export const addUp = (parts: readonly NumberCell[]): Exact =>
  parts.reduce((so, part) => add(so, part.value), exact('0'));

/** Whether the parts give the total, but for what rounding them may take away. No parts give nothing. */
export function holds({ total, parts }: TableSum): boolean {
  if (parts.length === 0) return false;
  const whole = parts.every((part) => part.step.d === 1n);
  const slack = whole ? exact('0') : multiply(total.step, { n: BigInt(parts.length), d: 2n });
  return compare(absolute(subtract(addUp(parts), total.value)), slack) <= 0;
}

/** Whether the sum lies between half and twice the total. */
export function isNear({ total, parts }: TableSum): boolean {
  const sum = addUp(parts);
  if (sum.n === 0n || total.value.n === 0n) return false;
  const ratio = divide(sum, total.value);
  return compare(ratio, FAR) < 0 && compare(multiply(ratio, FAR), exact('1')) > 0;
}

/** Whether the cell holds words: a part that cannot be added. */
export const isUnread = (numbers: NumberTable, row: number, col: number): boolean =>
  !amountAt(numbers, row, col) && !/^[-—–/／无]*$/u.test(numbers.texts[row]?.[col] ?? '');

/**
 * The finding that the parts do not give the total.
 * @param zh words in Chinese, of the printed total with its place and of the sum written out (`83+1115=1198 > 1190`).
 * @param en the same in English.
 */
export function findSum(
  { total, parts }: TableSum,
  facts: readonly Fact[],
  zh: (printed: string, arithmetic: string) => string,
  en: (printed: string, arithmetic: string) => string,
): Finding {
  const terms = parts
    .slice(0, SHOWN)
    .map((part) => decimal(part.value))
    .join('+');
  const sum = addUp(parts);
  const arithmetic = `${terms}${parts.length > SHOWN ? `+…（${parts.length}）` : ''}=${decimal(sum)} ${compare(sum, total.value) > 0 ? '>' : '<'} ${decimal(total.value)}`;
  const printed = total.cell.text.replace(/\s+/gu, '');
  const anchors = [total.cell.anchor, ...parts.map((part) => part.cell.anchor)];
  return placedFinding(
    'total_does_not_add_up',
    'error',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    zh(placedText(printed, total.cell.anchor, 'zh'), arithmetic),
    en(placedText(printed, total.cell.anchor, 'en'), arithmetic),
  );
}
