// Values that cannot be: a percentage over 100 or below 0, a count below 0.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import { compare, exact } from '../../numbers/exact.ts';
import { makeFinding, nameOf, placedValue } from './describe.ts';
import { numberOf } from './fact-groups.ts';

const HUNDRED = exact('100');
const ZERO = exact('0');

/** One finding for each fact out of bounds. Changes may be negative, completion and growth rates may pass 100 %. */
export function checkBounds(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  return facts.flatMap((fact) => {
    const value = numberOf(fact);
    if (value === null || fact.kind === 'change') return [];
    if (fact.dimension === 'percent')
      return checkPercent(fact, compare(value, HUNDRED), compare(value, ZERO), checks.mayPass100);
    const counted =
      fact.dimension !== null && fact.dimension !== 'money' && checks.additive.has(fact.dimension);
    if (!counted || compare(value, ZERO) >= 0) return [];
    return [
      makeFinding(
        'negative_count',
        'error',
        [fact],
        `“${nameOf(fact)}”为负数：${placedValue(fact, 'zh')} < 0`,
        `${nameOf(fact)} is negative: ${placedValue(fact, 'en')} < 0`,
      ),
    ];
  });
}

function checkPercent(fact: Fact, toHundred: number, toZero: number, mayPass100: RegExp): Finding[] {
  const over = toHundred > 0 && !fact.path.some((name) => mayPass100.test(name));
  if (!over && toZero >= 0) return [];
  const limit = over ? '> 100%' : '< 0%';
  return [
    makeFinding(
      over ? 'rate_over_100' : 'rate_below_0',
      'error',
      [fact],
      `“${nameOf(fact)}”超出 0–100%：${placedValue(fact, 'zh')} ${limit}`,
      `${nameOf(fact)} is outside 0–100%: ${placedValue(fact, 'en')} ${limit}`,
    ),
  ];
}
