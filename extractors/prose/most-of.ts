// Who is most: 招生人数最多的专业是护理专业, 以汉族为主, 主要来自青石省; and who comes next: 其次是升学.

import type { ProseWords } from '../../catalog/types.ts';
import { type Bound, type Flow, plainName, type Topic } from './bound.ts';
import { readWordsBefore } from './read-words-before.ts';

const MOST_OF =
  /^(.*?)(?:最|较)[多高大少低]的\p{Script=Han}{1,8}?[是为]((?:[\p{Script=Han}（）]{2,20}[、和与])*[\p{Script=Han}]{2,20})$/u;
const MAINLY_IS = /^(.*?)(?:均|都|主要)?以([^，。]{2,60}?)(?:为主|居多|为最多?)$/u;
const COMES = /^(.*?)(?:主要|大多|多数)(来自|来源于|分布[于在]|集中[于在]|流向|从事)([^，。]{2,30})$/u;
const NEXT_IS = /^(?:其次|再次|最后)(?:是|为)[“‘]?([\p{Script=Han}、（）]{2,20})[”’]?$/u;
const QUOTED = /^[“‘]([^“”‘’]+)[”’]$/u;

/** What `text` ends by saying of a member; null when it does not. `measure` are all words before 最. */
export function findMostOf(text: string): { readonly measure: string; readonly member: string } | null {
  const [, measure = '', member = ''] = MOST_OF.exec(text) ?? [];
  return member === '' ? null : { measure, member };
}

/** 其次是“升学”: the next one, counted like the `last` where that was one of several (以民营企业为主，占比 68%). */
export function findNext(text: string, last: Bound | null): Topic | null {
  const name = NEXT_IS.exec(text)?.[1];
  if (name === undefined) return null;
  return last?.dims?.item === undefined ? { name } : { name: plainName(last), item: name };
}

/**
 * Those who are most, as `text` ends by saying: themselves where they can be counted (以省内生源为主), else of whom the sentence
 * speaks, with them as its item; null when none are.
 */
export function findMainly(text: string, flow: Flow, words: ProseWords): Topic | null {
  const comes = COMES.exec(text);
  const [, before = '', member = ''] = comes ? [comes[0], comes[1], comes[3]] : (MAINLY_IS.exec(text) ?? []);
  if (member === '') return null;
  const quoted = QUOTED.exec(member)?.[1];
  if (quoted !== undefined && !comes) return { name: quoted };
  if (/(?:生源|生|者)$/u.test(member)) return { name: member };
  const of = comes ? comers(before, comes[2] ?? '', flow, words) : whose(before, flow, words);
  if (of === '') return { name: member };
  // 以制造业、教育和建筑业为主，合计占比 56%
  return member.includes('、') ? { name: of } : { name: of, item: quoted ?? member };
}

/** 毕业生主要来自 → 毕业生生源. */
export function comers(before: string, verb: string, flow: Flow, words: ProseWords): string {
  const of =
    readWordsBefore(before, words).name || words.all('population', flow.said).at(-1)?.text || flow.topic;
  return /^来/u.test(verb) && /(?:毕业|新|学|校)生$/u.test(of) ? `${of}生源` : of;
}

const whose = (before: string, flow: Flow, words: ProseWords): string =>
  readWordsBefore(before, words).name ||
  /生源/u.exec(flow.topic)?.[0] ||
  words.all('population', flow.said).at(-1)?.text ||
  flow.topic;
