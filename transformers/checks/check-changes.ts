// Statements of change (较上年增加 35 人, 增长 5.2%) against the values of both years.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import {
  absolute,
  compare,
  decimal,
  type Exact,
  exact,
  multiply,
  percentOf,
  subtract,
} from '../../numbers/exact.ts';
import { printedStep } from './compatible.ts';
import { makeFinding, nameOf, placedValue } from './describe.ts';
import { dimsKey, groupBy, numberOf, standing } from './fact-groups.ts';

/** One finding for each change against the previous year that the two years' values do not give. */
export function checkChanges(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const stated = standing(facts).filter(
    (f) => f.indicatorId !== null && f.modifier === 'exact' && f.period.start !== null,
  );
  const levels = groupBy(
    stated.filter(
      (f) => f.kind !== 'change' && f.kind !== 'target' && f.kind !== 'rank' && f.from !== 'prose',
    ),
    (f) => [f.entity, f.indicatorId, dimsKey(f, checks), f.period.kind, f.period.start].join('\u0000'),
  );
  return stated.flatMap((fact) => {
    if (fact.kind !== 'change' || fact.change?.base !== 'previous_year') return [];
    const at = (start: string) =>
      levels.get(
        [fact.entity, fact.indicatorId, dimsKey(fact, checks), fact.period.kind, start].join('\u0000'),
      )?.[0];
    const start = fact.period.start ?? '';
    const now = at(start);
    const before = at(`${Number(start.slice(0, 4)) - 1}${start.slice(4)}`);
    return now && before ? compareChange(fact, now, before) : [];
  });
}

function compareChange(change: Fact, now: Fact, before: Fact): Finding[] {
  const [by, to, from] = [numberOf(change), numberOf(now), numberOf(before)];
  if (!by || !to || !from || now.unit !== before.unit) return [];
  const printed = change.change?.direction === 'down' ? multiply(absolute(by), exact('-1')) : by;
  const difference = subtract(to, from);
  const growth = from.n === 0n ? null : percentOf(difference, from);
  const relative = change.dimension === 'percent' && now.dimension !== 'percent';
  const expected = relative ? growth : difference;
  if (expected === null || (!relative && change.unit !== now.unit && change.dimension !== 'percent_point'))
    return [];
  const step = printedStep(change) ?? exact('1');
  const fits = (value: Exact | null) =>
    value !== null && compare(absolute(subtract(value, printed)), step) < 0;
  if (fits(expected) || (change.dimension === 'percent' && fits(growth))) return [];
  const sum = relative
    ? `(${decimal(to)} − ${decimal(from)}) ÷ ${decimal(from)} = ${decimal(expected)}%`
    : `${decimal(to)} − ${decimal(from)} = ${decimal(expected)}`;
  return [
    makeFinding(
      'change_disagrees',
      'warning',
      [change, now, before],
      `“${nameOf(now)}”的变化 ${placedValue(change, 'zh')} 与两年的值不符：${sum}（${placedValue(now, 'zh')}、${placedValue(before, 'zh')}）`,
      `the change of ${nameOf(now)}, ${placedValue(change, 'en')}, does not follow from the two years: ${sum} (${placedValue(now, 'en')}, ${placedValue(before, 'en')})`,
    ),
  ];
}
