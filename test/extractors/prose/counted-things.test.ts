// What a number counts when its clause says it with a verb, a place, a list or a whole.

import { describe, expect, it } from 'vitest';
import { inOrder, reasons, rows } from './build.ts';

const named = (text: string) => inOrder(text).map((f) => [f.name, f.dims?.item ?? f.dims?.region]);

describe('the noun behind a number', () => {
  it.each([
    [
      '学校先后与 74 家企业建立了合作关系，与 12 所院校签订合作协议。',
      ['74 家 合作企业 level', '12 所 合作院校 level'],
    ],
    [
      '毕业生分布在 6 个院系，培训项目涵盖农业、制造业等 20 多个行业。',
      ['6 个 毕业生分布院系 level', '20 多 个 培训项目涵盖行业 level'],
    ],
    ['学生公寓可容纳 5000 名学生。', ['5000 名 学生公寓容纳学生 level']],
    ['建有标准化教室 160 间，可容纳 8000 人。', ['160 间 标准化教室 level', '8000 人 标准化教室容纳 level']],
    ['推荐职业院校 32 门课程参加遴选。', ['32 门 职业院校课程参加遴选 level']],
    ['开设畜牧兽医、电子商务、会计、计算机应用 8 个中职专业。', ['8 个 专业 level']],
    ['学校投资 3000 万元购置教学设备。', ['3000 万元 购置教学设备投资 level']],
    [
      '建成后可满足 8000 名学生和每年 3 万人次各类培训的使用需要。',
      ['8000 名 学生 target', '3 万人次 各类培训人次 target'],
    ],
    ['形成电子信息、医药卫生等 5 个专业群协调发展的格局。', ['5 个 专业群 level']],
    ['现有 29 所职业学校，开展教学改革。', ['29 所 职业学校 level']],
  ])('%s', (text, expected) => expect(rows(text)).toEqual(expected));

  it('is what is done so often', () => {
    expect(rows('学校每月一次召开就业推进会，每周开展 3 次培训。')).toEqual([
      '一 次 就业推进会频次 level',
      '3 次 培训频次 level',
    ]);
    expect(rows('周一召开例会。')).toEqual([]);
  });
});

describe('a place before a number', () => {
  it('says where', () =>
    expect(named('青石省 12 家企业与贵州 86 所职业院校开展合作。')).toEqual([
      ['企业', '青石省'],
      ['合作职业院校', '贵州'],
    ]));

  it('leaves a bracket the name of the number before it', () =>
    expect(named('现有职业本科学校 3 所（全国 32 所）。')).toEqual([
      ['职业本科学校', undefined],
      ['职业本科学校', '全国'],
    ]));
});

describe('parts', () => {
  it('of a list are persons where the list counts departments', () =>
    expect(
      named('毕业生分布在 3 个系，其中中文系 209 人、机电工程系 70 人，外语系 30 人。').slice(1),
    ).toEqual([
      ['毕业生', '中文系'],
      ['毕业生', '机电工程系'],
      ['毕业生', '外语系'],
    ]));

  it('go on with 其中 behind a comma', () =>
    expect(
      inOrder('立项就业育人项目 16 项，其中定向培训项目 9 项，人力提升项目 5 项。').map((f) => f.path),
    ).toEqual([['就业育人项目'], ['就业育人项目', '定向培训项目'], ['就业育人项目', '人力提升项目']]));

  it('belong to the number before their bracket', () =>
    expect(named('招生 300 人（其中全日制 200 人），在校生 900 人（其中全日制 700 人）。')).toEqual([
      ['招生人数', undefined],
      ['招生人数', '全日制'],
      ['在校生', undefined],
      ['在校生', '全日制'],
    ]));
});

