import { describe, expect, it } from 'vitest';
import { codes, findings } from './document.ts';

const table = (caption: string, ...rows: readonly (readonly string[])[]) => [{ caption, rows }];
const majors = [
  ['学院', '专业', '人数', '比例'],
  ['机械学院', '机械制造', '120', '24.00%'],
  ['机械学院', '模具设计', '80', '16.00%'],
  ['机械学院小计', '', '200', '40.00%'],
  ['信息学院', '软件技术', '90', '18.00%'],
  ['信息学院', '网络技术', '60', '12.00%'],
  ['信息学院小计', '', '150', '30.00%'],
  ['财经学院', '会计', '100', '20.00%'],
  ['财经学院小计', '', '100', '20.00%'],
  ['艺术学院', '设计', '30', '6.00%'],
  ['艺术学院', '音乐', '20', '4.00%'],
  ['艺术学院小计', '', '50', '10.00%'],
  ['总计', '', '500', '100.00%'],
];
const changed = (row: number, col: number, text: string) =>
  majors.map((cells, r) => (r === row ? cells.map((cell, c) => (c === col ? text : cell)) : cells));

describe('subtotals', () => {
  it('hold, whether they close their groups or open them', () => {
    expect(codes([], table('表1 招生', ...majors))).toEqual([]);
    const opening = [majors[0], majors[12], ...[3, 1, 2, 6, 4, 5, 8, 7, 11, 9, 10].map((i) => majors[i])];
    expect(codes([], table('表1 招生', ...opening.map((row) => row ?? [])))).toEqual([]);
  });
  it('are found where one is not the sum of its rows', () => {
    const [finding] = findings([], table('表1 招生', ...changed(11, 2, '70')));
    expect(finding).toMatchObject({ code: 'total_does_not_add_up', severity: 'error' });
    expect(finding?.message.zh).toContain('30+20=50 < 70');
    expect(finding?.message.en).toContain('the other subtotals of the column hold');
  });
  it('show a wrong total, since rows and subtotals agree on another', () => {
    const [finding] = findings([], table('表1 招生', ...changed(12, 2, '520')));
    expect(finding?.message.zh).toContain('=500 < 520');
  });
});

describe('totals of rows', () => {
  const years = [
    ['年级', '男生', '女生', '合计'],
    ['2021级', '310', '205', '515'],
    ['2022级', '298', '211', '509'],
    ['2023级', '305', '220', '525'],
    ['2024级', '320', '-', '320'],
    ['2025级', '301', '199', '500'],
  ];
  it('hold, also where a part is blank', () => expect(codes([], table('表2 在校生', ...years))).toEqual([]));
  it('are found where one row breaks what the others keep', () => {
    const wrong = years.map((row, i) => (i === 3 ? ['2023级', '305', '220', '552'] : row));
    const more = [...wrong, ['2026级', '1', '2', '3']];
    const [finding] = findings([], table('表2 在校生', ...more));
    expect(finding).toMatchObject({ code: 'total_does_not_add_up', severity: 'error' });
    expect(finding?.message.zh).toContain('305+220=525 < 552');
  });
});

it('finds a percentage above 100 in any table, completion excepted', () => {
  const rows = (name: string) => [
    ['专业', name],
    ['机械制造', '98.2%'],
    ['软件技术', '104.5%'],
  ];
  expect(codes([], table('表3 就业', ...rows('对口率')))).toEqual(['rate_over_100']);
  expect(codes([], table('表3 任务', ...rows('完成率')))).toEqual([]);
});

describe('columns and headers', () => {
  const shifted = [
    ['单位性质', '人数', '比例'],
    ['国有企业', '31.2%', '1320'],
    ['民营企业', '45.1%', '1908'],
    ['机关', '3.7%', '157'],
    ['其他', '20.0%', '846'],
  ];
  it('are found when they changed places', () => {
    const [finding] = findings([], table('表4 去向', ...shifted));
    expect(finding).toMatchObject({ code: 'columns_shifted', severity: 'error' });
    expect(finding?.message.zh).toContain('“人数”列为百分数（如 31.2%），“比例”列为整数（如 1320）');
  });
  it('are right the other way round', () => {
    const right = shifted.map(([name = '', a = '', b = ''], i) => (i === 0 ? [name, a, b] : [name, b, a]));
    expect(codes([], table('表4 去向', ...right))).toEqual([]);
  });
  it('show a row that slipped by one', () => {
    const rows = [
      ['专业', '人数', '对口率', '备注', '单位'],
      ...['甲', '乙', '丙', '丁', '戊', '己'].map((name, i) => [
        `${name}专业`,
        `${120 + i}`,
        `${80 + i}.5%`,
        '无误',
        '',
      ]),
    ];
    expect(codes([], table('表5 对口', ...rows))).toEqual([]);
    const slipped = [...rows, ['', '庚专业', '131', '77.5%', '无误']];
    expect(codes([], table('表5 对口', ...slipped))).toEqual(['row_shifted']);
  });
});

describe('goals and results', () => {
  const rows = (...results: readonly string[]) => [
    ['指标', '目标值', '实际完成值'],
    ...results.map((result, i) => [`指标${'甲乙丙丁'.charAt(i)}的数量`, '95', result]),
  ];
  it('are told once for a table, with the numbers', () => {
    const [finding] = findings([], table('表6 满意度', ...rows('96', '94', '99')));
    expect(finding).toMatchObject({ code: 'target_missed', severity: 'info' });
    expect(finding?.message.zh).toContain('实际完成值 94 < 95');
  });
  it('are another thing where most results stay below', () =>
    expect(codes([], table('表6 满意度', ...rows('6', '4', '9')))).toEqual([]));
});

it('tells of two tables with the same rows once', () => {
  const rows = [
    ['项目', '一等奖', '二等奖', '三等奖'],
    ['技能大赛校内选拔', '15', '27', '40'],
    ['创新创业校内选拔', '12', '31', '52'],
    ['教学能力校内比赛', '18', '25', '33'],
  ];
  const result = findings(
    [],
    [
      { caption: '表7 学生竞赛', rows },
      { caption: '表8 教师竞赛', rows },
    ],
  );
  expect(result.map(({ code }) => code)).toEqual(['row_repeated']);
  expect(result[0]?.message.zh).toContain('有 3 行逐字相同');
});
