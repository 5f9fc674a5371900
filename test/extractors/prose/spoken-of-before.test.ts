// Numbers whose clause leaves out what they are about: the clause before says it, the whole does, or a class does.

import { describe, expect, it } from 'vitest';
import { extractReport } from '../../../pipelines/extract-report.ts';
import { catalog, inOrder, reasons, rows } from './build.ts';

describe('a clause without a number', () => {
  it('names the change behind it', () => {
    expect(rows('毕业生的就业满意度由降转升，较上届上升了 7.5 个百分点。')).toEqual([
      '7.5 个百分点 毕业生的就业满意度变化 change',
    ]);
    expect(rows('在校生 8100 人，“协议就业率”大幅上升，相较于上届上升了 6 个百分点。')[1]).toBe(
      '6 个百分点 协议就业率变化 change',
    );
  });

  it('names the largest', () => {
    expect(rows('毕业生覆盖 21 个地区，其中“青石省”就业人数最多，共有 302 人（占比 61.5%）。')).toEqual([
      '21 个 毕业生覆盖地区 level',
      '302 人 就业人数 level',
      '61.5 % 就业人数占比 share',
    ]);
  });

  it('takes 最高 for no change', () => {
    expect(rows('材料类专业的毕业生就业率最高为 98.5%。')).toEqual(['98.5 % 材料类专业的毕业生就业率 ratio']);
  });
});

describe('men and women', () => {
  it('split what was counted, and their shares keep them', () => {
    const facts = inOrder('毕业生总人数为 520 人。其中，男生 250 人，占比 48.1%；女生 270 人，占比 51.9%。');
    expect(facts.map(({ name, dims }) => [name, dims?.sex])).toEqual([
      ['毕业生总人数', undefined],
      ['毕业生总人数', '男'],
      ['毕业生总人数占比', '男'],
      ['毕业生总人数', '女'],
      ['毕业生总人数占比', '女'],
    ]);
  });

  it('are counted themselves where no whole is named', () => {
    expect(rows('分性别来看，男生 250 人；女生 270 人。')).toEqual([
      '250 人 男生 level',
      '270 人 女生 level',
    ]);
  });
});

describe('classes', () => {
  const text =
    '毕业生月薪酬在 3000 元占的比例最大，为 19.3%，其次是月薪酬 3500 元，占比为 14.4%，再次是月薪酬 2000 元及以下，占比为 10.1%。';

  it('are bounded by amounts that are no facts', () => {
    expect(reasons(text)).toEqual(['class-bound', 'class-bound', 'class-bound']);
    expect(inOrder(text).map((f) => [f.name, f.dims?.item])).toEqual([
      ['毕业生月薪酬占比', '3000元'],
      ['月薪酬占比', '3500元'],
      ['月薪酬占比', '2000元及以下'],
    ]);
  });

  it('leave amounts alone that are stated', () => {
    expect(rows('毕业生平均月薪酬为 4520 元，专任教师占比 61%。')).toEqual([
      '4520 元 毕业生平均月薪酬 level',
      '61 % 专任教师占比 share',
    ]);
  });
});

describe('answers of a survey', () => {
  it('split what was asked', () => {
    const facts = inOrder('毕业生离职的情况分别为“离职 1 次”占比 17.4%、“离职 2 次”占比 5.3%。');
    expect(facts.map((f) => [f.name, f.dims?.item])).toEqual([
      ['毕业生离职占比', '离职1次'],
      ['毕业生离职占比', '离职2次'],
    ]);
  });

  it('count the persons that the sentence began with', () => {
    const facts = inOrder(
      '毕业生分布于 10 个学院，其中人数排名前二的学院为医学院（116 人，占比 21%）、会计学院（87 人）。',
    );
    expect(facts.map((f) => [f.name, f.dims?.item])).toEqual([
      ['毕业生分布学院', undefined],
      ['毕业生人数', '医学院'],
      ['毕业生占比', '医学院'],
      ['毕业生人数', '会计学院'],
    ]);
  });
});