describe('members of a ranking', () => {
  it.each([
    [
      '生源学科分布前三位为管理学占 19.9%、医学占 18.3% 和法学占 16.2%。',
      '生源学科占比',
      ['管理学', '医学', '法学'],
    ],
    [
      '毕业生人数排名前两位的学院分别为：医学院 938 人；会计学院 867 人。',
      '毕业生人数',
      ['医学院', '会计学院'],
    ],
    ['少数民族学生人数排在前两位的有：回族占比 2.1%，壮族占比 0.3%。', '少数民族学生占比', ['回族', '壮族']],
    [
      '外省生源占比 30.4%，主要来自青石省（3.3%）、云岭省（2.2%）。',
      '生源占比',
      ['外省', '青石省', '云岭省'],
    ],
  ])('%s', (text, name, members) => {
    const facts = inOrder(text);
    expect(new Set(facts.map((f) => f.name))).toEqual(new Set([name]));
    expect(facts.map((f) => f.dims?.item ?? f.dims?.region)).toEqual(members);
  });

  it('stand in a numbered list under what divides them', () =>
    expect(
      named(
        '按工作类型划分：3 个工作类型按比例由高到低的顺序依次为：（1）技术人员 37.7%；（2）商业人员 16.2%。',
      ),
    ).toEqual([
      ['工作类型占比', '技术人员'],
      ['工作类型占比', '商业人员'],
    ]));

  it('are of whom the clause before speaks', () => {
    expect(named('各学历创业比例均高于去年：专科毕业生为 2.8%、硕士毕业生为 0.7%。')).toEqual([
      ['各学历创业比例', '专科毕业生'],
      ['各学历创业比例', '硕士毕业生'],
    ]);
    expect(named('22 个单位中所处省份为：青石省 4 个，云岭省 3 个。').slice(1)).toEqual([
      ['单位', '青石省'],
      ['单位', '云岭省'],
    ]);
    expect(named('毕业生主要来自本省，占比为 77.6%；其他有青石省 4.5%、云岭省 1.5%。')).toEqual([
      ['毕业生生源占比', '本省'],
      ['毕业生生源占比', '青石省'],
      ['毕业生生源占比', '云岭省'],
    ]);
    expect(named('2023 届毕业生平均月薪最高的专业分别是软件技术（7307 元）、护理（6891 元）。')).toEqual([
      ['毕业生平均月薪', '软件技术'],
      ['毕业生平均月薪', '护理'],
    ]);
    expect(
      named('以“协议和合同就业”为主，占比为 62.7%，其次是“升学”，占比为 24.5%。').map(([n]) => n),
    ).toEqual(['协议和合同就业占比', '升学占比']);
  });

  it('are no things of another kind', () => {
    expect(rows('就业单位主要分布在制造业，签约企业 120 家。')).toEqual(['120 家 签约企业 level']);
    expect(
      rows('毕业生主要来自本省（62.3%）、外省（12.1%），就业率达到 96.8%，男生占 54.6%。').slice(2),
    ).toEqual(['96.8 % 就业率 ratio', '54.6 % 男生占比 share']);
    expect(rows('招生人数排名前两位的专业为护理 520 人、会计 410 人，新增课程 3 门。').at(-1)).toBe(
      '3 门 课程 change',
    );
  });

  it('leave no stump behind', () =>
    expect(inOrder('专任教师以中青年为主，占比 78.5%，双师型教师占比 82.1%。').map((f) => f.dims)).toEqual([
      { item: '中青年' },
      {},
    ]));

  it('count the next one alike', () =>
    expect(named('就业单位以民营企业为主，占比 68.3%；其次是国有企业，占比 15.2%。')).toEqual([
      ['就业单位占比', '民营企业'],
      ['就业单位占比', '国有企业'],
    ]));

  it('say of whom most are', () => {
    expect(named('毕业生分布于 21 个民族，以汉族为主，占比 96.4%。').at(-1)).toEqual(['毕业生占比', '汉族']);
    expect(named('从生源地来看，以青石省居多（8431 人），占比 89.7%。')).toEqual([
      ['生源人数', '青石省'],
      ['生源占比', '青石省'],
    ]);
  });

  it('give a rate to others', () =>
    expect(named('本科生落实率为 93.1%，硕士生为 96.2%。')).toEqual([
      ['本科生落实率', undefined],
      ['落实率', '硕士生'],
    ]));
});

