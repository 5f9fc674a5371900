// The facts of one institution, period and split by indicator, the most trusted of each.

import type { Fact } from '../../model/index.ts';
import type { Exact } from '../../numbers/exact.ts';
import { numberOf } from './fact-groups.ts';

export interface Counted {
  readonly fact: Fact;
  readonly value: Exact;
}

/** Facts of one institution, period and split, by indicator. */
export type Frame = ReadonlyMap<string, Counted>;

/** A correction comes before a national table, that before other tables, prose last. */
const TRUST: Readonly<Record<Fact['from'], number>> = {
  note: 0,
  standard_table: 1,
  table: 2,
  prose: 3,
  figure: 4,
};

/** The most trusted number of each indicator among `facts`. */
export function indexFrame(facts: readonly Fact[]): Frame {
  const frame = new Map<string, Counted>();
  for (const fact of [...facts].sort((a, b) => TRUST[a.from] - TRUST[b.from])) {
    const value = numberOf(fact);
    if (fact.indicatorId !== null && value && !frame.has(fact.indicatorId))
      frame.set(fact.indicatorId, { fact, value });
  }
  return frame;
}
