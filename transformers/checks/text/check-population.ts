// 全校学生…档案 15950 份 where 17045 are enrolled: a count that speaks of all students, and nearly is theirs.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { absolute, compare, decimal, exact, multiply, subtract } from '../../../numbers/exact.ts';
import { numberOf, standing } from '../fact-groups.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

const ALL = /(?:全校|全体|所有|全部)(?:在校|在籍)?[^，。；0-9]{0,12}(?:学生|新生)/u;
/** Counts of one file or place for each student are counts of students. */
const COUNTERS = /[人名份]$/u;
/** Farther off than a fifth it counts something else. */
const NEAR = exact('5');

/** One finding (information) for each count of all students that is nearly the number enrolled. */
export function checkPopulation(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  { checks }: Pick<Catalog, 'checks'>,
): Finding[] {
  const whole = standing(facts)
    .filter((f) => f.from !== 'prose' && f.indicatorId !== null && checks.population.includes(f.indicatorId))
    .filter((f) => numberOf(f) !== null && f.period.start !== null)
    .sort((a, b) => ((a.period.start ?? '') < (b.period.start ?? '') ? 1 : -1))[0];
  const all = whole && numberOf(whole);
  if (!whole || !all) return [];
  return mentions.flatMap((m) => {
    if (m.modifier !== 'exact' || m.scope !== '' || m.fresh || m.planned) return [];
    if (!ALL.test(m.lead) || !COUNTERS.test(m.printed) || /新生/u.test(m.lead)) return [];
    const difference = absolute(subtract(all, m.value));
    if (difference.n === 0n || compare(multiply(difference, NEAR), all) > 0) return [];
    const printed = `${whole.valueText} ${whole.unitText ?? ''}`.trim();
    const sign = compare(m.value, all) < 0 ? '<' : '>';
    const sum = `${decimal(m.value)} ${sign} ${decimal(all)}`;
    return [
      placedFinding(
        'population_differs',
        'info',
        [m.anchor, whole.anchor],
        [...factsAt(facts, m.anchor), whole],
        `称“${m.lead}”${placedText(m.printed, m.anchor, 'zh')}，而“${whole.indicatorText}”为 ${placedText(printed, whole.anchor, 'zh')}：${sum}，相差 ${decimal(difference)}`,
        `${m.lead} ${placedText(m.printed, m.anchor, 'en')} speaks of all students, but ${whole.indicatorText} is ${placedText(printed, whole.anchor, 'en')}: ${sum}, a difference of ${decimal(difference)}`,
      ),
    ];
  });
}
