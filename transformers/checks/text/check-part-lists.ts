// 共 20 项，其中一等奖 8 项、二等奖 9 项、三等奖 6 项: parts that do not overlap and are more than their whole together. And
// 发明 52 项、实用新型 20 项，共计 72 项: a sum behind its terms.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { add, compare, decimal, type Exact, exact, multiply } from '../../../numbers/exact.ts';
import { isChange } from './compare-mentions.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

const OF_WHICH = /其中|包括|分别为/u;

/** One finding for each list of parts in one sentence whose sum exceeds the number before 其中, or one part of which does. */
export function checkPartLists(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  { checks }: Pick<Catalog, 'checks'>,
): Finding[] {
  return mentions.flatMap((whole, i) => {
    const first = mentions[i + 1];
    if (!first || !isPart(first, whole) || !OF_WHICH.test(first.since)) return [];
    // 其中 behind a comma belongs to the number right before it
    if (!/^[，,（(]?(?:其中|包括)/u.test(first.since)) return [];
    const parts = [first];
    for (let at = i + 2; at < mentions.length; at++) {
      const m = mentions[at];
      if (!m || !isPart(m, whole) || OF_WHICH.test(m.since)) break;
      parts.push(m);
    }
    for (const family of checks.disjoint) {
      const members = family.map((word) => parts.filter((m) => wordsAt(m).includes(word)));
      const found = members.filter((list) => list.length === 1).flat();
      if (found.length < 2 || members.some((list) => list.length > 1) || new Set(found).size < found.length)
        continue;
      const sum = found.reduce((total, m) => add(total, m.value), exact('0'));
      if (compare(sum, whole.value) > 0) return [describe(whole, found, decimal(sum), facts)];
    }
    return [];
  });
}

const wordsAt = (m: Mention): string => m.lead || m.tail;

const isPart = (m: Mention, whole: Mention): boolean =>
  m.sentence === whole.sentence &&
  m.block === whole.block &&
  m.unit === whole.unit &&
  m.unit !== null &&
  m.dimension !== 'percent' &&
  m.modifier === 'exact' &&
  whole.modifier === 'exact' &&
  !isChange(m) &&
  !isChange(whole);

function describe(whole: Mention, parts: readonly Mention[], sum: string, facts: readonly Fact[]): Finding {
  const anchors = [whole.anchor, ...parts.map((m) => m.anchor)];
  const terms = parts.map((m) => decimal(m.value)).join('+');
  const arithmetic = `${terms}=${sum} > ${decimal(whole.value)}`;
  const names = parts.map((m) => m.printed).join('、');
  return placedFinding(
    'parts_exceed_whole',
    'error',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `“${whole.name}”${placedText(whole.printed, whole.anchor, 'zh')} 少于其各部分（${names}）之和：${arithmetic}`,
    `${whole.name} ${placedText(whole.printed, whole.anchor, 'en')} is less than its parts (${names}) together: ${arithmetic}`,
  );
}

const SUM = /^[，,]?(?:共计|合计|总计|总共)(?:为|有|达)?$/u;
/** A sum of which the terms are less than half, or more than twice, has other terms. */
const FAR = exact('2');

/** One finding for each 共计 that is not the sum of the counts before it in its sentence, nor of the last of them. */
export function checkSums(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  return mentions.flatMap((sum, i) => {
    if (!SUM.test(sum.since) || sum.modifier !== 'exact' || sum.unit === null || sum.dimension === 'percent')
      return [];
    const terms: Mention[] = [];
    for (let at = i - 1; at >= 0 && mentions[at]?.sentence === sum.sentence; at--) {
      const m = mentions[at];
      if (!m || m.unit !== sum.unit || m.modifier !== 'exact' || isChange(m) || OF_WHICH.test(m.since)) break;
      terms.unshift(m);
    }
    const reached = terms.map((_, from) => total(terms.slice(from)));
    if (terms.length < 2 || reached.some((value) => compare(value, sum.value) === 0)) return [];
    const [all = exact('0')] = reached;
    if (compare(all, multiply(sum.value, FAR)) > 0 || compare(multiply(all, FAR), sum.value) < 0) return [];
    return [describeSum(sum, terms, all, facts)];
  });
}

const total = (terms: readonly Mention[]): Exact => terms.reduce((so, m) => add(so, m.value), exact('0'));

function describeSum(sum: Mention, terms: readonly Mention[], all: Exact, facts: readonly Fact[]): Finding {
  const anchors = [sum.anchor, ...terms.map((m) => m.anchor)];
  const arithmetic = `${terms.map((m) => decimal(m.value)).join('+')}=${decimal(all)} ${compare(all, sum.value) > 0 ? '>' : '<'} ${decimal(sum.value)}`;
  return placedFinding(
    'total_does_not_add_up',
    'warning',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `合计 ${placedText(sum.printed, sum.anchor, 'zh')} 与同句各数之和不符：${arithmetic}`,
    `the total ${placedText(sum.printed, sum.anchor, 'en')} is not the sum of the numbers before it: ${arithmetic}`,
  );
}
