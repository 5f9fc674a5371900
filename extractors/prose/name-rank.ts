// Places in an order: 位居全国第三，重庆市第一. What is ranked stands before, or was said; the field of the order splits it.

import { latest, type MentionView, type Naming } from './bound.ts';
import { readWordsBefore } from './read-words-before.ts';

const SCOPE =
  /(全国|全省|全市|全区|全球|世界|国内|国际|行业|全校|(?:(?![位居列排名额第])\p{Script=Han}){2,3}?[省市区]|[\p{Script=Han}]{2}(?=高职|中职|高校|职业)|同类|民办|[西中东]部|西南|西北|华东|华南)(?:[\p{Script=Han}]{0,14})$/u;
const VERB =
  /(?:连续[\p{Script=Han}\d]{1,3}[年次届]|持续|稳居|位居|位列|名列|排名|位次|排位|排在|排|列|居|跻身|进入|跃居|升至|获得?|荣获|再次|继续|首次)+$/u;

/** 高职院校竞争力排行榜: the order itself names what is ranked. */
const LIST = /[\p{Script=Han}“”]{2,16}(?:排行榜|排名榜|榜单|百强榜)$/u;

/** Names a rank; null for other numbers. */
export function nameRank(view: MentionView, printed: string): Naming | null {
  if (view.mention.quantity.dimension !== 'rank') return null;
  const words = `${view.before}${printed.slice(0, printed.search(/第|[\d〇一二三四五六七八九十]/u))}`
    .replaceAll('¶', '')
    .replace(/^[*，、]+/u, '');
  const scope = SCOPE.exec(words)?.[1];
  const bare = words
    .slice(0, scope === undefined ? words.length : words.lastIndexOf(scope))
    .replace(VERB, '');
  const own = readWordsBefore(bare, view.words).name.replace(VERB, '');
  const earlier = latest(view.flow);
  const list = (LIST.exec(words)?.[0] ?? '').replace(/^.*(?:位居|位列|名列|排在|列|居|入选|进入)/u, '');
  const of = own || list || view.flow.topic || earlier?.name.replace(/排名$/u, '') || view.flow.contest;
  const name = /(?:排名|位次|名次)$/u.test(of) ? of : `${of}排名`;
  return {
    name,
    path: [name],
    kind: 'rank',
    dims: { ...(scope && { scope }) },
    rule: 'prose-rank',
    confidence: own || list ? 0.85 : of ? 0.7 : 0.5,
  };
}
