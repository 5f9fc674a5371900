// The plain case: the name stands before the number (专任教师 918 人), behind it (建成 3 个国家级平台), or was said before.

import type { ProseWords } from '../../catalog/types.ts';
import {
  type Bound,
  isPercent,
  isPoint,
  latest,
  type MentionView,
  type Naming,
  nameOfTopic,
  plainName,
  type Topic,
  type Unkinded,
} from './bound.ts';
import { findHeadCount } from './head-count.ts';
import { held, isNounBehind, nameNoun, namePurpose } from './name-noun.ts';
import { headNoun, namePart, wholeOf } from './name-part.ts';
import { percentOf } from './name-ranked.ts';

/** Names a level, ratio or target; null when no words name it. */
export function nameLevel(view: MentionView): Naming | null {
  const given =
    thresholded(view) ??
    atPlace(view) ??
    often(view) ??
    namePurpose(view) ??
    fromBracket(view) ??
    nameNoun(view) ??
    fromName(view) ??
    fromUnit(view) ??
    fromEarlier(view) ??
    fromVerb(view);
  if (!given) return null;
  return { ...given, kind: kindOf(view, given.name) };
}

/** 就业率超过 90% 的专业有市场营销、园艺等 3 个专业: those are counted. */
function thresholded({ before, mention }: MentionView): Unkinded | null {
  const [, which = '', noun = ''] = mention.quantity.dimension === 'item' ? (WHICH.exec(before) ?? []) : [];
  if (which === '') return null;
  const name =
    noun === '的' ? `${which}的${mention.quantity.unitText === '所' ? '学校' : '数量'}` : `${which}${noun}`;
  return { name, path: [name], rule: 'prose-which', confidence: 0.85 };
}

/** 与贵州 86 所职业院校合作, 职教本科学校 3 所（全国 32 所）: a place says where, not what. */
function atPlace(view: MentionView): Unkinded | null {
  const { read, words } = view;
  if (!words.has('place_only', read.name) || isPercent(view.mention)) return null;
  const bare: MentionView = { ...view, read: { ...read, name: '', open: true } };
  const named = fromBracket(bare) ?? nameNoun(bare) ?? fromEarlier(bare);
  return named && { ...named, dims: { ...named.dims, region: read.name } };
}

/** 在“网站建设”中，满意度达 95%: with what. */
const ofTopicToo = ({ read, words, flow }: MentionView): string =>
  words.has('bare_measure', read.name) && flow.topic !== '' && !flow.topic.includes(read.name)
    ? `${flow.topic.replace(/^在(?=[“‘])|[（(][^）)]*[）)]/gu, '').replace(/[“”‘’]/gu, '')}${read.name}`
    : read.name;

/** 为 10 家汽车企业开展培训 15 项 → 企业培训: an act of one word says little without for whom it is. */
function forWhom({ read, previous, before }: MentionView): string | null {
  if (read.name.length > 3 || previous?.uses === undefined || !ACTS.test(before)) return null;
  const whom = /(?:企业|院校|学校|社区|职工|员工|居民|农民|村民)$/u.exec(previous.name)?.[0];
  return whom === undefined ? null : `${whom}${read.name}`;
}

/** 中心每月一次开展队伍培训: what is done so often. */
function often(view: MentionView): Unkinded | null {
  const { before, mention, read } = view;
  if (mention.quantity.dimension !== 'event' || !HOW_OFTEN.test(before)) return null;
  const bare: MentionView = { ...view, read: { ...read, name: '', open: true } };
  const named = nameNoun(bare) ?? fromVerb(view);
  if (!named) return null;
  const what = `${headNoun(withoutVerb(named.name, view.words))}频次`;
  return { ...named, name: what, path: [what] };
}

/** 召开推进会 → 推进会; the whole where no verb begins it. */
function withoutVerb(name: string, words: ProseWords): string {
  const verb = words.all('object_verb', name)[0];
  const rest = verb?.index === 0 ? name.slice(verb.text.length).replace(/^了/u, '') : name;
  return rest.length > 1 ? rest : name;
}

/** 高中段教育共有学校 1048 所: whose, and what is counted. */
const HAS =
  /^([\p{Script=Han}“”、]{2,}?)(?:共有|现有|共设有|设有|拥有|建有|(?<=[省市县区])有)([\p{Script=Han}“”]{2,})$/u;

/** 就业率超过 90% 的专业有, 月收入不低于 5500 元的有. */
const WHICH =
  /(\p{Script=Han}{1,16}(?:率|度|比例|收入|月薪|薪酬|工资)\p{Script=Han}{0,6}\d[\d.]*(?:[%％]|万?元)(?:及?以[上下])?)(的(?:(?![共仅只均])\p{Script=Han}){2,4}|的)(?:共有|仅有|只有|有|共|仅|达|为|是|包括)/u;

