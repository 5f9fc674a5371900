// Numbers of the tables in the shape of mentions, to be held against running text.

import { nameKey } from '../../../catalog/fold-name.ts';
import type { Catalog } from '../../../catalog/types.ts';
import type { Fact } from '../../../model/index.ts';
import { absolute, divide, type Exact, exact, multiply } from '../../../numbers/exact.ts';
import { numberOf, standing } from '../fact-groups.ts';
import type { Mention } from './read-mentions.ts';

/** Counts of the tables in the latest year, as mentions, to be held against names that are nearly theirs. */
export function tableMentions(
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'units'>,
): Mention[] {
  const rows = standing(facts).filter(
    (f) => f.from === 'standard_table' && f.dimension === 'item' && f.period.start !== null,
  );
  const latest = rows.reduce(
    (year, f) => (f.period.start && f.period.start > year ? f.period.start : year),
    '',
  );
  return rows.flatMap((fact, i) => {
    const value = numberOf(fact);
    const name = catalog.indicators.get(fact.indicatorId ?? '')?.zh;
    if (!value || name === undefined || name.includes('·') || fact.period.start !== latest) return [];
    const key = nameKey(name);
    return [
      {
        ...EMPTY,
        block: -1 - i,
        value,
        step: stepOf(fact),
        unit: fact.unit,
        dimension: fact.dimension,
        name,
        key,
        anchor: fact.anchor,
        printed: `${fact.valueText}${fact.unitText ?? ''}`,
      },
    ];
  });
}

const EMPTY = {
  sentence: -1,
  start: 0,
  end: 0,
  modifier: 'exact',
  subject: '',
  lead: '',
  tail: '',
  since: '',
  scope: '',
  group: '',
  fresh: false,
  years: [],
  planned: false,
} as const;

/** One step of the last printed digit of `fact`, in its canonical unit. */
export function stepOf(fact: Fact): Exact {
  const decimals = /[.．](\d+)/u.exec(fact.valueText)?.[1]?.length ?? 0;
  const number = fact.valueText.replace(/[^\d.]/gu, '');
  const value = numberOf(fact);
  const scale =
    value && /^\d+(?:\.\d+)?$/.test(number) && Number(number) > 0 ? divide(value, exact(number)) : exact('1');
  return multiply(absolute(scale), { n: 1n, d: 10n ** BigInt(decimals) });
}
