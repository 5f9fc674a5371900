import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { matchProseIndicator, proseUnit } from '../../../transformers/names/match-prose-indicator.ts';

const catalog = loadCatalog();
const match = (
  indicatorText: string,
  unitText: string | null,
  kind: 'level' | 'change' | 'share' | 'ratio' = 'level',
) => matchProseIndicator(catalog, { indicatorText, path: [indicatorText], unitText, kind })?.id ?? null;

describe('the indicator that a sentence names', () => {
  it.each([
    ['毕业生人数', '人', 'graduates'],
    ['全日制在校生', '人', 'enrolment'],
    ['毕业生毕业去向落实率', '%', 'placement_rate'],
    ['落实率', '%', 'placement_rate'],
    ['生均图书', '册', 'books_per_student'],
    ['全国职业院校技能大赛获奖', '项', 'contest_awards'],
    ['全国职业院校技能大赛教学能力比赛获奖', '项', 'teaching_contest_awards'],
    ['工作与专业对口率', '%', 'major_match_rate'],
  ])('%s in %s', (name, unit, id) => expect(match(name, unit)).toBe(id));

  it('is of the unit that is printed', () => {
    expect(match('毕业生人数', '%')).toBeNull();
    expect(match('落实率', '人')).toBeNull();
  });

  it('is none for a change, an unknown name, or a name of other words', () => {
    expect(match('毕业生人数', '人', 'change')).toBeNull();
    expect(match('奇怪的东西', '个')).toBeNull();
    expect(match('专业课“双师型”教师占比', '%', 'share')).toBeNull();
  });
});

describe('the unit of what is counted per student', () => {
  it.each([
    ['生均图书', '册', '册/生'],
    ['年生均财政拨款', '元', '元/生'],
    ['图书', '册', '册'],
    ['生均图书', null, null],
    ['生均图书', '册/生', '册/生'],
  ])('%s in %s', (name, unit, expected) => expect(proseUnit(name, unit)).toBe(expected));
});
