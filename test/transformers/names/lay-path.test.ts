import { describe, expect, it } from 'vitest';
import { layPath } from '../../../transformers/names/lay-path.ts';

const lay = (path: readonly string[], dims: Record<string, string> = {}, kind = 'level' as const) =>
  layPath({ from: 'prose', path, dims, kind });

describe('layPath', () => {
  it('goes on to the part that the dims name', () =>
    expect(lay(['技能大赛获奖'], { award: '一等奖', level: '国家级' })).toEqual([
      '技能大赛获奖',
      '国家级',
      '一等奖',
    ]));

  it('parts what is counted from whose it is', () => {
    expect(lay(['毕业生所学专业与工作的相关度'])).toEqual(['毕业生所学专业与工作', '相关度']);
    expect(lay(['就业困难毕业生的就业率', '就业困难毕业生的就业率变化'])).toEqual([
      '就业困难毕业生',
      '就业率',
      '就业率变化',
    ]);
  });

  it('leaves short words, quotations and words with 目的 whole', () => {
    for (const name of ['新的专业', '实习目的达成度', '“我的课堂”活动']) expect(lay([name])).toEqual([name]);
  });

  it('says nothing twice, and no sex of whom nobody spoke', () => {
    expect(lay(['国家级平台'], { level: '国家级' })).toEqual(['国家级平台']);
    expect(lay(['毕业生人数'], { sex: '男' })).toEqual(['毕业生人数', '男生']);
    expect(lay(['专任教师'], { sex: '女' })).toEqual(['专任教师', '女性']);
  });

  it('takes the answers of a share for no part of a count', () =>
    expect(
      layPath({ from: 'prose', path: ['满意度占比'], dims: { item: '非常满意' }, kind: 'share' }),
    ).toEqual(['满意度占比']));

  it('leaves tables as they are printed', () =>
    expect(
      layPath({ from: 'table', path: ['甲的乙丙丁'], dims: { level: '国家级' }, kind: 'level' }),
    ).toEqual(['甲的乙丙丁']));
});
