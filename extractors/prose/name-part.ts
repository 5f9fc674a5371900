// Parts and other sides of what was counted before: 男生 250 人, 其中全日制 200 人, 硕士生为 96%, 完成率 98%, 生均面积 7 平方米.

import type { ProseWords } from '../../catalog/types.ts';
import { type Bound, isPercent, latest, type MentionView, plainName, type Unkinded } from './bound.ts';
import { headingName } from './paragraph-flow.ts';

const SHARED = 'prose-shared-names';
const SPLIT = 'prose-split';

/** Names a number whose words say only which part or side of an earlier number it is; null when they say more. */
export const namePart = (view: MentionView): Unkinded | null =>
  sharedName(view.read.name) ??
  goesOn(view) ??
  rateOf(view) ??
  ofSex(view) ??
  splitOf(view) ??
  otherMember(view) ??
  otherSide(view) ??
  perHeadOf(view);

/** 毕业生总人数为 5372 人，男生 2550 人: they split what was counted. */
const SEX = /^(.{2,}(?=中))?中?([男女])(?:生|性|教师)?(?:人数)?$/u;

function ofSex({ read, words, flow, mention, after }: MentionView): Unkinded | null {
  const [, among = '', sex] = SEX.exec(read.name) ?? [];
  if (sex === undefined) return null;
  const said = latest(flow, (b) => b.mention.quantity.dimension === mention.quantity.dimension);
  // 男生 250 人，占毕业生总人数的 48%
  const told = /^[，,]?占/u.test(after) ? (words.find('population', after)?.text ?? '') : '';
  const whole =
    among || told || (said ? plainName(said) : words.has('population', flow.topic) ? flow.topic : '');
  if (whole === '' || SEX.test(whole)) return null;
  return { name: whole, path: [whole], dims: { sex }, rule: 'prose-name-number', confidence: 0.85 };
}

/** 招生 300 人（其中全日制 200 人、非全日制 100 人）: they split what was counted before. */
function splitOf({ read, words, owner, previous, mention, flow }: MentionView): Unkinded | null {
  if (!words.has('splits', read.name)) return null;
  const { dimension } = mention.quantity;
  const before = read.ofWhich ? countedBefore({ flow, mention }) : (flow.parts?.first ?? null);
  const goesOn = read.parallel && previous?.rule === SPLIT ? previous : null;
  const whole = goesOn ?? owner ?? (read.ofWhich || before?.rule === SPLIT ? before : null);
  // 毕业生分布在 6 个系，其中中文系 209 人: no systems but graduates
  const persons =
    read.ofWhich && dimension === 'person' ? words.all('population', flow.said).at(-1)?.text : undefined;
  if (!whole && persons !== undefined)
    return { name: persons, path: [persons], dims: { item: read.name }, rule: SPLIT, confidence: 0.8 };
  if (!whole || isPercent(whole.mention) || whole.mention.quantity.dimension !== dimension) return null;
  const name = plainName(whole);
  return { name, path: [name], dims: { ...whole.dims, item: read.name }, rule: SPLIT, confidence: 0.85 };
}

/** The number before that 其中 may split: of the same dimension, and of no sex. */
const countedBefore = ({ flow, mention }: Pick<MentionView, 'flow' | 'mention'>): Bound | null =>
  latest(
    flow,
    (b) => b.mention.quantity.dimension === mention.quantity.dimension && b.dims?.sex === undefined,
  );

/** 本科生落实率为 93%，硕士生为 96%: the same of others. Under a heading (生均经费增长情况) already the first ones. */
function otherMember({ read, words, mention, flow }: MentionView): Unkinded | null {
  const { dimension } = mention.quantity;
  if (!words.has('member_only', read.name) || !/^(?:percent|money)$/u.test(dimension ?? '')) return null;
  const said = latest(flow, (b) => b.kind !== 'change' && b.mention.quantity.dimension === dimension);
  const fresh = flow.fresh && dimension === 'percent' ? flow.fresh.name : '';
  const of =
    fresh ||
    (said ? plainName(said).replace(ownMember(plainName(said), words), '') : headingName(flow, words));
  if (of.length < 2) return null;
  return { name: of, path: [of], dims: { item: read.name }, rule: 'prose-other-member', confidence: 0.8 };
}