const ACTS = /^(?:开展|举办|组织|提供|进行|实施)/u;

const HOW_OFTEN = /每个?(?:年|月|周|天|日|星期|季度|学年|学期)(?:组织|开展|召开|举办|举行|进行)?$/u;

/** 专任教师总数 918 人. */
function fromName(view: MentionView): Unkinded | null {
  const { read, words, flow, mention } = view;
  if (read.name === '' || words.has('carried_verb', read.name)) return null;
  const part = namePart(view);
  if (part) return part;
  // 学生 of what was counted in persons; of 实训基地 5 个 they are none
  const said = latest(flow, (b) => b.mention.quantity.dimension === mention.quantity.dimension);
  const name =
    said && words.has('generic_name', read.name)
      ? `${headNoun(plainName(said))}${read.name.replace(/^.*(?:指标|目标值?|任务|项目|学生|教师)$/u, '')}`
      : (held(view) ?? forWhom(view) ?? ofTopicToo(view));
  const [, subject = '', noun = ''] = HAS.exec(name) ?? [];
  if (noun !== '')
    return {
      name: noun,
      path: [subject, noun],
      ...(words.has('part_of_school', subject) && { dims: { scope: subject } }),
      rule: 'prose-has',
      confidence: 0.85,
    };
  return {
    name,
    path: [...wholeOf(view, name), name],
    rule: 'prose-name-number',
    confidence: read.open ? 0.7 : 0.9,
  };
}

/**
 * （1164 人，占比 21.67%）: what stands before the bracket splits what the sentence speaks of. （含 32 所技工学校）: a noun of
 * its own.
 */
function fromBracket(view: MentionView): Unkinded | null {
  const { read, owner, label } = view;
  if (read.name !== '' || (!owner && label === '') || /^(?:以上|以下|左右)?[且并呈]/u.test(label))
    return null;
  if (owner && isNounBehind(view)) return null;
  if (owner)
    return {
      name: owner.name,
      path: owner.path ?? [owner.name],
      ...(owner.dims && { dims: owner.dims }),
      rule: 'prose-bracket',
      confidence: 0.75,
    };
  const name = countedThere(view);
  return {
    name,
    path: [name],
    dims: name === label ? {} : { item: label },
    rule: 'prose-bracket-item',
    confidence: 0.8,
  };
}

/** 完成 4 项, 2021 年度为 99.3%: the name was said before. */
function fromEarlier(view: MentionView): Unkinded | null {
  const { flow, mention, read, previous, right } = view;
  if (read.listed !== '' && right.noun === '' && right.verb === '')
    return { ...fromList(read.listed), path: [...wholeOf(view, read.listed), read.listed] };
  const verbal = right.verb.length > 2 && !read.parallel && !read.ofWhich;
  // 比去年的 50.0% 增加了 10.4 个百分点
  if (verbal && !/^(?:[且并呈]|[增减升降]|上升|下降|提高)/u.test(right.verb)) return null;
  if (flow.fresh !== null) return ofTopic(flow.fresh, 0.75);
  const same = latest(flow, (b) => b.kind !== 'change' && b.mention.quantity.unit === mention.quantity.unit);
  const of = previous?.mention.quantity.unit === mention.quantity.unit ? previous : (same ?? changedTo(view));
  if (of) {
    const name = `${perHead(view)}${of.kind === 'change' ? plainName(of) : of.name}`;
    return {
      name,
      path: [name],
      ...(of.dims && { dims: of.dims }),
      rule: 'prose-carried',
      confidence: read.parallel ? 0.8 : 0.7,
    };
  }
  const added = view.words.has('added_up', view.before) ? (previous ?? latest(flow)) : null;
  if (added) return { name: added.name, path: [added.name], rule: 'prose-added-up', confidence: 0.7 };
  if (read.example !== '') return fromList(read.example);
  const beside = alongside(view);
  if (beside) return beside;
  return flow.topic === '' ? null : ofTopic({ name: flow.topic }, 0.65);
}

/** 副教授、高级工程师等 190 名: they are what is counted. */
const fromList = (name: string): Unkinded => ({ name, path: [name], rule: 'prose-example', confidence: 0.7 });

/** 图书 8 万册，生均 21 册 → 生均; empty where the number is of no head. */
const perHead = ({ words, before }: MentionView): string =>
  /[均生师人]$/u.test(before) ? (words.find('per_head', before)?.text ?? '') : '';

