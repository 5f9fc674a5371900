import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, findings, type TableText } from './document.ts';

const table = (rows: TableText['rows'], caption = '表 1：招生情况'): TableText => ({ caption, rows });
const header = ['专业', '录取数', '报到数', '报到率'];
const body = [
  ['机电', '100', '90', '90.00%'],
  ['会计', '50', '48', '96.00%'],
  ['护理', '80', '77', '96.25%'],
  ['物流', '40', '31', '77.50%'],
];

describe('totals of any table', () => {
  it('adds up the rows', () => {
    expect(codes([], [table([header, ...body, ['合计', '270', '246', '91.11%']])])).toEqual([]);
    const [finding] = findings([], [table([header, ...body, ['合计', '290', '246', '84.83%']])]);
    expect(finding).toMatchObject({ code: 'total_does_not_add_up', severity: 'error' });
    expect(finding?.message.zh).toContain('100+50+80+40=270 < 290');
  });
  it('holds a total against rows only where another column shows that they are its parts', () => {
    expect(
      codes([], [table([header.slice(0, 3), ['甲', '3', '5'], ['乙', '4', '6'], ['合计', '9', '15']])]),
    ).toEqual([]);
  });
  it('leaves averages, partial numbers and subtotals alone', () => {
    expect(
      codes(
        [],
        [
          table([
            ['年级', '平均分'],
            ['一', '80'],
            ['二', '90'],
            ['合计', '85'],
          ]),
        ],
      ),
    ).toEqual([]);
    expect(
      codes(
        [],
        [
          table([
            ['项目', '经费'],
            ['甲', '3'],
            ['乙', '若干'],
            ['丙', '4'],
            ['合计', '9'],
          ]),
        ],
      ),
    ).toEqual([]);
    const sub = [
      ['项目', '经费'],
      ['甲', '3'],
      ['乙', '4'],
      ['小计', '7'],
      ['丙', '5'],
      ['合计', '12'],
    ];
    expect(codes([], [table(sub)])).toEqual([]);
  });
  it('leaves statements that take off, negative numbers and 其中 rows alone', () => {
    const sum = (...rows: string[][]) => codes([], [table([['项目', '经费'], ...rows])]);
    expect(sum(['甲', '30'], ['减：税', '4'], ['乙', '5'], ['合计', '31'])).toEqual([]);
    expect(sum(['甲', '30'], ['乙', '-4'], ['丙', '5'], ['合计', '31'])).toEqual([]);
    expect(sum(['甲', '30'], ['其中：乙', '4'], ['丙', '5'], ['合计', '35'])).toEqual([]);
    expect(sum(['甲', '30'], ['其中：乙', '4'], ['丙', '5'], ['合计', '36'])).toEqual([
      'total_does_not_add_up',
    ]);
  });
  it('finds any change of a total by less than half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 999 }), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 5 }),
        (values, off) => {
          const sum = values.reduce((a, b) => a + b, 0);
          const rows = (total: number) => [
            ['项目', '数量'],
            ...values.map((v, i) => [`第${i}类`, String(v)]),
            ['合计', String(total)],
          ];
          expect(codes([], [table(rows(sum))])).toEqual([]);
          expect(codes([], [table(rows(sum + off))])).toEqual(['total_does_not_add_up']);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('rates of any table', () => {
  it('finds the row that breaks the rule of its column', () => {
    const rows = [header, ...body, ['文秘', '60', '50', '93.33%']];
    const [finding] = findings([], [table(rows)]);
    expect(finding).toMatchObject({ code: 'share_disagrees', severity: 'warning' });
    expect(finding?.message.zh).toContain('50 ÷ 60 = 83.33%');
  });
  it('finds shares of another base', () => {
    const shares = [
      ['去向', '人数', '比例'],
      ['甲', '50', '25%'],
      ['乙', '60', '30%'],
      ['丙', '40', '20%'],
      ['丁', '30', '15%'],
      ['戊', '20', '10%'],
    ];
    expect(codes([], [table(shares)])).toEqual([]);
    expect(codes([], [table([...shares.slice(0, 5), ['戊', '20', '40%']])])).toEqual(['share_disagrees']);
  });
});

describe('copies, numbers and titles', () => {
  const row = ['技能大赛', '一等奖 15 项，二等奖 27 项，三等奖 40 项'];
  it('finds a row under two titles', () => {
    const one = table([['赛事', '获奖'], row], '表 1：学生获奖');
    expect(codes([], [one, table([['赛事', '获奖'], row], '表 2：教师获奖')])).toEqual(['row_repeated']);
    expect(codes([], [one, table([['赛事', '获奖'], row], '表 1：学生获奖（续）')])).toEqual([]);
  });
  it('finds a missing table, unless its caption stands there', () => {
    const tables = [1, 2, 4, 5].map((n) =>
      table(
        [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
        `附表 ${n}：其${'一二三四五'[n]}`,
      ),
    );
    expect(codes([], tables)).toEqual(['table_missing']);
  });
  it('finds rows that deny the title', () => {
    const rows = [
      ['序号', '年份', '名称'],
      ['1', '2022', '甲'],
      ['2', '2023', '乙'],
      ['3', '2023', '丙'],
    ];
    expect(codes([], [table(rows, '表 3：2023 年度新增基地')])).toEqual(['title_denies_row']);
    expect(codes([], [table(rows, '表 3：实训基地')])).toEqual([]);
  });
  it('holds the text against a body table', () => {
    const rows = [
      ['指标', '2022年', '2023年'],
      ['家长满意度（%）', '90', '99'],
      ['教师满意度（%）', '95', '98'],
    ];
    expect(codes(['2022年度家长满意度为 93.40%。'], [table(rows, '表 1 满意度')])).toEqual([
      'values_disagree',
    ]);
    expect(codes(['2022年度家长满意度为 90.3%。'], [table(rows, '表 1 满意度')])).toEqual([]);
  });
});
