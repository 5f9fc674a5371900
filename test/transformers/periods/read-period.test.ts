import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChangeBase } from '../../../transformers/periods/read-change-base.ts';
import { assumeReportPeriod, readPeriod } from '../../../transformers/periods/read-period.ts';
import { settlePeriod } from '../../../transformers/periods/settle-period.ts';

const say = (text: string | null, reportYear: number | null = 2024): string => {
  const { kind, start, end, from } = readPeriod(text, reportYear, 'column');
  return start ? `${kind} ${start} ${end} ${from}` : `${kind} ${from}`;
};

describe('readPeriod', () => {
  it.each([
    ['2023年', 'calendar 2023-01-01 2023-12-31'],
    ['2023 年度', 'calendar 2023-01-01 2023-12-31'],
    ['２０２３', 'calendar 2023-01-01 2023-12-31'],
    ['2023（自然）年度', 'calendar 2023-01-01 2023-12-31'],
    ['2024 年*', 'calendar 2024-01-01 2024-12-31'],
    ['2023年（人）', 'calendar 2023-01-01 2023-12-31'],
    ['二〇二三年', 'calendar 2023-01-01 2023-12-31'],
    ['2023-2024学年', 'academic 2023-09-01 2024-08-31'],
    ['2023—2024 学年度', 'academic 2023-09-01 2024-08-31'],
    ['2023/2024', 'academic 2023-09-01 2024-08-31'],
    ['2023-24学年', 'academic 2023-09-01 2024-08-31'],
    ['22-23学年', 'academic 2022-09-01 2023-08-31'],
    ['2023学年', 'academic 2023-09-01 2024-08-31'],
    ['2023.9-2024.8', 'academic 2023-09-01 2024-08-31'],
    ['2023年9月1日至2024年8月31日', 'academic 2023-09-01 2024-08-31'],
    ['2023-2024学年第二学期', 'range 2024-02-01 2024-08-31'],
    ['2021-2023学年', 'range 2021-09-01 2023-08-31'],
    ['2023届', 'cohort 2023-01-01 2023-12-31'],
    ['2023 届毕业生', 'cohort 2023-01-01 2023-12-31'],
    ['2021-2023届', 'cohort 2021-01-01 2023-12-31'],
    ['截至2023年8月31日', 'as_of 2023-08-31 2023-08-31'],
    ['2023-08-31', 'as_of 2023-08-31 2023-08-31'],
    ['2023年8月', 'as_of 2023-08-01 2023-08-31'],
    ['二〇二四年二月', 'as_of 2024-02-01 2024-02-29'],
    ['截至2023年', 'as_of 2023-12-31 2023-12-31'],
    ['2023年底', 'as_of 2023-12-31 2023-12-31'],
    ['2019-2021年', 'range 2019-01-01 2021-12-31'],
    ['2019年—2021年', 'range 2019-01-01 2021-12-31'],
    ['2019年至2021年', 'range 2019-01-01 2021-12-31'],
    ['2023.9.20-9.22', 'range 2023-09-20 2023-09-22'],
    ['2023年上半年', 'range 2023-01-01 2023-06-30'],
    ['2023年第三季度', 'range 2023-07-01 2023-09-30'],
    ['“十三五”', 'range 2016-01-01 2020-12-31'],
    ['十四五期间', 'range 2021-01-01 2025-12-31'],
  ])('%s is stated: %s', (text, expected) => {
    expect(say(text)).toBe(`${expected} column`);
    expect(say(text, null)).toBe(`${expected} column`);
  });

  it.each([
    ['本学年', 'academic 2023-09-01 2024-08-31'],
    ['上一学年', 'academic 2022-09-01 2023-08-31'],
    ['本年度', 'calendar 2024-01-01 2024-12-31'],
    ['上一年度', 'calendar 2023-01-01 2023-12-31'],
    ['去年', 'calendar 2023-01-01 2023-12-31'],
    ['较上一年度', 'calendar 2024-01-01 2024-12-31'],
    ['较2023年', 'calendar 2024-01-01 2024-12-31'],
    ['同比', 'calendar 2024-01-01 2024-12-31'],
    ['近三年', 'range 2022-01-01 2024-12-31'],
    ['近 5 年', 'range 2020-01-01 2024-12-31'],
    ['三年来', 'range 2022-01-01 2024-12-31'],
    ['近三届', 'cohort 2022-01-01 2024-12-31'],
    ['近两学年', 'range 2022-09-01 2024-08-31'],
    ['应届', 'cohort 2024-01-01 2024-12-31'],
    ['2019年以来', 'range 2019-01-01 2024-12-31'],
    ['今年5月', 'as_of 2024-05-01 2024-05-31'],
    ['截至年底', 'as_of 2024-12-31 2024-12-31'],
    ['5月12日—5月14日', 'range 2024-05-12 2024-05-14'],
  ])('%s follows from the year of the report: %s', (text, expected) => {
    expect(say(text)).toBe(`${expected} report`);
    expect(say(text, null)).toBe('unstated column');
  });

  it.each([
    '近年来',
    '累计',
    '2022、2023年',
    '2020级',
    '2023年2月30日',
    '2023-13-01',
    '某日',
    '十五年',
    '500强',
  ])('%s says nothing definite', (text) => {
    expect(say(text)).toBe('unstated column');
  });

  it('keeps the words and says when there are none', () => {
    expect(readPeriod('近年来', 2024).text).toBe('近年来');
    expect(readPeriod(null, 2024)).toEqual({
      text: null,
      kind: 'unstated',
      start: null,
      end: null,
      from: 'text',
    });
  });

  it('reads back every school year and every date', () => {
    const date = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2090 }), date, (y, day) => {
        for (const mark of ['-', '—', '–', '～', '/'])
          expect(say(`${y} ${mark} ${y + 1} 学年`)).toBe(`academic ${y}-09-01 ${y + 1}-08-31 column`);
        const [a, b, c] = day.split('-').map(Number);
        for (const text of [day, `${a}年${b}月${c}日`, `截至${a} 年 ${b} 月 ${c} 日`, `${a}.${b}.${c}`])
          expect(say(text)).toBe(`as_of ${day} ${day} column`);
      }),
    );
  });

  it('gives dates in order and never throws, whatever the words', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'0123456789年月日届学至到-—/.近本上截止十四五“”度期 '),
      maxLength: 24,
    });
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
        const { start, end } = readPeriod(text, 2024);
        expect((start === null) === (end === null)).toBe(true);
        if (start && end) {
          expect(start <= end).toBe(true);
          expect(Number.isNaN(Date.parse(start)) || Number.isNaN(Date.parse(end))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('settlePeriod', () => {
  it('takes the year of the report where nothing is printed, and says so', () => {
    expect(settlePeriod(null, 'text', 2023)).toEqual({ period: assumeReportPeriod(2023), understood: true });
    expect(settlePeriod(null, 'text', 2023).period).toMatchObject({
      start: '2023-01-01',
      from: 'report',
      text: null,
    });
    expect(settlePeriod(null, 'text', null).period).toMatchObject({ kind: 'unstated', from: 'report' });
  });

  it('keeps words that it does not understand', () => {
    const settled = settlePeriod('某日', 'column', 2023);
    expect(settled.understood).toBe(false);
    expect(settled.period).toMatchObject({ text: '某日', start: '2023-01-01', from: 'report' });
    expect(settlePeriod('近年来', 'text', 2023)).toMatchObject({
      understood: true,
      period: { kind: 'unstated' },
    });
    expect(settlePeriod('目前', 'text', 2023)).toMatchObject({
      understood: true,
      period: { end: '2023-12-31' },
    });
  });
});

describe('readChangeBase', () => {
  it.each([
    ['较上一年度增加', 'previous_year'],
    ['同比增长', 'previous_year'],
    ['与去年相比', 'previous_year'],
    ['较 2022 届提高', '2022'],
    ['比２０２１年', '2021'],
    ['较建设初', 'beginning'],
    ['增加比率', 'unstated'],
  ])('%s: %s', (text, base) => {
    expect(readChangeBase(text)).toBe(base);
  });
});
