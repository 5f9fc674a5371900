// What a bracket of numbers is about when no number stands before it: 人数最多的是医学院（1164 人，占比 21.67%）.

import type { ProseWords } from '../../catalog/types.ts';
import { findMostOf } from './most-of.ts';
import { readWordsBefore } from './read-words-before.ts';

export interface BracketLabel {
  /** The member that the numbers belong to: 医学院; empty when nothing stands before the bracket. */
  readonly label: string;
  /** What is counted: 毕业生人数; empty when the words before the bracket do not say it. */
  readonly topic: string;
  /** Whether the member is one of several that the words list. */
  readonly member: boolean;
}

/** 高职院校毕业生的就业率: whose, and the rate. */
const RATE_OF = /^(.+)的(\p{Script=Han}{0,6}(?:率|度))$/u;

/** 学院分别为医学院: what leads to the member. */
const LEADS_TO = /^.*(?:分别为|分别是|依次为|依次是|的是|[为是])(?=.{2})/u;
/** 、会计学院: one more of them. */
const GOES_ON = /^[、和及]/u;
/** 排名前三的专业为 …: the first of them. */
const ORDERED = /(?:排名|位列|位居)?前[\d一二三四五六七八九十]|分别[为是]|依次[为是]|[最较][高低多少]的/u;

/** Reads the words `before` a bracket; `said` are those of the sentence before its clause. */
export function labelBracket(before: string, said: string, words: ProseWords): BracketLabel {
  const highest = words.find('superlative', before);
  const rate = highest ? RATE_OF.exec(readWordsBefore(before.slice(0, highest.index), words).name) : null;
  if (rate) return { label: rate[1] ?? '', topic: rate[2] ?? '', member: true };
  const most = findMostOf(before);
  if (most && /[率度数]$/u.test(most.measure))
    return { label: most.member, topic: readWordsBefore(most.measure, words).name, member: true };
  const quoted = /[“‘]([^“”‘’]{1,40})[”’]$/u.exec(before);
  if (!quoted) {
    const listed = readWordsBefore(before, words).name.split('、').at(-1) ?? '';
    const label = listed.replace(LEADS_TO, '');
    return {
      label,
      topic: findHeadCount(before, said, words),
      member: label.length > 1 && (GOES_ON.test(before) || ORDERED.test(before)),
    };
  }
  const lead = readWordsBefore(
    before.slice(0, quoted.index).replace(/(?:“[^”]*”|、|和|以及)+$/u, ''),
    words,
  ).name;
  const ordered = /^(.{2,}?(?:率|度))(?:相对|比较)?(?:较高|较低|最高|最低|靠前|居前|排名)/u.exec(lead)?.[1];
  const label = quoted[1] ?? '';
  if (ordered !== undefined) return { label, topic: ordered, member: true };
  const topic = lead.length > 1 ? (/^.*?人数(?=.)/u.exec(lead)?.[0] ?? lead) : '';
  return { label, topic, member: true };
}

/**
 * The last number of persons that `text` speaks of (毕业生人数排名前三的学院为…); whose it is may stand in `said` (毕业生分布于 10 个学院，
 * 其中人数最多的是…). Empty when it speaks of none.
 */
export function findHeadCount(text: string, said: string, words: ProseWords): string {
  const found = /([\p{Script=Han}]{0,6}人数)(?=[\p{Script=Han}¶]*$)/u.exec(text)?.[1];
  if (found === undefined) return '';
  const bare = found.replace(/^.*[的在为是届]|^.*其中/u, '');
  return bare === '人数' ? `${words.find('population', said)?.text ?? ''}${bare}` : bare;
}
