// 由 2022 年的 1,200 人增加到 1,350 人，增加 150 人 (12.5%): the change that a sentence states against the two numbers it gives.

import type { Fact, Finding } from '../../../model/index.ts';
import {
  absolute,
  compare,
  decimal,
  type Exact,
  percentOf,
  round,
  subtract,
} from '../../../numbers/exact.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

/** 增加到, 提升至: the number behind it is where the change ends. */
const TO = /(?:增加|增长|提高|提升|上升|增|升|减少|下降|降低|降|减|扩大|缩减|发展|达)(?:到|至)了?[约近]?$/u;
const CHANGE =
  /(?:增加|增长|提高|提升|上升|净增|减少|下降|降低|增幅|涨幅|降幅|增长率)(?:了|为|达|约|近|率)*$/u;
const COMPARED = /(?:较|比|同比|相比)/u;
/** 2022年为 1200 人，2023年为 1350 人，增加 150 人. */
const YEARS = 1;

/** One finding for each stated change that is neither the difference nor the growth of the two numbers it is stated with. */
export function checkIncrements(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  return mentions.flatMap((change, i) => {
    const [before, to, after] = [mentions[i - 2], mentions[i - 1], mentions[i + 1]];
    if (!to || !CHANGE.test(change.lead) || change.modifier !== 'exact') return [];
    if (before && areExact(change, before, to) && isSeries(before, to))
      return compareChange(change, before, to, facts);
    // 3619 人，与去年相比增加了 475 人（2022 年 3144 人）
    const base =
      after && areExact(change, to, after) && LAST_YEAR.test(change.lead) && isBase(after, to) ? after : null;
    return base ? compareChange(change, base, to, facts) : [];
  });
}

const LAST_YEAR = /(?:上一?年|去年|上年度|同期)/u;

const areExact = (change: Mention, a: Mention, b: Mention): boolean =>
  [a, b].every((m) => m.sentence === change.sentence && m.modifier === 'exact') &&
  a.unit === b.unit &&
  a.unit !== null;

/** Whether `base` is the number of the year before `now`: in brackets right behind the change, under its year. */
const isBase = (base: Mention, now: Mention): boolean => {
  const [a, b] = [base.years.at(-1), now.years.at(-1)];
  return (
    /^[（(]/u.test(base.since) && a !== undefined && (b === undefined || Number(a) === Number(b) - YEARS)
  );
};

/** Whether `to` is where `from` went: the words say so, or both name their year and nothing else. */
function isSeries(from: Mention, to: Mention): boolean {
  if (TO.test(to.lead)) return /^(?:由|从|自)|(?:由|从)[^，。]*$/u.test(from.lead) || from.years.length > 0;
  const [a, b] = [from.years.at(-1), to.years.at(-1)];
  const rest = to.lead.replace(/(?:为|达到?|是|有|则|\s)+/gu, '');
  return (
    a !== undefined &&
    b !== undefined &&
    Number(b) === Number(a) + YEARS &&
    rest === '' &&
    !COMPARED.test(to.since)
  );
}

function compareChange(change: Mention, from: Mention, to: Mention, facts: readonly Fact[]): Finding[] {
  const difference = subtract(to.value, from.value);
  const growth = from.value.n === 0n ? null : percentOf(difference, from.value);
  const points = change.unit === 'percent_point' || (change.unit === 'percent' && from.unit === 'percent');
  const relative = change.unit === 'percent' && from.unit !== 'percent';
  if (!points && !relative && change.unit !== from.unit) return [];
  const fits = (value: Exact | null) =>
    value !== null && compare(absolute(subtract(absolute(value), absolute(change.value))), change.step) < 0;
  if (relative ? fits(growth) : fits(difference) || (change.unit === 'percent' && fits(growth))) return [];
  const expected = relative ? growth : difference;
  if (expected === null) return [];
  const sum = relative
    ? `(${decimal(to.value)} − ${decimal(from.value)}) ÷ ${decimal(from.value)} = ${round(expected, 2)}%`
    : `${decimal(to.value)} − ${decimal(from.value)} = ${decimal(expected)}`;
  const anchors = [change.anchor, to.anchor, from.anchor];
  return [
    placedFinding(
      'change_disagrees',
      'warning',
      anchors,
      anchors.flatMap((anchor) => factsAt(facts, anchor)),
      `变化 ${placedText(change.printed, change.anchor, 'zh')} 与同句的两个数（${from.printed}、${to.printed}）不符：${sum}`,
      `the change ${placedText(change.printed, change.anchor, 'en')} does not follow from the two numbers of its sentence (${from.printed}, ${to.printed}): ${sum}`,
    ),
  ];
}
