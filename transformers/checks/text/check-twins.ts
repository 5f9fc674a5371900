// Two names that are almost one, with numbers that are almost one: 教学生产双基地 8 个 here and 生产双基地项目 9 个 there. Worth
// a look, no more: they may count two things.

import type { Fact, Finding } from '../../../model/index.ts';
import { absolute, compare, exact, multiply, subtract } from '../../../numbers/exact.ts';

import type { Mention } from './read-mentions.ts';
import { similarNames } from './similar-names.ts';

/** Characters in common, and their share of the longer name. */
const COMMON = 5;
const SHARE = 0.6;
/** How far apart the values may be, as a fraction of the larger: 1 in CLOSE. */
const CLOSE = exact('6');
const SMALLEST = exact('5');
/** One contest has several prizes. */
const PRIZE = /(?:奖项?|奖牌|[金银铜]牌)(?:（教师）)?$/u;
/** Above this many names the search is left out: a report that long has too many to be read. */
const MOST = 1500;

/** One finding (information) for each pair of names that share most of their characters, with close but different values. */
export function checkTwins(mentions: readonly Mention[], facts: readonly Fact[]): Finding[] {
  const exactOnes = mentions.filter(
    (m) =>
      m.modifier === 'exact' &&
      !m.fresh &&
      m.key.length >= COMMON &&
      m.dimension === 'item' &&
      !m.key.includes('·') &&
      !PRIZE.test(m.key) &&
      !/[国省市校]级数?量?$/u.test(m.key) &&
      compare(m.value, SMALLEST) >= 0,
  );
  if (exactOnes.length > MOST) return [];
  const seen = new Set<string>();
  return exactOnes.flatMap((a, i) =>
    exactOnes.slice(i + 1).flatMap((b) => {
      if (!areTwins(a, b) || seen.has(a.key) || seen.has(b.key)) return [];
      seen.add(a.key).add(b.key);
      return [similarNames(a, b, facts)];
    }),
  );
}

function areTwins(a: Mention, b: Mention): boolean {
  if (
    a.block === b.block ||
    (a.block < 0 && b.block < 0) ||
    a.key === b.key ||
    a.scope !== b.scope ||
    a.unit !== b.unit
  )
    return false;
  if (a.years.length > 0 && b.years.length > 0 && a.years.at(-1) !== b.years.at(-1)) return false;
  const difference = absolute(subtract(a.value, b.value));
  const larger = compare(a.value, b.value) > 0 ? a.value : b.value;
  if (difference.n === 0n || compare(multiply(difference, CLOSE), larger) > 0) return false;
  const common = commonLength(a.key, b.key);
  return common >= COMMON && common >= Math.max(a.key.length, b.key.length) * SHARE;
}

/** Length of the longest run of characters in both. Names are short: quadratic is fine. */
function commonLength(a: string, b: string): number {
  let best = 0;
  for (let i = 0; i < a.length; i++)
    while (i + best < a.length && b.includes(a.slice(i, i + best + 1))) best++;
  return best;
}