describe('growth', () => {
  it('in per cent is a rate of the change before it, and leads to a level', () => {
    expect(rows('在校生增加 338 人，增长 7.0%，年生均财政拨款增加 0.2 万元，达到 1.4 万元。')).toEqual([
      '338 人 在校生人数变化 change',
      '7.0 % 在校生人数增长率 change',
      '0.2 万元 年生均财政拨款变化 change',
      '1.4 万元 年生均财政拨款 level',
    ]);
  });

  it('is shared over two names', () => {
    expect(rows('外派教师人数、来校培训员工数分别增长 40%、38.4%。')).toEqual([
      '40 % 外派教师人数变化 change',
      '38.4 % 来校培训员工数变化 change',
    ]);
  });

  it('of a share stays a change of it', () => {
    expect(rows('理工类新生占比 65%，与上年相比增加了 2%。')[1]).toBe('2 % 理工类新生占比变化 change');
  });
});

describe('nouns and brackets', () => {
  it.each([
    ['设有机械、审计、设计 6 个专业硕士点。', ['6 个 专业硕士点 level']],
    [
      '全市有中等职业学校 126 所（含 32 所技工学校、5 所特殊教育学校）。',
      ['126 所 中等职业学校 level', '32 所 技工学校 level', '5 所 特殊教育学校 level'],
    ],
    ['全省高中段教育（包括普通高中、职业高中和技工学校）共有学校 148 所。', ['148 所 学校 level']],
    ['现有 29 所高职学校成立了 136 个产业学院。', ['29 所 高职学校 level', '136 个 产业学院 level']],
    ['该校 19 个专业今年计划招生 2100 人。', ['19 个 专业 level', '2100 人 计划招生人数 target']],
    ['学生巩固率：2022 年 97.3%，2023 年 98.1%。', ['97.3 % 学生巩固率 ratio', '98.1 % 学生巩固率 ratio']],
  ])('%s', (text, expected) => expect(rows(text)).toEqual(expected));

  it('keeps whose schools are counted in the path', () => {
    expect(inOrder('高中段教育共有学校 148 所。')[0]?.path).toEqual(['高中段教育', '学校']);
  });
});

describe('awards', () => {
  it('keep their contest through its rounds, and lose it to a prize of another kind', () => {
    const facts = inOrder(
      '“青石杯”创业计划竞赛国赛金奖 2 项，省赛金奖 4 项、银奖 8 项；国家级教学成果二等奖 1 项。',
    );
    expect(facts.map(({ name, dims }) => [name, dims?.level, dims?.award])).toEqual([
      ['“青石杯”创业计划竞赛获奖', '国赛', '金奖'],
      ['“青石杯”创业计划竞赛获奖', '省赛', '金奖'],
      ['“青石杯”创业计划竞赛获奖', '省赛', '银奖'],
      ['教学成果奖', '国家级', '二等奖'],
    ]);
  });
});

describe('thousands grouped by blanks', () => {
  const values = async (text: string) => {
    const { observations } = await extractReport(new TextEncoder().encode(`${text}\n`), 'a.txt', catalog, {});
    return observations.map((o) => [o.valueText, o.value]);
  };

  it('are read where the document writes so throughout', async () => {
    expect(await values('预算资金 18 189 万元，其中财政资金 2 100 万元，支出 18 313.12 万元。')).toEqual([
      ['18 189', '181890000'],
      ['2 100', '21000000'],
      ['18 313.12', '183131200'],
    ]);
  });

  it('are no numbers where it does not', async () => {
    expect(await values('建设 2 709 个专业群，投入资金 31200 万元。')).toEqual([['31200', '312000000']]);
  });
});

