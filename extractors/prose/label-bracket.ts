// What a bracket of numbers is about when no number stands before it: 人数最多的是医学院（1164 人，占比 21.67%）.

import type { ProseWords } from '../../catalog/types.ts';
import type { Flow, Spread, Topic } from './bound.ts';
import { findHeadCount } from './head-count.ts';
import { findMainly, findMostOf } from './most-of.ts';
import { readSpread } from './name-ranked.ts';
import { readWordsBefore } from './read-words-before.ts';

export interface BracketLabel {
  /** The member that the numbers belong to: 医学院; empty when nothing stands before the bracket. */
  readonly label: string;
  /** What is counted: 毕业生人数; empty when the words before the bracket do not say it. */
  readonly topic: string;
  /** Whether the member is one of several that the words list. */
  readonly member: boolean;
  /** What is counted of this member and the ones to come: 主要来自河北省（3%）、重庆市（2%）. */
  readonly spread?: Spread;
  /** What the numbers behind the bracket are about, too: 以河南省居多（8431 人），占比 89.74%. */
  readonly fresh?: Topic;
}

const MAX_MEMBER = 20;
/** 高职院校毕业生的就业率: whose, and the rate. */
const RATE_OF = /^(.+)的(\p{Script=Han}{0,6}(?:率|度))$/u;

/** 学院分别为医学院: what leads to the member. */
const LEADS_TO = /^.*(?:分别为|分别是|依次为|依次是|的是|[为是])(?=.{2})/u;
/** 、会计学院: one more of them. */
const GOES_ON = /^[、和及]/u;
/** 排名前三的专业为 …: the first of them. */
const ORDERED = /(?:排名|位列|位居)?前[\d一二三四五六七八九十]|分别[为是]|依次[为是]|[最较][高低多少]的/u;

/** Reads the words `before` a bracket, behind what the `flow` of the paragraph has said. */
export function labelBracket(before: string, flow: Flow, words: ProseWords): BracketLabel {
  const { said } = flow;
  const spread = readSpread(before, { flow, words });
  const first = spread?.rest.split('、').at(-1) ?? '';
  if (spread && first.length > 1 && first.length < MAX_MEMBER)
    return { label: first, topic: '', member: true, spread };
  const fresh = findMainly(before, flow, words);
  if (fresh)
    return { label: fresh.item ?? fresh.name, topic: fresh.item ? fresh.name : '', member: true, fresh };
  const highest = words.find('superlative', before);
  const rate = highest ? RATE_OF.exec(readWordsBefore(before.slice(0, highest.index), words).name) : null;
  if (rate) return { label: rate[1] ?? '', topic: rate[2] ?? '', member: true };
  const most = findMostOf(before);
  if (most && /[率度数薪酬资入分值额]$/u.test(most.measure))
    return {
      label: most.member.split(/[、和与]/u).at(-1) ?? '',
      topic: readWordsBefore(most.measure, words).name,
      member: true,
    };
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
  return labelQuoted(before, quoted.index, quoted[1] ?? '', words);
}

/** 主要原因是“薪资福利差”: the quotation is the member, what leads to it says what is counted. */
function labelQuoted(before: string, at: number, label: string, words: ProseWords): BracketLabel {
  const lead = readWordsBefore(before.slice(0, at).replace(/(?:“[^”]*”|、|和|以及)+$/u, ''), words).name;
  const ordered = /^(.{2,}?(?:率|度))(?:相对|比较)?(?:较高|较低|最高|最低|靠前|居前|排名)/u.exec(lead)?.[1];
  if (ordered !== undefined) return { label, topic: ordered, member: true };
  if (/^(?:其次|再次|最后)(?:是|为)?$/u.test(lead)) return { label, topic: '', member: true };
  const topic = lead.length > 1 ? (/^.*?人数(?=.)/u.exec(lead)?.[0] ?? lead) : '';
  return { label, topic, member: true };
}
