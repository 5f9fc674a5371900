import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../model/index.ts';
import { fact } from '../build.ts';
import { codes, findings } from './document.ts';

describe('prizes of one contest', () => {
  it('are held against each other, however the sentence names them', () => {
    const [finding] = findings([
      '2023年，学校获得职业院校技能大赛国家级奖项6项。',
      '学生在2023年全国职业院校技能大赛中荣获奖项9项，其中一等奖3项。',
    ]);
    expect(finding).toMatchObject({ code: 'values_disagree', severity: 'warning' });
    expect(finding?.message.zh).toContain(
      '“国家级职业院校技能大赛奖项”有 2 个不同的值：6项（第1行）、9项（第2行）',
    );
  });
  it('differ by level, year, prize, and by who won them', () => {
    const lines = [
      '学校获得职业院校技能大赛国家级奖项6项、市级奖项82项。',
      '2022年学生在全国职业院校技能大赛中荣获一等奖9项、二等奖3项。',
      '2023年学生在全国职业院校技能大赛中荣获一等奖4项、二等奖5项。',
      '教师在2023年全国职业院校技能大赛中荣获一等奖1项。',
    ];
    expect(codes(lines)).toEqual([]);
  });
});

describe('parts in a sentence', () => {
  it('that cannot overlap are no more than their whole', () => {
    const [finding] = findings(['学生获得奖项20项，其中一等奖8项、二等奖9项、三等奖6项。']);
    expect(finding).toMatchObject({ code: 'parts_exceed_whole', severity: 'error' });
    expect(finding?.message.zh).toContain('8+9+6=23 > 20');
  });
  it('may overlap, may be fewer, and may be of another whole', () => {
    expect(codes(['学生获得奖项20项，其中一等奖8项、二等奖9项。'])).toEqual([]);
    expect(codes(['现有专任教师200人，其中博士50人、高级职称90人、双师型教师150人。'])).toEqual([]);
    expect(codes(['建有实训基地20个，开设专业30个，其中国家级12个、省级16个。'])).toEqual([]);
  });
});

describe('a sum behind its terms', () => {
  it('adds up, or is that of the last of them', () => {
    expect(codes(['新增发明专利52项、实用新型专利20项，共计72项。'])).toEqual([]);
    expect(codes(['开设课程30门、必修课程12门、选修课程8门，共计20门。'])).toEqual([]);
    expect(codes(['新增发明专利52项，实用新型专利约20项，共计75项。'])).toEqual([]);
  });
  it('is found where it does not', () => {
    const [finding] = findings(['新增发明专利52项、实用新型专利20项，共计75项。']);
    expect(finding).toMatchObject({ code: 'total_does_not_add_up', severity: 'warning' });
    expect(finding?.message.zh).toContain('52+20=72 < 75');
  });
});

it('finds a rare rate that is stated twice, and leaves common ones alone', () => {
  const [finding] = findings(['专业设置与产业集群的契合度达91%。', '实现专业与地方产业契合度达94%。']);
  expect(finding).toMatchObject({ code: 'similar_names_differ', severity: 'info' });
  expect(codes(['专业设置与产业集群的契合度达91%。', '实现专业与地方产业契合度达91%。'])).toEqual([]);
  expect(codes(['2022年专业与产业契合度达91%。', '2023年专业与产业契合度达94%。'])).toEqual([]);
  expect(codes(['学生对课程满意度为91%。', '学生对食堂满意度为94%。'])).toEqual([]);
});

it('finds a list that is not as long as announced, and a span that ends before it begins', () => {
  expect(codes(['学校下设5个系部：机械系、汽车系、信息系、财经系、艺术系。'])).toEqual([]);
  expect(codes(['学校下设5个系部：机械系、汽车系、信息系等。'])).toEqual([]);
  const [finding] = findings(['学校下设5个系部：机械系、汽车系、信息系、财经系。']);
  expect(finding).toMatchObject({ code: 'list_count_disagrees', severity: 'warning' });
  expect(finding?.message.zh).toContain('冒号后列出 4 个');
  expect(codes(['培训时间为2023年9月至2023年3月。'])).toEqual(['date_reversed']);
  expect(codes(['培训时间为2023年9月至2024年3月。'])).toEqual([]);
});

