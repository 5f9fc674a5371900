import { describe, expect, it } from 'vitest';
import { inOrder, reasons, rows } from './build.ts';

describe('the name before the number', () => {
  it.each([
    ['专任教师总数 521 人。', '521 人 专任教师总数 level'],
    ['学校占地 412 亩。', '412 亩 占地面积 level'],
    ['毕业去向落实率达 96.4%。', '96.4 % 毕业去向落实率 ratio'],
    ['生师比 15.38。', '15.38 – 生师比 ratio'],
    ['生均图书 81.5 册。', '81.5 册 生均图书 ratio'],
    ['在校生满意度为 93.1%。', '93.1 % 在校生满意度 level'],
    ['现有在校学生 3120。', '3120 – 在校学生 level'],
    ['我校建成市级精品课程 14 门。', '14 门 精品课程 level'],
    ['学校与企业合作建设产教融合实训基地 3 个。', '3 个 产教融合实训基地 level'],
    ['与邻近园区等联合开展大型双选会 5 场。', '5 场 大型双选会 level'],
    ['专任教师：318 人。', '318 人 专任教师 level'],
  ])('%s', (text, expected) => expect(rows(text)).toEqual([expected]));

  it('leaves the level of a thing to its dims', () => {
    const [fact] = inOrder('获批国家级教学团队 2 个。');
    expect(fact).toMatchObject({ name: '教学团队', dims: { level: '国家级' }, entity: null, period: null });
  });

  it('goes on in a row, and keeps what the first verb says', () => {
    expect(rows('新增创新团队 1 个、名师工作室 2 个，撤销专业点 3 个。')).toEqual([
      '1 个 创新团队 change',
      '2 个 名师工作室 change',
      '3 个 专业点 change',
    ]);
    expect(
      inOrder('新增创新团队 1 个、名师工作室 2 个，撤销专业点 3 个。').map((f) => f.change?.direction),
    ).toEqual(['up', 'up', 'down']);
  });
});

describe('the noun behind the number', () => {
  it.each([
    ['我校建成 2 部国家级规划教材、1 门精品在线课程。', ['2 部 规划教材 level', '1 门 精品在线课程 level']],
    ['全校 142 间智慧教室接入统一平台。', ['142 间 智慧教室 level']],
    ['与山城机械、江岸电气等 26 家大型企业开展合作。', ['26 家 大型企业 level']],
    [
      '100 余名毕业生成为 9 所中职学校的骨干。',
      ['100余 名 毕业生成为中职学校的骨干 level', '9 所 中职学校 level'],
    ],
    [
      '投入经费 300 万元完成 21 个培训项目覆盖教师 2200 余人。',
      ['300 万元 投入经费 level', '21 个 培训项目 level', '2200余 人 教师 level'],
    ],
  ])('%s', (text, expected) => {
    const got = rows(text);
    expect(got).toHaveLength(expected.length);
    got.forEach((line, i) => {
      const [value, unit, , kind] = (expected[i] ?? '').split(' ');
      expect(line.replace(/(\d) (?=[余多])/u, '$1').split(' ')).toEqual([
        value,
        unit,
        expect.any(String),
        kind,
      ]);
      expect(line).toContain((expected[i] ?? '').split(' ')[2]);
    });
  });

  it('reads a share of those who do something', () => {
    expect(rows('20%的毕业生进入知名企业，有 10%左右的毕业生选择自主创业。')).toEqual([
      '20 % 毕业生进入知名企业比例 share',
      '10 % 毕业生选择自主创业比例 share',
    ]);
  });
});

