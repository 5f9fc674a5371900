// What earlier clauses of a paragraph leave behind for later ones: set at its start and at each sentence, added to by each
// clause that has been read.

import type { ProseWords } from '../../catalog/types.ts';
import { type Bound, type Flow, latest, type MentionView, type Topic } from './bound.ts';
import { contestName, isAnyContest, lastContest } from './contest-name.ts';
import { findMainly, findMostOf, findNext } from './most-of.ts';
import { readSpread } from './name-ranked.ts';
import { readWordsBefore } from './read-words-before.ts';

const MAX_RECENT = 8;
const MAX_SAID = 200;

/** The flow at the start of a paragraph under `headings`. */
export const startFlow = (headings: readonly string[]): Flow => ({
  recent: [],
  topic: '',
  fresh: null,
  said: '',
  contest: '',
  round: '',
  subject: {},
  spread: null,
  parts: null,
  classes: '',
  shared: [],
  base: '',
  target: false,
  future: false,
  headings,
});

/** Forgets what holds for one sentence only; 其中 as its first word goes on with what the last one spoke of. */
export function beginSentence(flow: Flow, text: string): void {
  Object.assign(flow, {
    ...(!text.startsWith('其中') && { topic: '', fresh: null }),
    said: '',
    subject: {},
    spread: null,
    parts: null,
    classes: '',
    base: '',
    target: false,
    future: false,
  });
}

/** Keeps a bound number for the next ones. */
export function rememberBound(flow: Flow, bound: Bound): void {
  flow.recent.push(bound);
  if (flow.recent.length > MAX_RECENT) flow.recent.shift();
}

/**
 * Takes note of a clause whose number, if it has one, is still to be bound: does it state a plan, and, with the year the
 * document speaks of most, one for a later year?
 */
export function hearPlan(flow: Flow, text: string, words: ProseWords, year: number | null): void {
  if (words.has('target_clause', text)) flow.target = true;
  if (!words.has('future_target', text)) return;
  const by = /到“?(20\d\d)年/u.exec(text)?.[1];
  if (by === undefined || year === null || Number(by) > year) flow.future = true;
}

/** A clause without numbers may say what the next ones are about: `plain` are its words, `text` is all of it. */
export function listen(flow: Flow, plain: string, text: string, words: ProseWords): void {
  const told = words.find('trend', plain) ?? words.find('superlative', plain);
  const before = plain.slice(0, told?.index ?? 0).replace(/(?:相对|比较|略|稍|均|都|也)+$/u, '');
  const noun = told ? unquoted(readWordsBefore(before, words).name) : '';
  if (noun !== '' && words.has('measure_noun', noun)) {
    flow.topic = noun;
    flow.fresh = { name: noun };
  }
  // 其中，护理专业最高，为 98%
  else if (noun.length > 1 && noun.length < 13 && !noun.includes('以') && words.has('superlative', plain))
    flow.subject = { scope: noun };
  const topic = words.find('topic_end', plain);
  if (topic) flow.subject = { ...flow.subject, ...groupOf(plain, words) };
  if (topic && !words.has('viewpoint', plain))
    flow.topic = readWordsBefore(plain.slice(0, topic.index), words).name.replace(
      /^(?:从|在(?![校籍职编读线岗])|就(?!业|读|餐|诊|医)|按照?)(?=.{2})/u,
      '',
    );
  listenForMembers(flow, plain, words);
  const most = findMostOf(plain);
  if (most) flow.subject = { scope: most.member };
  if (words.has('comparison_clause', plain)) flow.base = text;
}

/** 主要来自甲省，…; 其次是乙，…; 占比分别为: …: who the next numbers are of. */
export function listenForMembers(flow: Flow, plain: string, words: ProseWords): void {
  hearDivision(flow, plain);
  flow.spread = readSpread(plain, { flow, words }) ?? flow.spread;
  const mainly =
    findMainly(plain, flow, words) ??
    findNext(
      plain,
      latest(flow, (b) => b.kind === 'share'),
    );
  if (mainly) flow.fresh = mainly;
  else if (SHARES_ARE.test(plain) && flow.fresh) flow.spread = { counted: flow.fresh.name, listed: false };
}

/** 按工作类型划分: by what the next numbers are split. */
export function hearDivision(flow: Flow, plain: string): void {
  const divided = DIVIDED_BY.exec(plain)?.[1];
  if (divided !== undefined) flow.topic = divided;
}

const DIVIDED_BY =
  /^(?:第[一二三四五六七八九十]+)?按照?(\p{Script=Han}{2,12}?)(?:来)?(?:划分|分类|分|统计)[:：]?$/u;
const SHARES_ARE = /^(?:合计)?(?:所)?占(?:比|比例|比重)(?:分别|依次)(?:为|是)?$/u;

/** 专科毕业生中: whose numbers follow. */
function groupOf(plain: string, words: ProseWords): Flow['subject'] {
  const education = words.find('education_of', plain.replace(/^20\d\d届|^¶/u, ''))?.text;
  return education === undefined ? {} : { group: { education } };
}

/** Keeps the contest and the words of a clause that has been read. */
export function keepClause(flow: Flow, text: string, words: ProseWords): void {
  const contest = lastContest(words.all('contest', text), flow.contest);
  const name = contest ? contestName(text.slice(0, contest.index + contest.text.length)) : '';
  if (name !== '' && !(flow.contest !== '' && isAnyContest(name))) flow.contest = name;
  flow.said = `${flow.said}，${text}`.slice(-MAX_SAID);
}

/** The nearest heading without its number, when it reads like the name of a number; empty otherwise. */
export function headingName({ headings }: Flow, words: ProseWords): string {
  const heading = (headings.at(-1) ?? '').replace(/^[\d.、．\s（()）一二三四五六七八九十]+|[\s。：:]+/gu, '');
  const bare = heading.replace(/(?:增长|变化|增减|变动)?情况$/u, '').replace(/^(?:各级各类|各类|各级)/u, '');
  return words.has('measure_noun', bare) ? bare : '';
}

/** 月薪在 3000 元的占比: how many are in the class that the number, printed as `item`, bounds. */
export function classOf({ read, flow }: MentionView, item: string): Topic {
  const own = read.name.replace(/[在为是]+$/u, '');
  const said = latest(flow, (b) => b.mention.quantity.dimension === 'money');
  const of = own || flow.classes || (said ? said.name.replace('平均', '') : flow.topic);
  flow.classes = of;
  return { name: `${of}占比`, item };
}

/** “协议就业率” → 协议就业率. */
const unquoted = (name: string): string => name.replace(/^[“‘]([^“”‘’]+)[”’]$/u, '$1');