describe('what splits a whole', () => {
  it('stands in its bracket', () => {
    const facts = inOrder('全市中等职业教育招生 1329 人（其中全日制 1260 人、非全日制 69 人）。');
    expect(facts.map((f) => [f.name, f.dims?.item])).toEqual([
      ['招生人数', undefined],
      ['招生人数', '全日制'],
      ['招生人数', '非全日制'],
    ]);
  });

  it('follows 其中', () => {
    const facts = inOrder('毕业生 1209 人，其中语言文学系 209 人、信息工程系 287 人，专任教师 80 人。');
    expect(facts.map((f) => [f.name, f.dims?.item])).toEqual([
      ['毕业生', undefined],
      ['毕业生', '语言文学系'],
      ['毕业生', '信息工程系'],
      ['专任教师', undefined],
    ]);
  });

  it('is named before brackets with rates of it', () => {
    const facts = inOrder(
      '民办院校毕业生的就业率最高（91.5%），其次是公办高职院校（88.2%）、本科高校（85.8%）。',
    );
    expect(facts.map((f) => [f.name, f.kind, f.dims?.item])).toEqual([
      ['就业率', 'ratio', '民办院校毕业生'],
      ['就业率', 'ratio', '公办高职院校'],
      ['就业率', 'ratio', '本科高校'],
    ]);
  });

  it('is no member where each number of a list has a name of its own', () => {
    expect(rows('协议就业率、灵活就业率分别为 41.2%、22%。')).toEqual([
      '41.2 % 协议就业率 ratio',
      '22 % 灵活就业率 ratio',
    ]);
  });
});

describe('the subject of a sentence', () => {
  const subjects = (text: string) =>
    inOrder(text).map(({ name, dims }) => [
      name,
      dims?.schools ?? dims?.education ?? dims?.item ?? dims?.scope,
    ]);

  it('holds for the numbers behind it, until another or the whole is spoken of', () => {
    expect(
      subjects(
        '高等职业学校教职工总数 341 人，其中专任教师 290 人；聘请行业导师 75 人。中等职业学校教职工总数 232 人。',
      ),
    ).toEqual([
      ['教职工总数', '高等职业学校'],
      ['专任教师', '高等职业学校'],
      ['聘请行业导师', '高等职业学校'],
      ['教职工总数', '中等职业学校'],
    ]);
    expect(subjects('硕士毕业生就业率 80.7%、升学率 7.4%，专任教师 90 人，全体毕业生升学率 3.8%。')).toEqual([
      ['毕业生就业率', '硕士'],
      ['升学率', '硕士'],
      ['专任教师', undefined],
      ['全体毕业生升学率', undefined],
    ]);
  });

  it('is a member of a list in brackets', () => {
    expect(
      subjects('升学率排名前二的学院为土木学院（升学 10 人，升学率 22.7%）、机电学院（升学 5 人）。'),
    ).toEqual([
      ['升学人数', '土木学院'],
      ['升学率', '土木学院'],
      ['升学人数', '机电学院'],
    ]);
    expect(subjects('2023 届毕业生（共 537 人，就业率 96.2%）。')).toEqual([
      ['毕业生', undefined],
      ['就业率', undefined],
    ]);
  });

  it('is a building or ground for areas, and the first of many', () => {
    expect(subjects('图书馆占地 1.2 万平方米，建筑面积 2 万平方米，在校生 8100 人。')).toEqual([
      ['图书馆占地面积', '图书馆'],
      ['建筑面积', '图书馆'],
      ['在校生', undefined],
    ]);
    expect(subjects('建有实训楼 1 栋，建筑面积 8600 平方米。学校建筑面积 12 万平方米。')).toEqual([
      ['实训楼', undefined],
      ['建筑面积', '实训楼'],
      ['建筑面积', undefined],
    ]);
    expect(subjects('招生人数最多的专业是护理专业，招生 320 人。')).toEqual([['招生人数', '护理专业']]);
    expect(subjects('就业率最高的专业是护理专业（99.2%）。')).toEqual([['就业率', '护理专业']]);
  });

  it('is a campus', () => {
    expect(subjects('学校占地 104 亩，在建白河校区 500 亩，建筑面积约 20 万平方米。')).toEqual([
      ['占地面积', undefined],
      ['在建白河校区', '在建白河校区'],
      ['建筑面积', '在建白河校区'],
    ]);
  });
});

