// Facts as checks look at them: those that stand (not corrected by a note), by owner and period, with their numbers.

import type { CheckRules } from '../../catalog/types.ts';
import type { Fact } from '../../model/index.ts';
import { type Exact, exactOrNull } from '../../numbers/exact.ts';

/** The facts that stand: without those that a note corrects. */
export function standing(facts: readonly Fact[]): Fact[] {
  const corrected = new Set(facts.flatMap((fact) => fact.corrects ?? []));
  return facts.filter((fact) => !corrected.has(fact.id));
}

/** The number of a reported single value; null for ranges and everything unreported. */
export const numberOf = (fact: Fact): Exact | null =>
  fact.status === 'reported' ? exactOrNull(fact.value) : null;

/** What the quantity is split by, survey samples aside. */
export function dimsKey(fact: Fact, rules: Pick<CheckRules, 'sampleDims'>): string {
  return Object.entries(fact.dims)
    .filter(([key]) => !rules.sampleDims.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('|');
}

/** Facts with the same key speak of the same institution, time and split. */
export const frameKey = (fact: Fact, rules: Pick<CheckRules, 'sampleDims'>): string =>
  [fact.entity, fact.period.start, fact.period.end, dimsKey(fact, rules)].join('\u0000');

/** `items` by `key`, in order of first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** Whether two facts are counted in the same printed unit, as far as both print one (个 and 所 are not the same). */
export function sameUnit(a: Fact, b: Fact): boolean {
  if (a.unit === null || a.unit !== b.unit) return false;
  const [x, y] = [a.unitText, b.unitText].map((text) => text?.replace(/\s+/gu, '') ?? '');
  return x === '' || y === '' || x === y;
}