/** 拨款增加 0.24 万元，增长 20.5%，达到 1.44 万元: where the change led to. */
const changedTo = ({ flow, mention, before }: MentionView): Bound | null =>
  /(?:达到?|至|到|为)$/u.test(before)
    ? latest(
        flow,
        (b) =>
          b.kind === 'change' &&
          (b.mention.quantity.dimension === mention.quantity.dimension ||
            (isPoint(b.mention) && isPercent(mention))),
      )
    : null;

const ofTopic = (topic: Topic, confidence: number): Unkinded => ({
  ...nameOfTopic(topic),
  rule: 'prose-topic',
  confidence,
});

/** 活动 86 项，共 239 场次，累计参加 5620 人次: a count of persons, times or hours that belongs to the count before it. */
function alongside({ flow, previous, read, mention }: MentionView): Unkinded | null {
  const of = previous ?? latest(flow);
  if (!of || !/^(?:person|person_time|event|class_hour)$/u.test(mention.quantity.dimension ?? ''))
    return null;
  const name = `${plainName(of)}${read.name}`;
  return { name, path: [of.name, name], rule: 'prose-alongside', confidence: 0.6 };
}

/** 近 3000 人次受训: only a verb says what is counted. */
function fromVerb({ right, words }: MentionView): Unkinded | null {
  if (right.verb.length < 2) return null;
  // 每月一次由校长主持召开推进会
  const act = words.has('after_number_verb', right.verb) ? words.all('object_verb', right.verb).at(-1) : null;
  const name = act ? withoutVerb(right.verb.slice(act.index), words) : right.verb;
  return { name, path: [name], rule: 'prose-verb', confidence: 0.6 };
}

/** 现有 21 个部门: the unit names what is counted; 成员单位 92 个，其中学校 22 所: 学校 is what is counted, not the owner. */
function fromUnit({ mention, before }: MentionView): Unkinded | null {
  const { unitText } = mention.quantity;
  const school =
    unitText === '所' ? /(?:^|[：:、，中])(学校|学院)(?:共|有|共有)?$/u.exec(before)?.[1] : undefined;
  const name = school ?? /^[个门家](\p{Script=Han}+)$/u.exec(unitText ?? '')?.[1];
  return name === undefined ? null : { name, path: [name], rule: 'prose-unit-noun', confidence: 0.75 };
}

/** What a number in brackets behind a member counts: 就业率最高的是甲（91.5%）, 人数最多的是甲（116 人）. */
function countedThere(view: MentionView): string {
  const { flow, mention, label, words } = view;
  if (flow.spread) {
    const { counted } = flow.spread;
    return isPercent(mention) ? percentOf(counted, words) : counted;
  }
  // 毕业生（共 5372 人）
  if (mention.quantity.dimension === 'person' && words.has('population', label)) return label;
  if (!isPercent(mention))
    return countedIn(view) || flow.topic || (mention.quantity.dimension === 'person' ? '人数' : label);
  if (words.has('rate_end', flow.topic)) return flow.topic;
  const whole = countedIn(view) || flow.topic;
  return whole === '' ? label : `${whole.replace(/占比$/u, '')}占比`;
}

/** The number of persons that a clause before speaks of; empty when none does. */
function countedIn({ flow: { said }, words }: MentionView): string {
  const clauses = said.split(/[，。；：]/u);
  const at = clauses.findLastIndex((c) => c.includes('人数'));
  const clause = /^.*?人数/u.exec(clauses[at] ?? '')?.[0] ?? '';
  return findHeadCount(clause, clauses.slice(0, at).join('，'), words);
}

function kindOf(view: MentionView, name: string): Naming['kind'] {
  const { words, mention, before, read, flow, previous } = view;
  const done =
    /^中的/u.test(before) ||
    (words.has('done', before) && !words.has('target_verb', before) && !/中的?$/u.test(view.behind));
  const won = /争取(?:到|了)?[^，]{0,10}(?:资金|经费)$/u.test(before);
  if (!done && !won && (words.has('target', before) || flow.target || (read.parallel && previous?.target)))
    return 'target';
  if (words.has('planned_noun', name) && !isPercent(mention) && !done) return 'target';
  if (
    mention.quantity.form === 'ratio' ||
    mention.quantity.dimension === 'ratio' ||
    words.has('ratio_name', name)
  )
    return 'ratio';
  if (words.has('per_head', before)) return 'ratio';
  if (!isPercent(mention)) return 'level';
  return words.has('satisfaction', name) ? 'level' : words.has('share_name', name) ? 'share' : 'ratio';
}
