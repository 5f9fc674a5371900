// Numbers that state a part of a whole: 占专任教师的 80.3%, 占比 12%, 20% 的毕业生进入 …

import {
  type Bound,
  isPercent,
  latest,
  type MentionView,
  type Naming,
  nameOfTopic,
  plainName,
} from './bound.ts';
import { shareOf } from './name-ranked.ts';
import { readWordsBefore } from './read-words-before.ts';

const PART_OF =
  /^(.*?)(?:所|共|约|仅|只|也|均|就|已|各|总)?占(?:到|了|据|全部|比约?为(?=.{2}))?((?!比|地|用|有|领)[^占]{0,30}?)的?(?:总?比例|比重|比)?$/u;
const SHARE_NAME = /(?:所占|占)?(?:总?比例?|比重|份额)$/u;

/** Names a share; null when the words do not state one. */
export function nameShare(view: MentionView): Naming | null {
  if (!isPercent(view.mention)) return null;
  return ofWhole(view) ?? named(view) ?? ofThose(view);
}

/** X 占 Y 的 N%: X is named, or the number before. */
function ofWhole(view: MentionView): Naming | null {
  const before = view.words.strip('number_verb', view.before.replace(/的$/u, ''));
  const found = PART_OF.exec(before);
  if (!found) return null;
  const [, partWords = '', wholeWords = ''] = found;
  const read = readWordsBefore(partWords, view.words);
  const earlier = partBefore(view);
  const part = read.name || earlier.name;
  if (part === '') return null;
  const topic = view.flow.topic;
  if (wholeWords === '' && view.words.has('distribution_topic', topic)) return ofTopic(view, part);
  const whole = wholeWords.replace(/^(?:全校|学校|全部|所有)/u, '').replaceAll('¶', '');
  const name = shareOf(part);
  return {
    name,
    path: whole === '' ? [name] : [whole, name],
    kind: 'share',
    ...(read.name === '' && earlier.dims && { dims: earlier.dims }),
    rule: 'prose-share-of',
    confidence: read.name ? 0.9 : 0.8,
  };
}

/** 新生生源地来源分布中，重庆市占 87%: the topic is counted, the part splits it. */
function ofTopic(view: MentionView, part: string): Naming {
  const of = view.flow.topic
    .replace(/^(?:就(?!业|读|餐|诊|医)|从|按照?|以)(?=.{2})/u, '')
    .replace(/(?:来源)?(?:地区|区域)?(?:分布|构成|结构|组成|流向|去向|来源|情况|性质|类型)$/u, '');
  const name = `${of}占比`;
  return {
    name,
    path: [name],
    kind: 'share',
    dims: { item: part },
    rule: 'prose-share-topic',
    confidence: 0.85,
  };
}

/** 占比 N%, 双师型教师比例 N%. */
function named(view: MentionView): Naming | null {
  const before = view.words.strip('number_verb', view.before.replaceAll('¶', ''));
  if (!SHARE_NAME.test(before) || view.words.has('rate_end', before)) return null;
  const own = readWordsBefore(before, view.words).name.replace(/^区间[的内]?/u, '');
  if (view.mention.quantity.list && own.length > 2)
    return { name: own, kind: 'share', rule: 'prose-share-name', confidence: 0.8 };
  const bare = own.replace(SHARE_NAME, '').replace(/(?:人数|数量)$/u, '');
  // 去向结构中，在中小企业就业的比例: a clause of its own
  const said = /^(?:选择)?[在到从](.{2,})的$/u.exec(bare)?.[1];
  if (said !== undefined)
    return { name: `${said}比例`, kind: 'share', rule: 'prose-share-name', confidence: 0.85 };
  if (bare.length > 1 && view.words.has('distribution_topic', view.flow.topic)) return ofTopic(view, bare);
  const [, lead = '', option] = OPTION.exec(bare) ?? [];
  if (option !== undefined && lead !== '')
    return { ...ofOption(option, bareTopic(lead)), rule: 'prose-share-item' };
  // 从离职次数来看，“1 次”的比例为 7.86%
  if (option !== undefined && view.flow.topic !== '') return ofOption(option, bareTopic(view.flow.topic));
  const asked = option === undefined ? null : latest(view.flow, (b) => b.rule !== OPTION_RULE);
  if (option !== undefined && asked) return ofOption(option, plainName(asked));
  if (bare.length > 1) return { name: own, kind: 'share', rule: 'prose-share-name', confidence: 0.9 };
  if (view.label !== '' && !view.owner) return ofItem(view);
  if (view.flow.fresh?.name.endsWith('占比'))
    return { ...nameOfTopic(view.flow.fresh), kind: 'share', rule: 'prose-share-class', confidence: 0.8 };
  return ofPart(view, SHARE_NAME.exec(own)?.[0] ?? '占比');
}