/** 本科生年终去向落实率 → 本科生: the member that a name begins with. */
const ownMember = (name: string, words: ProseWords): string =>
  words.find('member_at_start', name)?.text ?? '';

/** 办学经费收入 5.0 亿元，实际支出 5.4 亿元: of the same account. */
function otherSide({ read, flow, mention }: MentionView): Unkinded | null {
  const [, side = ''] = /^(?:实际)?(收入|支出)$/u.exec(read.name) ?? [];
  const of = latest(flow, (b) => b.mention.quantity.dimension === mention.quantity.dimension);
  const [, account = '', other = ''] =
    /^((?:.{0,6})(?:经费|预算|资金|财政))(?:实际|总)*(收入|支出)$/u.exec(of ? plainName(of) : '') ?? [];
  if (side === '' || account === '' || other === side || /专项/u.test(account)) return null;
  const name = `${account}${side}`;
  return { name, path: [name], rule: 'prose-other-side', confidence: 0.8 };
}

/** 辅助用房面积 2.3 万平方米，生均面积 16.89 平方米 → 生均辅助用房面积. */
function perHeadOf({ read, flow, mention }: MentionView): Unkinded | null {
  const [, head = '', what = ''] = /^((?:生|人|师|班)均)(面积|数|值)?$/u.exec(read.name) ?? [];
  const of = latest(flow, (b) => b.mention.quantity.dimension === mention.quantity.dimension);
  if (head === '' || !of || /均/u.test(of.name) || (what === '面积' && !of.name.endsWith(what))) return null;
  const name = `${head}${plainName(of)}`;
  return { name, path: [name], rule: 'prose-per-head', confidence: 0.8 };
}

/** 应完成任务 120 项，完成率 98%: the rate of what was counted before. */
function rateOf({ read, flow, previous, words }: MentionView): Unkinded | null {
  if (!words.has('rate_name', read.name)) return null;
  const of = previous ?? latest(flow);
  const stem = of
    ? headNoun(plainName(of)).replace(/^(?:计划|实际|应|已)*完成|(?:数量|人数|总数|目标值)$/gu, '')
    : flow.topic;
  const name = `${stem}${read.name.replace(/^(?:中期|总体)/u, '')}`;
  return {
    name,
    ...(of && { path: [of.name, name] }),
    rule: 'prose-rate-of',
    confidence: of ? 0.8 : 0.6,
  };
}

/** 落实率分别为高职 90.76%、中职 98.65%: the name stands before 分别为, the number's own words split it. */
function sharedName(name: string): Unkinded | null {
  const [, counted = '', item = ''] = /^(.{2,}?)(?:分别|依次)(?:为|是|达到?|有)(.{1,14})$/u.exec(name) ?? [];
  return counted === ''
    ? null
    : { name: counted, path: [counted], dims: { item }, rule: SHARED, confidence: 0.85 };
}

/** …、中职 98.65%. */
function goesOn({ read, previous }: MentionView): Unkinded | null {
  if (!read.parallel || previous?.rule !== SHARED || read.name.length > 14) return null;
  const { name } = previous;
  return { name, path: [name], dims: { item: read.name }, rule: SHARED, confidence: 0.8 };
}

/** 立项 16 项，其中培训项目 9 项，提升项目 5 项: the whole that `name` is a part of, broad to narrow; empty when none was named. */
export function wholeOf(
  { read, flow, mention, words, behind }: MentionView,
  name: string,
): readonly string[] {
  const inside = read.ofWhich ? (countedBefore({ flow, mention }) ?? latest(flow)) : null;
  if (inside) return inside.name === name ? [] : [plainName(inside)];
  const { whole = [], first } = flow.parts ?? {};
  // 其中高校 4 个，中学 4 个; not 其中女生 300 人，专任教师 40 人
  const bare = behind === '' && name.length <= 10 && !words.has('population', name);
  const alike =
    first !== undefined &&
    first.mention.quantity.unit === mention.quantity.unit &&
    (read.parallel || bare || first.name.slice(-2) === name.slice(-2));
  return alike && !whole.includes(name) ? whole : [];
}

/** 开展建设的质量指标 → 质量指标. */
export function headNoun(name: string): string {
  const head = name.slice(name.lastIndexOf('的') + 1);
  return head.length > 1 ? head : name;
}
