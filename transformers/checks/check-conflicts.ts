// The same indicator of the same institution and period with different values in one report.

import type { Catalog } from '../../catalog/types.ts';
import { type Fact, type Finding, isLineAnchor, isPathAnchor } from '../../model/index.ts';
import { areCompatible } from './compatible.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';
import { frameKey, groupBy, standing } from './fact-groups.ts';

/**
 * One finding for each indicator and period whose values contradict each other. A value that a note corrects does not
 * count. Where a period was only assumed from the report, years may differ: information, not a warning.
 */
export function checkConflicts(facts: readonly Fact[], { checks }: Pick<Catalog, 'checks'>): Finding[] {
  const comparable = standing(facts).filter(
    (f) => f.indicatorId !== null && f.status === 'reported' && f.unit !== null && f.period.start !== null,
  );
  const groups = groupBy(comparable, (f) =>
    [frameKey(f, checks), f.indicatorId, f.unit, f.kind].join('\u0000'),
  );
  return [...groups.values()].flatMap((group) => {
    const distinct = distinctValues(group);
    const [first, second, ...more] = distinct;
    if (!first || !second) return [];
    const assumed = distinct.some((f) => f.period.from === 'report');
    const places = (lang: 'zh' | 'en') =>
      distinct.map((f) => placedValue(f, lang)).join(lang === 'zh' ? '、' : ', ');
    return [
      makeFinding(
        'values_disagree',
        assumed ? 'info' : 'warning',
        [first, second, ...more],
        `${periodWords(first, 'zh')}“${nameOf(first)}”有 ${distinct.length} 个不同的值：${places('zh')}`,
        `${periodWords(first, 'en')} ${nameOf(first)} has ${distinct.length} different values: ${places('en')}`,
      ),
    ];
  });
}

/** More contradictions than a person would read; a broken table may hold thousands. */
const MAX_DISTINCT = 12;

/** The first fact of each value that agrees with none before it, at most MAX_DISTINCT of them. */
function distinctValues(group: readonly Fact[]): Fact[] {
  const distinct: Fact[] = [];
  for (const fact of group) {
    if (distinct.length === MAX_DISTINCT) break;
    if (!distinct.some((other) => areCompatible(other, fact) || isOneBreath(other, fact)))
      distinct.push(fact);
  }
  return distinct;
}

/** Two numbers of one paragraph whose year is only assumed are two years, groups or places, and the text says which. */
function isOneBreath(a: Fact, b: Fact): boolean {
  if (a.from !== 'prose' || b.from !== 'prose') return false;
  if (a.period.from !== 'report' && b.period.from !== 'report') return false;
  const [here, there] = [a.anchor, b.anchor];
  if (isLineAnchor(here) && isLineAnchor(there)) return Math.abs(here.line - there.line) <= PARAGRAPH;
  if (isPathAnchor(here) && isPathAnchor(there)) return here.path === there.path;
  return a.quote !== '' && a.quote === b.quote;
}

/** Lines of a wrapped paragraph between two of its numbers. */
const PARAGRAPH = 2;
