// A rate that a report speaks of twice, with two values: 专业…契合度 91% here and 专业与…契合度 94% there. Worth a look, no more:
// they may be of two things. Rates that every report has many of are left alone.

import type { Fact, Finding } from '../../../model/index.ts';
import { groupBy } from '../fact-groups.ts';
import { agree, isChange, sameTime } from './compare-mentions.ts';

import type { Mention } from './read-mentions.ts';
import { similarNames } from './similar-names.ts';

/** What the name of a rate ends with, and how many characters of it say which rate it is. */
const RATE = /[率度]$/u;
const HEAD = 3;
const COMMON =
  /^(?:满意度|就业率|落实率|对口率|相关度|升学率|创业率|合格率|及格率|优秀率|优良率|完成率|达成率|达成度|达标率|覆盖率|参与率|通过率|获取率|报到率|录取率|签约率|使用率|利用率|增长率|回收率|到课率|出勤率|巩固率|流失率|入住率|占有率|贡献率|转化率|支持率|知晓率|关注度|录用率|留存率|开出率|开放率|双证率|稳定率|离职率|晋升率|推荐度|认可度|知名度|依存度)$/u;

/** One finding (information) for each rate of a rare name that two paragraphs state otherwise. */
export function checkRareRates(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const rates = mentions.filter(
    (m) => m.unit === 'percent' && RATE.test(m.name) && m.name.length > HEAD && !isChange(m) && !m.planned,
  );
  return [...groupBy(rates, ({ name }) => name.slice(-HEAD)).entries()].flatMap(([head, group]) => {
    const [a, b] = group;
    if (!a || !b || group.length > 2 || a.block === b.block || COMMON.test(head)) return [];
    if (a.scope !== b.scope || a.group !== b.group || !sameTime(a, b) || agree(a, b)) return [];
    if (a.modifier !== 'exact' || b.modifier !== 'exact' || !shareWord(a, b)) return [];
    return [similarNames(a, b, facts)];
  });
}

/** Whether the words before the two rates have two characters in common, their head apart. */
function shareWord(a: Mention, b: Mention): boolean {
  const [x, y] = [a, b].map((m) => m.lead.replace(/[^\u4e00-\u9fff]/gu, '').slice(0, -HEAD));
  for (let i = 0; x !== undefined && i + 2 <= x.length; i++) if (y?.includes(x.slice(i, i + 2))) return true;
  return false;
}