describe('what is no measurement', () => {
  it('says which ones are counted', () => {
    const text = '就业率达到 90% 以上的专业有 10 个。';
    expect(reasons(text)).toEqual(['threshold']);
    expect(rows(text)).toEqual(['10 个 就业率达到90%以上的专业 level']);
  });

  it('is one that bounds: a rate without a bound stays a fact', () =>
    expect(rows('就业率为 98.5% 的专业发展良好。')[0]).toMatch(/^98\.5 % /u));

  it('says which ones are counted by an amount', () =>
    expect(
      rows('月收入不低于 5500 元的有 40 所，月收入在 6000 元及以上的院校有 27 所，其中，21 所处于东部地区。'),
    ).toEqual([
      '40 所 月收入不低于5500元的学校 level',
      '27 所 月收入在6000元及以上的院校 level',
      '21 所 月收入在6000元及以上的院校 level',
    ]));

  it('bounds classes of an amount said before', () => {
    const text =
      '毕业生平均起薪 3173 元，其中超过 3001 元的比例为 55.6%（处于 3001 至 5000 元区间的比例为 54.3%，5000 元以上占 1.3%）。';
    expect(inOrder(text).map((f) => [f.mention.quantity.valueText, f.name, f.dims?.item])).toEqual([
      ['3173', '毕业生平均起薪', undefined],
      ['55.6', '毕业生起薪占比', '超过3001元'],
      ['54.3', '毕业生起薪占比', '3001至5000元'],
      ['1.3', '毕业生起薪占比', '5000元以上'],
    ]);
  });

  it('says how numbers are printed', () =>
    expect(rows('比率保留 2 位小数，合计不等于 100.00%。')).toEqual([]));
});

describe('what is not said at the number', () => {
  it('is the topic of a rating', () =>
    expect(rows('在“就业网站建设”中，满意度达 95.4%。')).toEqual(['95.4 % 就业网站建设满意度 level']));

  it('is how high a rate is, not how it changed', () => {
    expect(rows('我市代表团的获奖率高达 93.5%。')[0]).toContain('获奖率 ratio');
    expect(rows('升学的毕业生占比相对较低，为 5.9%。')).toEqual(['5.9 % 升学的毕业生占比 share']);
  });

  it('is what a rate came to, and not what it is compared with', () => {
    expect(rows('双师型教师比例比上年增加 5.2 个百分点，达到 82.6%。')[1]).toBe(
      '82.6 % 双师型教师比例 ratio',
    );
    expect(rows('生均经费达到 1.8 万元，高于全省平均水平的 1.5 万元。')[1]).toContain('level');
    expect(rows('科研经费比上年 320 万元增加 180 万元，达到 500 万元。')).toEqual([
      '320 万元 科研经费 level',
      '180 万元 科研经费变化 change',
      '500 万元 科研经费 level',
    ]);
    expect(rows('就业率达到 95.6% 的原因是合作深入。')).toEqual(['95.6 % 就业率 ratio']);
  });

  it('is what grew', () =>
    expect(rows('2021 年毕业生 910 人，2023 年 1000 人，增长率为 9.8%。')[2]).toBe(
      '9.8 % 毕业生增长率 change',
    ));

  it('is the unit of a ratio', () =>
    expect(rows('三省生师比最低，分别为 12.6、13.2、13.4。').map((r) => r.split(' ')[0])).toEqual([
      '12.6',
      '13.2',
      '13.4',
    ]));

  it('is a history', () => expect(rows('学院拥有 50 多年办学历史。')).toEqual(['50 多 年 办学历史 level']));
});

describe('periods', () => {
  const periods = (text: string) => inOrder(text).map((f) => f.period);

  it('of a change are not those it is measured against', () => {
    expect(periods('2023 年总投入 207 亿元，比上年 194 亿元增加 13 亿元，增长 6.4%。')).toEqual([
      '2023年',
      '上年',
      '2023年',
      '2023年',
    ]);
    expect(periods('生均经费由 2021 年的 1.2 万元增加到 1.4 万元。')).toEqual(['2021年', null]);
  });

  it('hold in brackets, and from a clause that names the cohort', () => {
    expect(periods('2023 届毕业生的满意度（98.9%）较高。')).toEqual(['2023届']);
    expect(periods('用人单位对 2023 届毕业生的满意度均较高，其中，对职业道德的满意度为 98.7%。')).toEqual([
      '2023届',
    ]);
  });

  it('are shared out with the numbers of a list', () => {
    expect(periods('2017 年—2019 年，毕业生升学率依次为 25.4%、25.9%、31.4%。')).toEqual([
      '2017年',
      '2018年',
      '2019年',
    ]);
    expect(periods('2022 届、2023 届毕业生落实率分别为 97.1%、98.2%。')).toEqual(['2022届', '2023届']);
    expect(periods('2017 年—2019 年，护理、软件专业升学率分别为 25.4%、25.9%。')).toEqual([
      '2017年—2019年',
      '2017年—2019年',
    ]);
  });

  it('of years on end hold for their clause', () =>
    expect(periods('就业率连续三年超过 97%，现有在校生 8000 人。')).toEqual(['连续三年', null]));
});