describe('a change between two numbers of a sentence', () => {
  it('is their difference or growth', () => {
    expect(codes(['在校生由2022年的8000人增加到8500人，增加500人。'])).toEqual([]);
    expect(codes(['在校生由2022年的8000人增加到8500人，增长6.25%。'])).toEqual([]);
    expect(codes(['在校生由2022年的8000人增加到8500人，增长6.3%。'])).toEqual([]);
    expect(codes(['满意度由2022年的95.4%提升到99.3%，上升了3.9个百分点。'])).toEqual([]);
  });
  it('is found where it is neither', () => {
    const [finding] = findings(['在校生由2022年的8000人增加到8500人，增加600人。']);
    expect(finding).toMatchObject({ code: 'change_disagrees', severity: 'warning' });
    expect(finding?.message.zh).toContain('8500 − 8000 = 500');
    expect(findings(['在校生由2022年的8000人增加到8500人，增长5.9%。'])[0]?.message.zh).toContain(
      '(8500 − 8000) ÷ 8000 = 6.25%',
    );
  });
  it('may be stated against a number in brackets', () => {
    const text = (by: number) => [`2023年就业人数3619人，与去年相比增加了${by}人（2022年就业人数3144人）。`];
    expect(codes(text(475))).toEqual([]);
    expect(findings(text(457))[0]?.message.zh).toContain('3619 − 3144 = 475');
  });
  it('may be that of something else', () => {
    expect(codes(['图书由80万册增加到85万册，教师增加600人。'])).toEqual([]);
    expect(codes(['教师500人，学生8500人，较上年增加600人。'])).toEqual([]);
  });
});

describe('what a sentence counts and the list after it', () => {
  const list = (n: number) => [
    {
      caption: '表1 国家规划教材一览表',
      rows: [
        ['序号', '教材名称'],
        ...Array.from({ length: n }, (_, i) => [`${i + 1}`, `教材${'甲乙丙丁戊己庚辛壬癸'.charAt(i)}`]),
      ],
    },
  ];
  it('agree', () => expect(codes(['学校入选国家规划教材8本，见表1。'], list(8))).toEqual([]));
  it('are found where they do not', () => {
    const [finding] = findings(['学校入选国家规划教材8本，见表1。'], list(9));
    expect(finding).toMatchObject({ code: 'list_count_disagrees', severity: 'warning' });
    expect(finding?.message.zh).toContain('8 ≠ 9');
  });
  it('need not be the same thing', () => {
    expect(codes(['学校建有实训室8个。'], list(9))).toEqual([]);
    expect(codes(['学校入选国家规划教材80本。'], list(9))).toEqual([]);
  });
});

describe('a column of other years than the text says', () => {
  const table = (header: string) => [
    {
      caption: '表1 满意度',
      rows: [
        ['指标名称', header, '2021年完成值'],
        ['在校生满意度（%）', '97.28', '99.6'],
        ['毕业生满意度（%）', '98.03', '98.8'],
      ],
    },
  ];
  const text = ['2019-2020年度在校生满意度为97.28%。', '2019-2020年度毕业生满意度为98.03%。'];
  it('is found, and shows the numbers', () => {
    const [finding] = findings(text, table('2019-2021年完成值'));
    expect(finding).toMatchObject({ code: 'period_disagrees', severity: 'warning' });
    expect(finding?.message.zh).toContain('正文写作 2019—2020 年');
  });
  it('is right under its own years, and one number alone may have stood still', () => {
    expect(codes(text, table('2019-2020年完成值'))).toEqual([]);
    expect(codes(text.slice(1), table('2019-2021年完成值'))).toEqual([]);
  });
});

describe('a count of all students', () => {
  const enrolled: Fact = fact({
    id: 'o1',
    indicatorId: 'enrolment',
    indicatorText: '全日制在校生人数',
    value: '17045',
  });
  const said = (text: string) => codes([text], [], [enrolled]);
  it('is nearly the number enrolled', () => {
    const [finding] = findings(['建立全校学生心理档案15950份。'], [], [enrolled]);
    expect(finding).toMatchObject({ code: 'population_differs', severity: 'info', observations: ['o1'] });
    expect(finding?.message.zh).toContain('15950 < 17045，相差 1095');
  });
  it('may be theirs, or of something else', () => {
    expect(said('建立全校学生心理档案17045份。')).toEqual([]);
    expect(said('建立学生心理档案15950份。')).toEqual([]);
    expect(said('资助全校学生3950人。')).toEqual([]);
    expect(said('全校学生约15950人。')).toEqual([]);
  });
});
