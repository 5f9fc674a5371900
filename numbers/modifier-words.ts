// The words around a number that say it is not exact (约, 余, 不低于 …). They become a field, never arithmetic.

import type { Modifier } from '../model/index.ts';

/** A word and what it says of the number beside it. */
export type ModifierWord = readonly [word: string, modifier: Modifier];

const list = (modifier: Modifier, words: string): ModifierWord[] =>
  words.split(' ').map((word) => [word, modifier]);
/** Words in order of length, longest first, and the same by their first character. */
export interface ModifierWords {
  readonly all: readonly ModifierWord[];
  readonly byFirst: ReadonlyMap<string, readonly ModifierWord[]>;
  /** By their last character. */
  readonly byLast: ReadonlyMap<string, readonly ModifierWord[]>;
}

function longestFirst(words: ModifierWord[]): ModifierWords {
  const all = words.sort((a, b) => b[0].length - a[0].length);
  const group = (charOf: (word: string) => string) =>
    new Map(
      all.map(([word]) => [charOf(word), all.filter(([other]) => charOf(other) === charOf(word))] as const),
    );
  return { all, byFirst: group((word) => word.charAt(0)), byLast: group((word) => word.slice(-1)) };
}

/** Words in front of a number. 达 and 共 say nothing about exactness and are not here. */
export const PREFIX_MODIFIERS = longestFirst([
  ...list('about', '约 大约 约为 约有 约占 大概 近 将近 接近 ≈'),
  ...list('more_than', '超 超过 超出 逾 突破 高于 大于 多于 >'),
  ...list('less_than', '不足 不到 不满 低于 少于 小于 <'),
  ...list('at_least', '不低于 不少于 不小于 至少 最少 起码 ≥ >='),
  ...list('at_most', '不超过 不高于 不多于 不大于 至多 最多 ≤ <='),
]);

/** Words behind a number or its unit. 余 and 多 also stand between number and 万, which `readNumeral` sees to. */
export const SUFFIX_MODIFIERS = longestFirst([
  ...list('about', '左右 上下'),
  ...list('more_than', '余 多'),
  ...list('at_least', '以上 及以上 或以上 (含)以上 +'),
  ...list('at_most', '以下 以内 之内 及以下 或以下 (含)以下'),
]);

/** 500+ is a bound, 3+2 is a programme; 多媒体 and 多元化 are words of their own. */
const NO_MODIFIER = /^(?:\+[\da-zA-Z]|多(?:媒|元化|边|功|样|维|渠|举|措|彩|语|选))/u;

/** The longest of `words` that stands in `text` at `at`. */
export function wordAt(words: ModifierWords, text: string, at: number): ModifierWord | null {
  const found = words.byFirst.get(text.charAt(at))?.find(([word]) => text.startsWith(word, at)) ?? null;
  return found && NO_MODIFIER.test(text.slice(at, at + 3)) ? null : found;
}

/** The longest of `words` that ends `text`. */
export function wordAtEnd(words: ModifierWords, text: string): ModifierWord | null {
  return words.byLast.get(text.slice(-1))?.find(([word]) => text.endsWith(word)) ?? null;
}

/** 签约 30 家, 附近 3 所, 赶超 5 个, 技术突破 3 项: the ends of other words. */
const OTHER_WORD =
  /(?:[签预节制合公条契邀特婉解赴失履违相集毁爽续租誓]约|[附最邻亲靠临新相就走贴迫逼远周]近|[赶反英中]超|[术键大新性得]突破|[补之弥缺]不足|\d[<>])$/u;
const LONGEST_PREFIX = PREFIX_MODIFIERS.all[0]?.[0].length ?? 0;

/**
 * Where the modifiers begin that stand before the number at `at` (约, 不少于, 超过约 …), at `floor` or later; `at` when
 * there are none. `text` must be normalised.
 */
export function findModifierStart(text: string, at: number, floor: number): number {
  let start = at;
  for (let count = 0; count < 3; count++) {
    let end = start;
    while (end > floor && end > start - 3 && text.charAt(end - 1) === ' ') end--;
    const before = text.slice(Math.max(floor, end - LONGEST_PREFIX - 1), end);
    const word = wordAtEnd(PREFIX_MODIFIERS, before);
    if (!word || OTHER_WORD.test(before)) return start;
    start = end - word[0].length;
  }
  return start;
}

/**
 * What several words say together: the same twice is that; bounds of one direction give the stricter
 * (不低于 and 超过: more_than); any other mixture (近10余万) is `about`.
 */
export function combineModifiers(found: readonly Modifier[]): Modifier {
  const said = new Set(found.filter((m) => m !== 'exact'));
  const [first, second, ...more] = [...said];
  if (first === undefined) return 'exact';
  if (second === undefined) return first;
  if (more.length === 0 && said.has('more_than') && said.has('at_least')) return 'more_than';
  if (more.length === 0 && said.has('less_than') && said.has('at_most')) return 'less_than';
  return 'about';
}