describe('shares', () => {
  it('names the part and keeps the whole in the path', () => {
    const [teachers, senior, share] = inOrder(
      '专任教师 400 人，其中高级职称教师 120 人，占专任教师总数的 30%。',
    );
    expect(teachers).toMatchObject({ name: '专任教师', kind: 'level' });
    expect(senior).toMatchObject({ name: '高级职称教师', path: ['专任教师', '高级职称教师'] });
    expect(share).toMatchObject({
      name: '高级职称教师占比',
      path: ['专任教师总数', '高级职称教师占比'],
      kind: 'share',
    });
  });

  it('reads brackets against the words before them', () => {
    const facts = inOrder(
      '毕业生人数排名前列的是医学院（1164 人，占比 21.67%）、会计学院（870 人，占比 16.20%）。',
    );
    expect(facts.map((f) => [f.mention.quantity.valueText, f.dims?.item, f.kind])).toEqual([
      ['1164', '医学院', 'level'],
      ['21.67', '医学院', 'share'],
      ['870', '会计学院', 'level'],
      ['16.20', '会计学院', 'share'],
    ]);
    expect(facts[0]?.name).toBe('毕业生人数');
  });

  it('reads a bracket that states a part', () => {
    expect(rows('高级职称教师 95 人（教授 18 人），占专任教师的 32.1%。')).toEqual([
      '95 人 高级职称教师 level',
      '18 人 教授 level',
      '32.1 % 高级职称教师占比 share',
    ]);
  });

  it('shares a list out over its members', () => {
    const facts = inOrder('软件技术、会计和护理专业的毕业生位居前三，人数占比依次为 6.63%、6.32%和 6.15%。');
    expect(facts.map((f) => [f.mention.quantity.valueText, f.kind, f.rule])).toEqual([
      ['6.63', 'share', 'prose-shared-list'],
      ['6.32', 'share', 'prose-shared-list'],
      ['6.15', 'share', 'prose-shared-list'],
    ]);
    expect(facts[1]?.dims).toMatchObject({ item: '会计' });
  });

  it('shares a name out over numbers with words of their own', () => {
    const facts = inOrder('毕业去向落实率分别为高职 90.76%、中职 98.65%。');
    expect(facts.map((f) => [f.name, f.dims?.item, f.kind])).toEqual([
      ['毕业去向落实率', '高职', 'ratio'],
      ['毕业去向落实率', '中职', 'ratio'],
    ]);
  });

  it('counts the topic and splits it by the part', () => {
    const [own, other] = inOrder('2023 年新生生源地分布中，东湾市占 87%，外省占 13%。');
    expect(own).toMatchObject({ name: '新生生源地占比', dims: { item: '东湾市' }, period: '2023年' });
    expect(other?.dims).toMatchObject({ item: '外省' });
  });
});

describe('changes', () => {
  it.each([
    ['岗位数较上年增加 1345 个。', '岗位数变化', 'up', 'previous_year'],
    ['毕业生 900 人，比上一年度减少 25 人。', '毕业生人数变化', 'down', 'previous_year'],
    ['经费收入同比增长 3.2%。', '经费收入变化', 'up', 'previous_year'],
    ['办学收入 5.04 亿元，较 2021 年增加 0.03 亿元。', '办学收入变化', 'up', '2021年'],
    ['专任教师 29 人，较去年新增 3 人。', '专任教师人数变化', 'up', 'previous_year'],
  ])('%s', (text, name, direction, base) => {
    const fact = inOrder(text).at(-1);
    expect(fact).toMatchObject({ name, kind: 'change', change: { direction, base } });
  });

  it('reads points, and two levels with their years', () => {
    const facts = inOrder('2022年度满意度为 95.4%，2023年度为 99.3%，上升了 3.9 个百分点。');
    expect(facts.map((f) => [f.name, f.kind, f.period])).toEqual([
      ['满意度', 'level', '2022年度'],
      ['满意度', 'level', '2023年度'],
      ['满意度变化', 'change', '2023年度'],
    ]);
  });

  it('takes 提升至 for a level', () => {
    expect(rows('就业率由 86%提升至 92%。').map((r) => r.split(' ').at(-1))).toEqual(['ratio', 'ratio']);
  });
});

