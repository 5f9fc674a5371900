// A ratio with two sides as one number: 27：1 and 1:19 of 生师比 become 27 and 19, students for one teacher.

import type { DecimalString } from '../../model/index.ts';
import { compare, decimal, divide, exact } from '../../numbers/exact.ts';

/**
 * How much of the one comes on one of the other. The side that is printed as 1 is the base (`27:1` → 27, `1:19` → 19,
 * `0.9:1` → 0.9), or as a round hundred on the right (87:100 men to women → 0.87); when neither is, the smaller side is, since
 * school reports count the many per one (27:2 → 13.5).
 * Exact where finite, else 12 significant digits; null when a side is 0
 * (0:1 is 0).
 */
export function normaliseRatio(left: DecimalString, right: DecimalString): DecimalString | null {
  if (right === '1') return left;
  if (left === '0' || right === '0') return null;
  if (left === '1') return right;
  const [a, b] = [exact(left), exact(right)];
  // about as many of the one as of the other: on a hundred, not for one
  const even = compare(divide(a, b), exact('0.3')) >= 0;
  if (/^10{2,}$/.test(right) && even) return decimal(divide(a, b));
  return decimal(compare(a, b) >= 0 ? divide(a, b) : divide(b, a));
}