describe('what is not another’s, not of all, and not lost', () => {
  const parts = (text: string) => inOrder(text).map(({ name, dims, entity }) => [name, entity ?? dims ?? {}]);

  it.each([
    [
      '毕业生平均月薪 4520 元，占全省平均水平的 96.3%。',
      ['4520 元 毕业生平均月薪 level', '96.3 % 毕业生平均月薪占比 share'],
    ],
    [
      '人员工资支出 1.2 亿元，占总支出的 45.3%。',
      ['1.2 亿元 人员工资支出 level', '45.3 % 人员工资支出占比 share'],
    ],
    ['获评八家“专精特新”合作企业。', ['八 家 “专精特新”合作企业 level']],
    ['科研收入 1200 万元，总支出 3.1 亿元。', ['1200 万元 科研收入 level', '3.1 亿元 总支出 level']],
    [
      '办学经费收入 5 亿元，实际支出 5.4 亿元。',
      ['5 亿元 办学经费收入 level', '5.4 亿元 办学经费支出 level'],
    ],
    ['国赛获奖 12 项，省赛获奖 86 项。', ['12 项 国赛获奖 level', '86 项 省赛获奖 level']],
    ['疫情前年均培训 5200 人次。', ['5200 人次 疫情前年均培训人次 ratio']],
    ['从就业单位性质看，民营企业占 68.3%。', ['68.3 % 就业单位占比 share']],
  ])('%s', (text, expected) => expect(rows(text)).toEqual(expected));

  it('keeps slogans and classes out', () => {
    expect(reasons('坚持两个“协同”，推动三个“共享”。')).toEqual(['slogan', 'slogan']);
    expect(reasons('毕业生月收入 4000 元以上的占 42.6%，3000-4000 元的占 38.1%。')).toEqual([
      'class-bound',
      'class-bound',
    ]);
  });

  it('leaves a part its numbers', () => {
    expect(parts('护理专业现有在校生 860 人，专任教师 40 人。')).toEqual([
      ['在校生', { scope: '护理专业' }],
      ['专任教师', { scope: '护理专业' }],
    ]);
    expect(parts('我校帮扶岭南县职教中心，该校现有在校生 1800 人，占地 90 亩。')).toEqual([
      ['在校生', '岭南县职教中心'],
      ['占地面积', '岭南县职教中心'],
    ]);
    expect(parts('机电学院成果丰硕，该院现有教师 46 人。')).toEqual([['教师', '机电学院']]);
    expect(parts('面向全市职业学校开展培训，该校现有在校生 900 人。')).toEqual([['在校生', {}]]);
    expect(parts('就业率最高达 100%，最低为 82.3%。')).toEqual([
      ['就业率', { extreme: '最高' }],
      ['就业率', { extreme: '最低' }],
    ]);
  });

  it('gives the whole nothing of a part', () => {
    expect(parts('女生就业率 97%，毕业生就业率 96.2%，升学率 15.6%。').map(([, of]) => of)).toEqual([
      { sex: '女' },
      {},
      {},
    ]);
    expect(parts('2024 年启用新校区，在校生 8100 人。')).toEqual([['在校生', {}]]);
    expect(parts('白河校区占地 300 亩，学校总占地 900 亩，在校生 8100 人。').map(([, of]) => of)).toEqual([
      { scope: '白河校区' },
      {},
      {},
    ]);
  });

  it('keeps what is planned a plan, and the year that is compared with', () => {
    expect(inOrder('将于 2026 年建成实训楼 2 栋，建筑面积 1.8 万平方米。').map(({ kind }) => kind)).toEqual([
      'target',
      'target',
    ]);
    expect(inOrder('与 2023 年相比，在校生增加 338 人。')[0]?.change?.base).toContain('2023');
  });

  it('keeps the prize through its grades', () => {
    expect(
      inOrder('省级教学成果特等奖 1 项、一等奖 3 项。').map(({ name, dims }) => [
        name,
        dims?.level,
        dims?.award,
      ]),
    ).toEqual([
      ['教学成果奖', '省级', '特等奖'],
      ['教学成果奖', '省级', '一等奖'],
    ]);
  });

  it('reads decimals without a full stop, and no figure of a poster as a page number', async () => {
    const { observations } = await extractReport(
      new TextEncoder().encode('毕业去向落实率 96.2%，升学率 15.6%，用人单位满意度 97.8%\n'),
      'a.txt',
      catalog,
      {},
    );
    expect(observations.map((o) => [o.indicatorText, o.value])).toEqual([
      ['毕业去向落实率', '96.2'],
      ['升学率', '15.6'],
      ['用人单位满意度', '97.8'],
    ]);
  });
});