describe('awards and ranks', () => {
  it('keeps the contest for all its grades', () => {
    const facts = inOrder('学生在 2023 年全省职业院校技能大赛中获一等奖 3 项、二等奖 5 项，共获奖 8 项。');
    expect(facts.map((f) => [f.name, f.dims?.award, f.mention.quantity.valueText])).toEqual([
      ['全省职业院校技能大赛获奖', '一等奖', '3'],
      ['全省职业院校技能大赛获奖', '二等奖', '5'],
      ['全省职业院校技能大赛获奖', undefined, '8'],
    ]);
  });

  it('names the prize where there is no contest', () => {
    expect(inOrder('获市科技进步二等奖 1 项。')[0]).toMatchObject({
      dims: { award: '二等奖' },
      kind: 'level',
    });
  });

  it('reads a place in an order with its field', () => {
    const [first, second] = inOrder('学校竞争力位居全国第三，东湾市第一。');
    expect(first).toMatchObject({ name: '竞争力排名', kind: 'rank', dims: { scope: '全国' } });
    expect(second).toMatchObject({ kind: 'rank' });
  });
});

describe('what is left out', () => {
  it('is taken from the number before', () => {
    expect(rows('社会效益指标共 4 项，完成 4 项，完成度 100%。')).toEqual([
      '4 项 社会效益指标 target',
      '4 项 社会效益指标 level',
      '100 % 社会效益指标完成度 ratio',
    ]);
  });

  it('is taken from the name that has a trend', () => {
    expect(inOrder('毕业生的专业相关度有所回落，但仍在 70%以上。')[0]).toMatchObject({
      name: '毕业生的专业相关度',
    });
  });
});

describe('periods', () => {
  const periods = (text: string) => inOrder(text).map((f) => f.period);

  it('hold from their clause to the end of the sentence', () => {
    expect(periods('2022 年，学校开展技术服务 147 项，到账经费 19 万元；培训职工 300 人次。')).toEqual(
      Array(3).fill('2022年'),
    );
  });

  it('hold for the next sentences when they open theirs', () => {
    expect(periods('2022年办学收入 5 亿元。其中财政拨款 3 亿元。')).toEqual(['2022年', '2022年']);
    expect(periods('教师在2022年全省大赛中获奖 2 项。学校建成教学团队 1 个。')).toEqual(['2022年', null]);
  });

  it('are not what a number is compared with, nor what stands in a title', () => {
    expect(periods('毕业生较 2021 年增加 25 人。')).toEqual([null]);
    expect(periods('学校创建于 1956 年，占地 400 亩。')).toEqual([null]);
    expect(periods('举办“2023届毕业生双选会”等活动 5 场。')).toEqual([null]);
    expect(periods('入选“十四五”规划教材 2 部。')).toEqual([null]);
  });

  it('may be words without a number', () => {
    expect(periods('本学年，引进教师 35 人。')).toEqual(['本学年']);
    expect(periods('近年来毕业生就业率均在 96%以上。')).toEqual(['近年来']);
  });
});

describe('owners', () => {
  it('are the institutions that begin a clause, until another one does', () => {
    const facts = inOrder('云岭职业技术学院引进博士 16 人，建成工坊 3 个。我校引进博士 4 人。');
    expect(facts.map((f) => f.entity)).toEqual(['云岭职业技术学院', '云岭职业技术学院', null]);
    expect(facts[0]?.name).toBe('引进博士');
  });

  it.each([
    '高等职业学校教职工 30 人。',
    '落实教育部做好职业学校工作，建成基地 2 个。',
    '二级学院建成工坊 2 个。',
  ])('are not in: %s', (text) => expect(inOrder(text)[0]?.entity).toBeNull());
});

describe('targets', () => {
  it('are what is planned, not what was done of it', () => {
    expect(
      rows('计划完成任务 518 项，实际完成任务 504 项，完成率 97.30%。').map((r) => r.split(' ').at(-1)),
    ).toEqual(['target', 'level', 'ratio']);
  });
});

describe('quantities that measure nothing', () => {
  it.each([
    ['将课程细分为 8 个能力模块。', 'structure-count'],
    ['以上 3 个大类在校生共 3300 人。', 'back-reference'],
    ['到 2025 年，新专业达 5 个。', 'future-target'],
    ['试制了 0.001mm 高精度晶圆。', 'specification'],
    ['升学率 11 为 3.80%。', 'footnote-mark'],
  ])('%s', (text, reason) => expect(reasons(text)).toContain(reason));
});
