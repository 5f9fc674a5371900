// Words at a number that cannot be meant so: 超过 25000 余名, 占比增加 1.13% for percentage points, the same people once as
// 人 and once as 人次.

import type { Fact, Finding } from '../../../model/index.ts';
import { compare, decimal, exact } from '../../../numbers/exact.ts';
import { groupBy } from '../fact-groups.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

const TWICE =
  /^(?:超过|超|逾|突破|至少|不少于)[\d.,]+[万亿千百]?(?:余|多)|^(?:约|大约|近|将近)[\d.,]+[万亿千百]?(?:余|多)/u;
const RISE = /(?:增加|增长|提高|提升|上升|减少|下降|降低)了?$/u;
const SHARE = /(?:占比|占|比例|率|比重)/u;
const THOUSAND = exact('1000');

/** One finding for each number whose words contradict each other. */
export function checkWording(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  return [
    ...mentions.flatMap((m, i) => [...twice(m, facts), ...points(m, mentions[i - 1], facts)]),
    ...persons(mentions, facts),
    ...surveys(mentions, facts),
  ];
}

function twice(m: Mention, facts: readonly Fact[]): Finding[] {
  if (!TWICE.test(m.printed)) return [];
  return [
    placedFinding(
      'modifier_repeated',
      'info',
      [m.anchor],
      factsAt(facts, m.anchor),
      `修饰词重复或矛盾：${placedText(m.printed, m.anchor, 'zh')}`,
      `words of approximation doubled: ${placedText(m.printed, m.anchor, 'en')}`,
    ),
  ];
}

/** A share that rises by so many per cent rises by percentage points. */
function points(m: Mention, before: Mention | undefined, facts: readonly Fact[]): Finding[] {
  if (m.unit !== 'percent' || !RISE.test(m.lead) || !before || before.sentence !== m.sentence) return [];
  if (before.unit !== 'percent' || !SHARE.test(before.lead) || m.start - before.end > 24) return [];
  return [
    placedFinding(
      'percent_for_points',
      'info',
      [m.anchor, before.anchor],
      factsAt(facts, m.anchor),
      `比率 ${placedText(before.printed, before.anchor, 'zh')} 的变化写作 ${placedText(m.printed, m.anchor, 'zh')}，应为百分点`,
      `the change of the rate ${placedText(before.printed, before.anchor, 'en')} is printed as ${placedText(m.printed, m.anchor, 'en')}; percentage points are meant`,
    ),
  ];
}

/** One large number of the same people counted in 人 here and in 人次 there. */
function persons(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const large = mentions.filter(
    (m) => m.modifier === 'exact' && compare(m.value, THOUSAND) >= 0 && m.value.n % 100n !== 0n,
  );
  const times = groupBy(
    large.filter((m) => m.unit === 'person_time'),
    (m) => decimal(m.value),
  );
  return large.flatMap((a) => {
    if (a.unit !== 'person') return [];
    const b = times
      .get(decimal(a.value))
      ?.slice(0, 20)
      .find((other) => shareWord(a, other));
    return b
      ? [
          placedFinding(
            'unit_disagrees',
            'warning',
            [a.anchor, b.anchor],
            [a, b].flatMap((m) => factsAt(facts, m.anchor)),
            `同一个数一处以“人”计，一处以“人次”计：${placedText(a.printed, a.anchor, 'zh')}、${placedText(b.printed, b.anchor, 'zh')}`,
            `one number is counted in persons and in person-times: ${placedText(a.printed, a.anchor, 'en')}, ${placedText(b.printed, b.anchor, 'en')}`,
          ),
        ]
      : [];
  });
}

function shareWord(a: Mention, b: Mention): boolean {
  const words = `${b.lead}${b.tail}`;
  const own = `${a.lead}${a.tail}`;
  for (let i = 0; i + 2 <= own.length; i++)
    if (/^[\u4e00-\u9fff]{2}$/u.test(own.slice(i, i + 2)) && words.includes(own.slice(i, i + 2))) return true;
  return false;
}

const AIMED = /目标(?:数量|数|人数)|应(?:调查|答|参加|参评)|计划(?:调查|发放)|发放(?:问卷)?/u;
const REACHED = /完成|提交|回收|实际(?:调查|参加|参评)|收回/u;

/** More people who answered than were to be asked: lists such as 目标分别为 1070 人、1057 人, 完成分别为 1077 人、1289 人. */
function surveys(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const people = mentions.filter((m) => m.modifier === 'exact' && (m.unit === 'person' || m.unit === 'item'));
  const bySentence = groupBy(people, (m) => `${m.sentence}`);
  return [...bySentence.values()].flatMap((sentence) => {
    const roles: ('aimed' | 'reached' | null)[] = [];
    for (const m of sentence) {
      const own = REACHED.test(m.since) ? 'reached' : AIMED.test(m.since) ? 'aimed' : null;
      roles.push(own ?? (m.since.length <= 1 ? (roles.at(-1) ?? null) : null));
    }
    const aimed = sentence.filter((_, i) => roles[i] === 'aimed');
    const reached = sentence.filter((_, i) => roles[i] === 'reached');
    if (aimed.length === 0 || aimed.length !== reached.length) return [];
    return reached.flatMap((m, i) => {
      const goal = aimed[i];
      if (!goal || goal.unit !== m.unit || m.start < goal.end || compare(m.value, goal.value) <= 0) return [];
      return [
        placedFinding(
          'answers_exceed_sample',
          'warning',
          [m.anchor, goal.anchor],
          [m, goal].flatMap((one) => factsAt(facts, one.anchor)),
          `完成或回收数 ${placedText(m.printed, m.anchor, 'zh')} 多于目标或发放数 ${placedText(goal.printed, goal.anchor, 'zh')}`,
          `${placedText(m.printed, m.anchor, 'en')} answered, of ${placedText(goal.printed, goal.anchor, 'en')} that were to be asked`,
        ),
      ];
    });
  });
}
