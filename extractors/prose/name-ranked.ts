// Members of what is ranked or spread, each with its number: 生源人数前三位的省份为山东省 0.81%、河北省 0.70%; 主要来自甲省（3%）、
// 乙省（2%）. The words before the first member say what is counted, the others leave it out.

import type { ProseWords } from '../../catalog/types.ts';
import { isPercent, latest, type MentionView, type Naming, plainName, type Spread } from './bound.ts';
import { findHeadCount } from './head-count.ts';
import { comers } from './most-of.ts';
import { readWordsBefore } from './read-words-before.ts';

const RANKED =
  /^(.{2,40}?)(?:的?(?:分布|构成|结构))?(?:从高到低|由高到低)?(?:排名|排序|排在|排|位居|位列|居于|居)?前[\d一二两三四五六七八九十]{1,2}(?:位|名|强|大)?(?:的?\p{Script=Han}{1,8}?)?(?:分别|依次)?[为是有][:：]?/u;
const MAINLY = /^(.*?)(?:主要|大多|多数)(来自|来源于|分布[在于]|集中[在于]|流向|从事)/u;
/** 7 个类型按比例由高到低的顺序依次为. */
const IN_ORDER =
  /^.{0,24}?(?:由高到低|从高到低|排列|顺序|排序)\p{Script=Han}{0,8}?(?:依次为|依次是|分别为|为|是)[:：]?/u;
/** 单位所处省份为. */
const LOCATED = /^(.{2,20}?)(?:的|中)?所[处在](?:的)?\p{Script=Han}{1,6}?(?:分别|主要)?[为是有][:：]?/u;
/** 管理学占, 新乡市有. */
const SAYS = /(?:所?占(?:比|比例|比重)?(?:为|达|约)?|为|有|达)$/u;
const GOES_ON =
  /^(?:其次|再次|最后|其[它他余](?:还?有|为|是)?)?(?:分别|依次)?[、，和及与是为：:；;]*(?:以及)?/u;
/** What members have an amount of, others than a number of persons or things. */
const MEASURED = /[薪酬资入费额值分量]$/u;
const MAX_MEMBER = 24;
const RANKED_RULE = 'prose-ranked';

/** What is counted of each member, and the words behind the lead; null when `before` does not lead to members. */
export function readSpread(
  before: string,
  view: Pick<MentionView, 'flow' | 'words'>,
): (Spread & { readonly rest: string }) | null {
  const ordered = IN_ORDER.exec(before);
  if (ordered && view.flow.topic !== '')
    return { counted: view.flow.topic, listed: true, rest: before.slice(ordered[0].length) };
  const mainly = MAINLY.exec(before);
  const found = RANKED.exec(before) ?? mainly ?? LOCATED.exec(before);
  if (!found) return null;
  if (found === mainly) {
    const of = latest(view.flow, (b) => b.kind === 'share');
    const said = readWordsBefore(mainly[1] ?? '', view.words).name === '' && of ? plainName(of) : '';
    const counted = said || comers(mainly[1] ?? '', mainly[2] ?? '', view.flow, view.words);
    return counted === '' ? null : { counted, listed: false, rest: before.slice(found[0].length) };
  }
  const said = readWordsBefore(found[1] ?? '', view.words).name;
  const of = latest(view.flow);
  const persons = said === '人数' ? findHeadCount(said, view.flow.said, view.words) : said;
  const counted = persons || (of ? plainName(of) : view.flow.topic);
  return counted === '' ? null : { counted, listed: true, rest: before.slice(found[0].length) };
}

/** Names the number of a member; null when its words are none. Remembers what is counted for the next ones. */
export function nameRanked(view: MentionView): Naming | null {
  const { flow, words, mention, read } = view;
  if (view.owner !== null || view.label !== '') return null;
  const lead = readSpread(view.before, view);
  flow.spread = lead ?? flow.spread;
  if (!flow.spread) return null;
  const { counted, listed } = flow.spread;
  const member = (lead ? lead.rest : view.before).replace(GOES_ON, '').replace(SAYS, '').replace(/¶/gu, '');
  const measured = words.has('measure_noun', read.name) && !words.has('share_name', read.name);
  if (measured || !isMember(member, words)) return null;
  const share = isPercent(mention);
  // 主要来自甲省（62%），男生占 54%: only what stands in a row with them is theirs
  const inRow =
    lead !== null || listed || read.parallel || /^(?:其次|再次|最后|其[它他余])/u.test(view.before);
  if (!inRow || (!share && !(listed || lead)) || !goesOnCounting(view, lead !== null)) return null;
  return {
    name: share ? percentOf(counted, words) : counted,
    path: [counted],
    kind: !share ? 'level' : words.has('rate_end', counted) ? 'ratio' : 'share',
    dims: { item: member },
    rule: RANKED_RULE,
    confidence: lead ? 0.85 : 0.8,
  };
}

const isMember = (name: string, words: ProseWords): boolean =>
  name.length > 1 &&
  name.length <= MAX_MEMBER &&
  !/^占|的$|均$/u.test(name) &&
  !words.has('measure_noun', name) &&
  !words.has('connective', name) &&
  !words.has('rate_name', name);

/** 护理 520 人、会计 410 人，新增专业 3 个: a number of another kind counts no member. */
function goesOnCounting({ flow, mention, words, read }: MentionView, leads: boolean): boolean {
  if (isPercent(mention)) return true;
  const { dimension, unitText } = mention.quantity;
  const first = latest(flow, (b) => b.rule === RANKED_RULE);
  const like = leads || !first || first.mention.quantity.unitText === unitText;
  const countable =
    dimension === 'person' || dimension === 'item' || MEASURED.test(flow.spread?.counted ?? '');
  return like && countable && (leads || words.all('object_verb', read.name).length === 0);
}

/** A rate of each member is its own percentage. */
export const percentOf = (counted: string, words: ProseWords): string =>
  words.has('rate_end', counted) ? counted : shareOf(counted);

/** 省外生源人数 → 省外生源占比; 就业人数 stays, since 就业占比 would be no share of persons. */
export function shareOf(counted: string): string {
  if (/(?:占比|比例|比重)$/u.test(counted)) return counted;
  const bare = counted.replace(/(?<=生源|毕业生|学生|教师)人?数$/u, '');
  return `${bare}占比`;
}
