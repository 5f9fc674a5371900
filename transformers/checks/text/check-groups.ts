// 专业对口就业人数 5091 人 where 毕业生就业人数 is 3364: a group named by the whole with words before it, larger than the whole.

import { nameKey } from '../../../catalog/fold-name.ts';
import type { Catalog, Indicator } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { compare, exact, multiply, percentOf, round } from '../../../numbers/exact.ts';
import { numberOf, standing } from '../fact-groups.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

const SHORTEST = 4;

/** One finding for each group of people in the text that exceeds the table's number of all of them. */
export function checkGroups(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'checks'>,
): Finding[] {
  const wholes = standing(facts).flatMap((fact) => {
    const indicator = fact.indicatorId === null ? undefined : catalog.indicators.get(fact.indicatorId);
    const value = numberOf(fact);
    return indicator &&
      value &&
      fact.dimension === 'person' &&
      fact.from === 'standard_table' &&
      fact.period.start
      ? [{ fact, value, names: namesOf(indicator), year: fact.period.start.slice(0, 4) }]
      : [];
  });
  const latest = wholes.reduce((year, whole) => (whole.year > year ? whole.year : year), '');
  return mentions.flatMap((m) => {
    if (m.unit !== 'person' || m.scope !== '' || m.modifier !== 'exact' || m.fresh) return [];
    if (catalog.checks.enlarging.some((word) => `${m.subject}${m.lead}`.includes(word))) return [];
    const name = m.lead.replace(/[人数]+$/u, '');
    const whole = wholes.find(
      ({ names, year }) =>
        year === (m.years.at(-1) ?? latest) && names.some((n) => name.endsWith(n) && name !== n),
    );
    if (
      !whole ||
      compare(m.value, whole.value) <= 0 ||
      compare(m.value, multiply(whole.value, exact('3'))) > 0
    )
      return [];
    const percent = round(percentOf(m.value, whole.value), 2);
    const printed = `${whole.fact.valueText} ${whole.fact.unitText ?? ''}`.trim();
    return [
      placedFinding(
        'part_exceeds_whole',
        'warning',
        [m.anchor, whole.fact.anchor],
        [...factsAt(facts, m.anchor), whole.fact],
        `“${m.name || m.lead}”${placedText(m.printed, m.anchor, 'zh')} 大于“${whole.fact.indicatorText}”${placedText(printed, whole.fact.anchor, 'zh')}，即 ${percent}%`,
        `${m.name || m.lead} ${placedText(m.printed, m.anchor, 'en')} is more than ${whole.fact.indicatorText} ${placedText(printed, whole.fact.anchor, 'en')}, that is ${percent}%`,
      ),
    ];
  });
}

/** Names of the indicator without 毕业生 and 人数, where enough remains or they say themselves whose they are. */
function namesOf(indicator: Indicator): string[] {
  return [indicator.zh, indicator.zh.replace(/^毕业生(?:初次)?/u, '')]
    .filter((name) => name.length >= SHORTEST)
    .map((name) => nameKey(name).replace(/[人数]+$/u, ''))
    .filter((name) => name.length >= 2);
}
