// The noun behind a number names it: 14 所中职学校, 与 74 家企业建立合作关系, 毕业生分布在 6 个院系.

import { isPercent, latest, type MentionView, plainName, type Unkinded } from './bound.ts';
import { readWordsBefore } from './read-words-before.ts';

/** Names of four characters and fewer say little without what is said of them. */
const SHORT = 4;
/** 现有 29 所高职学校成立了…: all there are, whatever they do. */
const THERE_ARE = /(?:现有|共有|设有|拥有|建有)$/u;
const NOUN_RULE = 'prose-number-noun';
const WITH = /(?:与|同|和|跟)(?:[^，、]{0,4})$/u;
/** 可一次性同时容纳 1000 名学生实习. */
const HOLDS = /^(.*?)(?:可以|能够|可|能|同时|一次性)*(容纳|接纳)$/u;

/** Names a number by the noun behind it; null when another name is nearer, or no noun follows. */
export function nameNoun(view: MentionView): Unkinded | null {
  const { read, right, mention, words } = view;
  // 就业率达到 95.6% 的原因: the rate is named
  if (isPercent(mention) && words.has('rate_end', read.name)) return null;
  if (right.noun === '' || !(read.open || read.name === '' || isNounBehind(view))) return null;
  const verbal = partners(view) ?? reached(view) ?? held(view);
  if (verbal) return named(view, verbal, NOUN_RULE);
  const person = mention.quantity.dimension === 'person';
  const telling =
    (person || right.noun.length <= SHORT) &&
    !right.inRow &&
    !THERE_ARE.test(view.before) &&
    right.statement.length > right.noun.length &&
    !words.has('told_of_more', right.statement.slice(right.noun.length));
  const whose = isWhose(view) ? withoutActor(read.name) : '';
  if (telling) return named(view, `${whose}${right.statement}`, 'prose-number-statement');
  if (whose !== '') return named(view, `${whose}${right.noun}`, NOUN_RULE);
  const verb =
    words.has('plain_verb', read.name) && read.name.length < 5 ? read.name.replace(/了$/u, '') : '';
  const left =
    verb === '' && read.open && right.noun.length <= SHORT && read.name.length > SHORT ? read.name : verb;
  const of = left !== '' && left !== verb && view.before.endsWith('的') ? '的' : '';
  return named(view, `${left}${of}${right.noun}`, NOUN_RULE);
}

/** 单位库中共积累 2279 家用人单位: where they are kept. */
const CONTAINER = /([\p{Script=Han}]{2,10}(?:库|平台|系统|联盟|集团))(?:中|内|里)(?!的)/u;

const named = ({ right, before }: MentionView, name: string, rule: string): Unkinded => ({
  name,
  path: [...(CONTAINER.exec(before)?.slice(1, 2) ?? []), name],
  rule,
  confidence: 0.85,
  uses: right.noun.length,
});

/** Both sides have words: a number of things is named by the noun directly behind it, unless one stands before it, too. */
export function isNounBehind({ read, right, mention, words, before }: MentionView): boolean {
  const { dimension } = mention.quantity;
  if (dimension !== 'item' && dimension !== 'person' && dimension !== 'event') return false;
  if (!words.has('noun_like', right.noun)) return false;
  if (isWhose({ read, mention, words })) return true;
  return !words.has('noun_like', read.name) || before.split('、').length > 2;
}

/** 推荐高职院校 32 门课程, 城轨专业 44 名学生: no school is counted in 门; it says whose they are. */
const isWhose = ({ read, mention, words }: Pick<MentionView, 'read' | 'mention' | 'words'>): boolean =>
  /^[门名人篇项部]/u.test(mention.quantity.unitText ?? '') && words.has('not_counted_so', read.name);

/** 推荐高职院校 → 高职院校. */
const withoutActor = (name: string): string =>
  name.replace(/^(?:推荐|选派|组织|派出|选拔|遴选|支持|指导|邀请)(?=.{2})/u, '');

/** 与 74 家企业建立了合作关系 → 合作企业. */
function partners({ before, right, words }: MentionView): string | null {
  if (!WITH.test(before) || !words.has('cooperates', right.statement.slice(right.noun.length))) return null;
  return right.noun.startsWith('合作') ? right.noun : `合作${right.noun}`;
}

/** 毕业生分布在 6 个院系 → 毕业生分布院系; with examples in between: 专业涵盖土木、交通等 8 个大类 → 专业涵盖大类. */
function reached({ before, right, words, flow }: MentionView): string | null {
  if (right.noun.length > SHORT) return null;
  const verb = words.find('spread_verb', before);
  if (!verb) return null;
  const behind = before.slice(verb.index + verb.text.length);
  const said = latest(flow);
  const own = readWordsBefore(before.slice(0, verb.index), words).name;
  // 毕业生共 900 人，分布在 24 个学院
  const subject = own || (said && words.has('population_end', said.name) ? said.name : '');
  if (subject === '' || !(/^(?:了|到|至|全国)?$/u.test(behind) || /、.*(?:等|、[^、，]+)$/u.test(behind)))
    return null;
  return `${subject}${verb.text.replace(/[于在]$/u, '')}${right.noun}`;
}

/** 投资 3000 万元购置教学设备 → 购置教学设备投资: without its purpose money says little. */
export function namePurpose({ read, right, mention, words }: MentionView): Unkinded | null {
  if (mention.quantity.dimension !== 'money' || !words.has('money_verb', read.name)) return null;
  const purpose = words.find('purpose_verb', right.verb);
  if (!purpose) return null;
  if (/^的/u.test(right.verb.slice(purpose.text.length))) return null;
  const verb = purpose.text.replace(/^用于|了$/gu, '');
  const object =
    /^[\p{Script=Han}“”A-Za-z]{2,18}?(?=[于，。、]|建筑面积|$)/u.exec(
      right.verb.slice(purpose.text.length),
    )?.[0] ?? '';
  if (object === '') return null;
  const name = `${verb}${object}${read.name}`;
  return { name, path: [name], rule: 'prose-purpose', confidence: 0.8 };
}

/** 学生公寓可容纳 5000 余名学生 → 学生公寓容纳学生; 教室 160 间可容纳 8000 人 → 教室容纳. */
export function held({ read, right, previous, flow }: MentionView): string | null {
  const [, subject = '', verb] = HOLDS.exec(read.name) ?? [];
  if (verb === undefined) return null;
  const of = previous ?? latest(flow);
  return `${subject || (of ? plainName(of) : '')}${verb}${right.noun}`;
}
