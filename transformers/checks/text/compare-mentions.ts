// Whether two numbers of running text speak of the same thing and can both be true.

import { absolute, compare, exact, multiply, subtract } from '../../../numbers/exact.ts';
import type { Mention } from './read-mentions.ts';

const ABOUT = exact('0.1');
const TWICE = exact('2');
/** Two values that differ more than this are more likely two things of one name. */
const FAR = exact('6');

/** Names that say nothing of what is counted. */
export const GENERIC =
  /^(?:[特一二三优]等?[胜秀]?奖|[金银铜]奖|奖项?|课程|项目|专业|学生|教师|企业|人次|其他|平均.*|每.*|.*目标值?)$/u;

/** 较上年增加 5 项 is a difference, no count. */
export const isChange = (m: Mention): boolean =>
  /(?:增加|增长|提高|提升|上升|减少|下降|降低|新增|比上|较上|同比)[了约近为达]*$/u.test(m.lead) ||
  m.unit === 'percent_point';

/** Whether two mentions can both be true: rounding and words like 约 and 余 are understood. */
export function agree(a: Mention, b: Mention): boolean {
  const difference = absolute(subtract(a.value, b.value));
  if (difference.n === 0n) return true;
  if (compare(a.step, b.step) !== 0 && a.modifier === 'exact' && b.modifier === 'exact')
    return compare(difference, compare(a.step, b.step) > 0 ? a.step : b.step) < 0;
  return allows(a, b) && allows(b, a) && !(a.modifier === 'exact' && b.modifier === 'exact');
}

function allows(m: Mention, other: Mention): boolean {
  switch (m.modifier) {
    case 'about':
      return compare(absolute(subtract(m.value, other.value)), multiply(absolute(m.value), ABOUT)) <= 0;
    case 'more_than':
    case 'at_least':
      return compare(other.value, m.value) >= 0 && compare(other.value, multiply(m.value, TWICE)) < 0;
    case 'less_than':
    case 'at_most':
      return compare(other.value, m.value) <= 0;
    default:
      return true;
  }
}

/** Sentences that name different years may give different values. */
export const sameTime = (a: Mention, b: Mention): boolean =>
  a.years.length === 0 || b.years.length === 0 || a.years.at(-1) === b.years.at(-1);

/** Whether one value is a multiple of the other. */
export function isFar(a: Mention, b: Mention): boolean {
  const [x, y] = compare(a.value, b.value) > 0 ? [a.value, b.value] : [b.value, a.value];
  return y.n <= 0n || compare(x, multiply(y, FAR)) > 0;
}
