// Whether two statements of one quantity can both be true: rounding, truncation and words like 约, 余, 以上 are understood.

import type { Fact } from '../../model/index.ts';
import {
  absolute,
  compare,
  divide,
  type Exact,
  exact,
  exactOrNull,
  multiply,
  subtract,
} from '../../numbers/exact.ts';
import { readValue } from '../../numbers/read-value.ts';

/** 约 may be this far off, as a share of the value. */
const ABOUT = exact('0.1');
/** 余 and 多 name the number below; the true one is less than this many times it. */
const MORE = exact('2');
const ZERO = exact('0');

/** The smallest step the printed form can show, in the canonical unit: 0.01 亿元 for 5.04 亿元. Null when unknown. */
export function printedStep(fact: Fact): Exact | null {
  const read = readValue(fact.valueText);
  const value = exactOrNull(fact.value);
  if (read.status !== 'reported' || value === null) return null;
  const number = exactOrNull(read.quantity.number);
  if (number === null || number.n === 0n || value.n === 0n) return null;
  const decimals = /[.．](\d+)/u.exec(fact.valueText.normalize('NFKC'))?.[1]?.length ?? 0;
  return multiply(absolute(divide(value, number)), { n: 1n, d: 10n ** BigInt(decimals) });
}

/** Whether `a` and `b` agree: equal, one the rounded or cut form of the other, or within what their modifiers allow. */
export function areCompatible(a: Fact, b: Fact): boolean {
  const [x, y] = [exactOrNull(a.value), exactOrNull(b.value)];
  if (x === null || y === null) return inRange(a, y) && inRange(b, x);
  if (compare(x, y) === 0) return true;
  if (a.modifier === 'exact' && b.modifier === 'exact') return isRounding(a, b, absolute(subtract(x, y)));
  return allows(a, x, y) && allows(b, y, x);
}

function inRange(range: Fact, value: Exact | null): boolean {
  const [min, max] = [exactOrNull(range.valueMin), exactOrNull(range.valueMax)];
  if (min === null || max === null || value === null) return true;
  return compare(value, min) >= 0 && compare(value, max) <= 0;
}

/** Two exact prints of different fineness may differ by less than one step of the coarser. */
function isRounding(a: Fact, b: Fact, difference: Exact): boolean {
  const [s, t] = [printedStep(a), printedStep(b)];
  if (s === null || t === null || compare(s, t) === 0) return false;
  return compare(difference, compare(s, t) > 0 ? s : t) < 0;
}

/** Whether a statement `value` with the modifier of `fact` leaves room for `other`. */
function allows(fact: Fact, value: Exact, other: Exact): boolean {
  switch (fact.modifier) {
    case 'about':
      return compare(absolute(subtract(value, other)), multiply(absolute(value), ABOUT)) <= 0;
    case 'more_than':
    case 'at_least':
      return compare(other, value) >= 0 && (value.n <= 0n || compare(other, multiply(value, MORE)) < 0);
    case 'less_than':
    case 'at_most':
      return compare(other, value) <= 0 && compare(other, ZERO) >= 0;
    default:
      return true;
  }
}