/** 女生 2822 人，占比 52.53%: the part is what was counted before. */
function ofPart(view: MentionView, word: string): Naming | null {
  const { name: part, dims } = partBefore(view);
  if (part === '') return null;
  const above = (view.previous ?? latest(view.flow))?.path?.slice(0, -1) ?? [];
  const name = /占/u.test(word) ? shareOf(part) : `${part}${word}`;
  return {
    name,
    path: [...above.slice(-1), name],
    kind: 'share',
    ...(dims && { dims }),
    rule: 'prose-share-carried',
    confidence: 0.8,
  };
}

const THOSE = 'prose-share-those';
const OPTION_RULE = 'prose-share-option';
/** 离职的情况分别为“离职 1 次”: what is asked and an answer. */
const OPTION = /^(?:(.{2,}?(?:为|是|有)))?[“‘]([^“”‘’]+)[”’]的?$/u;

/** 相关度为 72.17%，其中“非常相关”占比 30.93%: an answer to what was measured before. */
function ofOption(option: string, asked: string): Naming {
  // a 相关度 has no share, an answer to it has
  const name = /[率度性感]$/u.test(asked) ? `${asked}选项占比` : `${asked}占比`;
  return {
    name,
    path: [asked, name],
    kind: 'share',
    dims: { item: option },
    rule: OPTION_RULE,
    confidence: 0.75,
  };
}

/** 其离职的原因主要为 → 离职的原因: a topic without the words that lead to its parts. */
const bareTopic = (topic: string): string =>
  topic
    .replace(/^(?:其|自己|(?:毕业生|学生)?认为自己)(?=.{2})/u, '')
    .replace(/(?:主要)?(?:分别|依次)?(?:为|是|有|集中在)?$/u, '')
    .replace(/的?(?:情况|主要)$/u, '');

/** 28% 的毕业生从事与专业不相关的工作，其主要原因为 …: what 其 stands for, with 的; empty when no statement was made before. */
function referent(flow: MentionView['flow']): string {
  const of = latest(flow);
  if (of?.rule !== THOSE) return '';
  return `${of.name.replace(/比例$/u, '').replace(/^(?:毕业生|学生)?(?:选择)?(?:从事)?/u, '')}的`;
}

/** “薪资福利差”（占比 42.03%）: what the sentence speaks of is counted, the words before the bracket split it. */
function ofItem(view: MentionView): Naming {
  const topic = view.flow.topic.replace(/占比$/u, '');
  const of = `${/^其/u.test(topic) ? referent(view.flow) : ''}${bareTopic(topic)}` || view.label;
  const dims = of === view.label ? {} : { item: view.label };
  return { name: `${of}占比`, kind: 'share', dims, rule: 'prose-share-item', confidence: 0.8 };
}

/** N% 的毕业生选择自主创业. */
function ofThose(view: MentionView): Naming | null {
  const { read, right, behind, words } = view;
  const all = ofAll(view);
  if (all) return all;
  if (!/^(?:以上|以下|左右|以内)?的?[\p{Script=Han}“]/u.test(behind) || right.statement.length < 3)
    return null;
  // 毕业生中有 48.9% 的毕业生选择在省内就业
  const ofPopulation = /^的/u.test(behind) && words.has('population_first', behind.slice(1));
  // 就业率达到 95.6% 的原因是 …: the rate is named
  if (words.has('rate_end', read.name) && !ofPopulation) return null;
  if (read.name !== '' && !read.open && !ofPopulation) return null;
  return ofStatement(right.statement, right.statement.length);
}

/** 学生 100% 参加实习 → 学生参加实习. */
function ofAll({ read, right, behind, words }: MentionView): Naming | null {
  const whose = words.find('population_end', read.name)?.text ?? '';
  if (whose === '' || right.verb.length < 3 || !words.has('statement_verb', behind)) return null;
  return ofStatement(`${whose}${right.verb}`, 0);
}

const ofStatement = (statement: string, uses: number): Naming => ({
  name: `${statement}比例`,
  kind: 'share',
  rule: THOSE,
  confidence: 0.85,
  uses,
});

interface Part {
  readonly name: string;
  readonly dims?: Naming['dims'];
}

/** What the part is when its clause does not say: the count in front of it, else the words before the bracket. */
function partBefore({ owner, previous, label, flow }: MentionView): Part {
  const counted = (b: Bound) => !isPercent(b.mention);
  const { fresh } = flow;
  if (fresh && ((!owner && !previous) || fresh.name.endsWith('占比')))
    return { ...nameOfTopic(fresh), name: fresh.name.replace(/占比$/u, '') };
  if (owner) return counted(owner) ? owner : { ...owner, name: owner.name.replace(/占比$/u, '') };
  if (previous && counted(previous)) return { ...previous, name: plainName(previous) };
  if (label !== '') return { name: label };
  const of = latest(flow, counted);
  return of ? { ...of, name: plainName(of) } : { name: flow.topic };
}
