// Last year's numbers printed again for this year: some indicators stand still, most of a school's do not.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding } from '../../model/index.ts';
import { compare } from '../../numbers/exact.ts';
import { isTelling, numbersByYear } from './across/report-facts.ts';
import { makeFinding, nameOf } from './describe.ts';
import { numberOf } from './fact-groups.ts';

/** Numbers that must be the same, and their share of all that could have changed. */
const ENOUGH = 8;
const SHARE = 0.6;
const SHOWN = 8;

/** One finding for each two neighbouring years of one report whose columns are mostly the same. */
export function checkCopiedYears(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const years = numbersByYear({ facts }, checks);
  return [...years].flatMap(([year, now]) => {
    const before = years.get(year - 1);
    return (before && compareYearsForCopies(before, now, [year - 1, year])) ?? [];
  });
}

/**
 * One finding when most of the telling numbers (three digits or more) of two years are the same; null otherwise.
 * @param before numbers of the earlier year by what they count, @param now those of the later one.
 */
export function compareYearsForCopies(
  before: ReadonlyMap<string, Fact>,
  now: ReadonlyMap<string, Fact>,
  years: readonly [number, number],
): Finding | null {
  const pairs = [...now].flatMap(([key, fact]) => {
    const earlier = before.get(key);
    return earlier && isTelling(fact) && isTelling(earlier) ? [{ earlier, fact }] : [];
  });
  const same = pairs.filter(({ earlier, fact }) => {
    const [x, y] = [numberOf(earlier), numberOf(fact)];
    return x !== null && y !== null && compare(x, y) === 0;
  });
  const [first, ...others] = same.flatMap(({ earlier, fact }) => [fact, earlier]);
  if (!first || same.length < ENOUGH || same.length < pairs.length * SHARE) return null;
  const list = (joint: string) =>
    same
      .slice(0, SHOWN)
      .map(({ fact }) => `${nameOf(fact)} ${fact.valueText}`)
      .join(joint);
  const [year, later] = years;
  return makeFinding(
    'previous_year_copied',
    'warning',
    [first, ...others],
    `${later}年与${year}年可比的 ${pairs.length} 个数中有 ${same.length} 个相同，疑沿用上年数据：${list('、')}${same.length > SHOWN ? ' …' : ''}`,
    `${same.length} of the ${pairs.length} numbers of ${later} that can be compared are those of ${year}; they may be last year's: ${list(', ')}${same.length > SHOWN ? ' …' : ''}`,
  );
}
