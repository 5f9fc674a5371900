// Prizes by the contest they were won in: 职业院校技能大赛国家级奖项 6 项 here, 全国职业院校技能大赛中荣获奖项 9 项 there, and the
// 二等奖 2 项 behind them. The contest may stand in the words before the number or earlier in its sentence.

import type { CheckRules } from '../../../catalog/types.ts';
import type { Mention } from './read-mentions.ts';

/** No contest has a longer name. */
const LONGEST = 40;
const TELLING = 4;
/** Words before the name of a contest, and between it and the prize, that do not belong to it. */
const BEFORE =
  /^.*(?:其中|参加|参与|指导|组织|承办|师生|(?<!大)学生|教师(?!教学)|学校|我校|荣获|获得|斩获|取得|获|在|第[一二三四五六七八九十百\d]+届|(?:19|20)\d\d年?度?)(?!等?奖)/u;
const BETWEEN = /^(?:中|上|里|的|，|获得|荣获|斩获|取得|共获|获|总|全国)+/u;
const PLACE = /^[\u4e00-\u9fff]{2,6}?(?:省|市|自治区|赛区)/u;
const PADDING = /国际|大学生|创新创业(?=大赛)|[“”"'《》（）()]/gu;

/** Teachers and students win in contests of the same name. */
const WHO = /教师|教职工|教学团队|学生|选手/gu;

interface Won {
  readonly contest: string;
  readonly level: string;
}

/** `mentions`, those of prizes named and keyed by contest, level and prize; the others as they are. */
export function namePrizes(mentions: readonly Mention[], rules: CheckRules): Mention[] {
  const contest = new RegExp(`(?:${rules.contests.join('|')})`, 'gu');
  const prize = new RegExp(`(?:${rules.prizes.join('|')})$`, 'u');
  let sentence = -1;
  let block = -1;
  let last: Won | null = null;
  let who = '';
  return mentions.map((m) => {
    if (m.block !== block) who = '';
    block = m.block;
    who = m.since.match(WHO)?.at(-1) ?? who;
    if (m.sentence !== sentence) {
      sentence = m.sentence;
      last = null;
    }
    const words = m.since.slice(-2 * LONGEST).replace(/(?:分别|共计|合计|共|达|有|为)+$/u, '');
    const end = [...words.matchAll(contest)].at(-1);
    const named = end ? nameContest(words, end.index + end[0].length, rules) : null;
    // 大赛 alone says nothing
    const won = named ? (named.contest.length >= TELLING ? named : null) : last;
    const what = prize.exec(words)?.[0];
    last = won;
    if (!won || what === undefined || m.dimension !== 'item') return m;
    const between = (end ? words.slice(end.index + end[0].length) : words).replace(BETWEEN, '');
    const [level, kind] = takeLevel(between.slice(0, -what.length).replace(/^[、，]|其中/gu, ''), rules);
    if (kind.length > LONGEST) return m;
    const name = `${level || won.level}${won.contest}${kind}${what}`;
    return { ...m, name, key: `${name}${/^教/u.test(who) ? '（教师）' : ''}` };
  });
}

function nameContest(words: string, end: number, rules: CheckRules): Won {
  const head = words.slice(Math.max(0, end - LONGEST), end);
  const clause = head.split(/[，。；：、！？]/u).at(-1) ?? head;
  const bare = clause.replace(BEFORE, '');
  const place = PLACE.exec(bare)?.[0];
  const [level, rest] = takeLevel(place === undefined ? bare : bare.slice(place.length), rules);
  return { contest: rest.replace(PADDING, ''), level: level || (place === undefined ? '' : '省级') };
}

/** The level that the words name, and the words without it. */
function takeLevel(words: string, { levels }: CheckRules): [string, string] {
  for (const [level, list] of levels)
    for (const word of list) if (words.includes(word)) return [level, words.replace(word, '')];
  return ['', words];
}
