import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../model/index.ts';
import { checkReports } from '../../../../transformers/checks/across/check-reports.ts';
import type { ReportFacts } from '../../../../transformers/checks/across/report-facts.ts';
import { fact, year } from '../../build.ts';
import { catalog } from '../document.ts';

type Values = Readonly<Record<string, string>>;

/** A report whose table has a column for each year. */
const report = (of: number, columns: Readonly<Record<number, Values>>): ReportFacts => ({
  document: `d${of}`,
  year: of,
  facts: Object.entries(columns).flatMap(([column, values]) =>
    Object.entries(values).map(([id, value], i): Fact => {
      const { zh = id } = catalog.indicators.get(id) ?? {};
      const period = year(Number(column));
      const anchor = { line: of + i, start: 0, end: 4 };
      const parts = { indicatorId: id, indicatorText: zh, path: [zh], value, period, anchor };
      return fact({ id: `d${of}-o${column}${i}`, ...parts });
    }),
  ),
});
const found = (...reports: readonly ReportFacts[]) => checkReports(reports, catalog);
const codes = (...reports: readonly ReportFacts[]) => found(...reports).map(({ code }) => code);

const ids = [
  'graduates',
  'graduates_placed',
  'enrolment',
  'teachers_fulltime',
  'admissions',
  'registered',
  'grads_employed',
  'grads_sme',
  'certificates',
];
const values = (from: number): Values => Object.fromEntries(ids.map((id, i) => [id, `${from + 37 * i}`]));

describe('a year that two reports speak of', () => {
  it('is found where the later report says something else', () => {
    const [finding] = found(
      report(2023, { 2023: { certificates: '806' } }),
      report(2024, { 2023: { certificates: '860' }, 2024: { certificates: '912' } }),
    );
    expect(finding).toMatchObject({
      code: 'previous_year_restated',
      severity: 'warning',
      document: 'd2024',
      observations: ['d2024-o20230', 'd2023-o20230'],
    });
    expect(finding?.message.zh).toContain(
      '2023年度报告为 806 人（第2023行），2024年度报告为 860 人（第2024行），相差 54',
    );
    expect(finding?.message.en).toContain('806 人 in the report of 2023');
  });
  it('is no finding where both agree, where it was rounded, or where a year lies between', () => {
    const then = report(2023, { 2023: { certificates: '806' } });
    expect(codes(then, report(2024, { 2023: { certificates: '806' } }))).toEqual([]);
    expect(codes(then, report(2025, { 2023: { certificates: '860' } }))).toEqual([]);
  });
  it('is told once where very many numbers differ', () => {
    const many = [...catalog.indicators.keys()].slice(0, 20);
    const all = (n: number): Values => Object.fromEntries(many.map((id, i) => [id, `${n + i}`]));
    const result = found(report(2023, { 2023: all(100) }), report(2024, { 2023: all(107) }));
    expect(result).toHaveLength(1);
    expect(result[0]?.observations).toHaveLength(40);
    expect(result[0]?.message.zh).toContain('2023年的 20 个数');
  });
  it('counts a note, not the number it corrects', () => {
    const then = report(2023, { 2023: { graduates: '3763' } });
    const [printed] = then.facts;
    const note = fact({
      id: 'd2023-n',
      indicatorId: 'graduates',
      value: '3793',
      from: 'note',
      corrects: printed?.id ?? '',
    });
    const corrected = { ...then, facts: [...then.facts, note] };
    expect(codes(corrected, report(2024, { 2023: { graduates: '3793' } }))).toEqual([]);
    expect(codes(corrected, report(2024, { 2023: { graduates: '3763' } }))).toEqual([
      'previous_year_restated',
    ]);
  });
});

it('sees columns that changed places', () => {
  const then = report(2023, { 2023: values(1013) });
  const swapped = report(2024, { 2023: values(1117), 2024: values(1013) });
  expect(found(then, swapped).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error years_swapped',
  ]);
  expect(codes(then, report(2024, { 2023: values(1013), 2024: values(1117) }))).toEqual([]);
});

it('sees last year’s numbers printed again, and understands that some stand still', () => {
  const then = report(2023, { 2023: values(1013) });
  const [finding] = found(then, report(2024, { 2024: values(1013) }));
  expect(finding).toMatchObject({ code: 'previous_year_copied', severity: 'warning' });
  expect(finding?.message.zh).toContain('可比的 9 个数中有 9 个相同');
  expect(codes(then, report(2024, { 2024: { ...values(1117), graduates: '1013' } }))).toEqual([]);
});

it('sees another order of magnitude where the later report has one year only', () => {
  const then = report(2023, { 2023: { graduates: '1013' } });
  expect(codes(then, report(2024, { 2024: { graduates: '10130' } }))).toEqual(['jump_against_previous_year']);
  // with both years in it, the report was held against itself when it was read
  expect(codes(then, report(2024, { 2023: { graduates: '1013' }, 2024: { graduates: '10130' } }))).toEqual(
    [],
  );
});

it('lets the fullest of several files of one report speak, in any order', () => {
  const then = report(2023, { 2023: values(1013) });
  const again = { ...report(2024, { 2023: { ...values(1013), graduates: '999' } }), document: 'a' };
  const short = { ...report(2024, { 2023: { graduates: '998' } }), document: 'b' };
  fc.assert(
    fc.property(fc.shuffledSubarray([then, again, short], { minLength: 3 }), (reports) => {
      expect(found(...reports)).toEqual(found(then, again, short));
    }),
  );
  expect(found(then, again, short).map(({ document }) => document)).toEqual(['a']);
});
