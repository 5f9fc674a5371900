// 共 20 项，其中一等奖 8 项、二等奖 9 项、三等奖 6 项: parts that do not overlap and are more than their whole together.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { add, compare, decimal, exact } from '../../../numbers/exact.ts';
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
