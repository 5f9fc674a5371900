// Awards: the contest they were won in is the counted thing, the grade splits it: 一等奖 3 项、二等奖 5 项, 获奖 16 项.

import type { MentionView, Naming } from './bound.ts';
import { isAnyContest, lastContest } from './contest-name.ts';

const GRADE =
  /(?:(?:特|一|二|三|甲|乙|头)等奖|[金银铜](?:奖|牌)|优胜奖|优秀奖|单项奖|团体奖|入围奖|冠军|亚军|季军|最佳[\p{Script=Han}]{1,6}奖)(?:奖?项)?$/u;
const GRADE_BEHIND =
  /^(?:个|项|名)?的?((?:特|一|二|三|甲|乙|头)等奖|[金银铜][奖牌]|优胜奖|优秀奖|冠军|亚军|季军|\p{Script=Han}{2,5}奖(?=[、，,;；。和及]|$))/u;
const PRIZES = /(?:获奖|奖项|奖励|得奖|奖牌)(?:总数|总计|总量|数量|数|共|人次)?$/u;
/** 28 项金奖、40 项银奖: the grade of the number before. */
const OTHER_GRADE = /^\p{Script=Han}{1,5}奖[、，和及]+(?:获得?)?$/u;
/** 3 金 1 银. */
const METAL = /^[金银铜]$/u;
const ADVERBIAL = /^.*?(?:(?<=[在于])(?=[^在于]*(?:大赛|竞赛|比赛))|获得|荣获|斩获|夺得|取得|获)/u;

/** Names an award; null when the words do not tell of one. Remembers its contest for the next ones. */
export function nameAward(view: MentionView): Naming | null {
  const { words, flow } = view;
  if (view.mention.quantity.dimension === 'percent') return null;
  const before = words.strip('number_verb', view.before.replaceAll('¶', '').replace(/[（(：:]+$/u, ''));
  const grade = gradeOf(before, view);
  const prizes = PRIZES.exec(before)?.[0] ?? '';
  if (!grade && prizes === '') return null;
  const stem = before
    .replace(OTHER_GRADE, '')
    .replace(GRADE, '')
    .replace(PRIZES, '')
    .replace(/^[、，和及以]+|^其中|^“(?!.*”)/gu, '');
  // 教学成果一等奖: won in no contest
  if (words.has('no_contest', stem)) flow.contest = '';
  else flow.contest = contestOf(stem, view) || flow.contest;
  const bare = readStem(stem, words);
  if (stem !== '') flow.round = /[国省市区县校]赛$/u.exec(stem)?.[0] ?? '';
  const goesOn =
    stem === '' && flow.contest === '' && view.previous?.rule === 'prose-award' ? view.previous : null;
  const name = goesOn?.name ?? (awardName(flow.contest, bare, prizes) || prizes || '获奖');
  return {
    name,
    path: [name],
    kind: 'level',
    dims: {
      ...(goesOn?.dims?.level !== undefined && { level: goesOn.dims.level }),
      ...(grade && { award: grade.replace(/项$/u, '') }),
      ...(flow.round !== '' && flow.contest !== flow.round && { level: flow.round }),
      ...levelOf(stem, words),
    },
    rule: 'prose-award',
    confidence: flow.contest || bare ? 0.9 : 0.75,
  };
}

/** 国家级奖励, 获全国奖项: the prizes' own level. */
function levelOf(stem: string, words: MentionView['words']): Readonly<Record<string, string>> {
  const level = words.find('level_word', stem)?.text ?? /(?:^|获得?)(全国|国家|国际|世界)$/u.exec(stem)?.[1];
  return level === undefined ? {} : { level };
}

function gradeOf(before: string, view: MentionView): string | undefined {
  const stated = GRADE.exec(before)?.[0];
  if (stated) return stated;
  const goesOn = before === '' || /[、和及获得夺]$/u.test(before);
  const behind = goesOn ? GRADE_BEHIND.exec(view.behind)?.[1] : undefined;
  const unit = view.mention.quantity.unitText ?? '';
  return behind ?? (METAL.test(unit) ? `${unit}奖` : undefined);
}

/** 技能大赛获奖; without a contest 科技进步奖; empty when neither is named. */
function awardName(contest: string, bare: string, prizes: string): string {
  if (contest) return `${contest}获奖`;
  if (!bare) return '';
  if (bare.endsWith('奖')) return bare;
  return prizes === '' ? `${bare}奖` : `${bare}${prizes}`;
}

/** The contest named in `stem`, with its region; empty when none is. */
function contestOf(stem: string, view: MentionView): string {
  const all = view.words.all('contest', stem);
  const found = lastContest(all, view.flow.contest);
  if (!found) return '';
  const upTo = stem.slice(0, found.index + found.text.length);
  const name = upTo
    .replace(ADVERBIAL, '')
    .replace(/^.*[，。；：]/u, '')
    .replace(/^(?:学生|教师|师生|在|参加|其中|学校|我校)+/u, '')
    .slice(-30);
  return isAnyContest(name) && view.flow.contest !== '' ? '' : name;
}

const readStem = (stem: string, words: MentionView['words']): string => {
  const rest = stem.replace(/^.*(?:荣获|获得|斩获|夺得|取得|获评|先后获|获)/u, '').replace(/[的中共]+$/u, '');
  return words.strip('light_verb', words.strip('own_school', rest)).slice(-30);
};
