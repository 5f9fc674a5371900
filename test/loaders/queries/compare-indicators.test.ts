import { expect, test } from 'vitest';
import { type ComparisonRow, compareIndicators, type Warehouse } from '../../../loaders/index.ts';
import { describeAnchor } from '../../../model/index.ts';
import { inYear, lakeSchool, makeFact, nowhereSchool } from '../build-extraction.ts';
import { store, withWarehouse } from '../with-warehouse.ts';

const rate = {
  indicatorId: 'placement_rate',
  value: '90.03',
  unit: 'percent',
  dimension: 'percent',
  unitText: '%',
} as const;

async function fill(warehouse: Warehouse): Promise<void> {
  await store(warehouse, {
    content: 'cloud23',
    facts: [makeFact('o1'), makeFact('o2', { ...rate, anchor: { page: 12, bbox: [0, 0, 1, 1] } })],
  });
  await store(warehouse, {
    content: 'cloud24',
    year: 2024,
    facts: [makeFact('o1', { value: '6200', period: inYear(2024) })],
  });
  await store(warehouse, {
    content: 'lake23',
    institution: lakeSchool,
    facts: [makeFact('o1', { value: '300', entity: lakeSchool.name })],
  });
  await store(warehouse, {
    content: 'none23',
    institution: nowhereSchool,
    type: 'technical_school_quality',
    facts: [makeFact('o1', { value: '40', entity: nowhereSchool.name })],
  });
}

const short = (rows: readonly ComparisonRow[]) =>
  rows.map(
    (r) =>
      `${r.institution} ${r.indicator_zh} ${r.year} ${r.value}${r.unit_zh} ${describeAnchor(JSON.parse(r.anchor), 'zh')}`,
  );

test('indicators by id, name, English name and alias, across schools, newest year first', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const expected = [
      '云岭职业技术学院 毕业生人数 2024 6200人 第10行',
      '云岭职业技术学院 毕业生人数 2023 6110人 第10行',
      '无名技工学校 毕业生人数 2023 40人 第10行',
      '镜湖职业学院 毕业生人数 2023 300人 第10行',
    ];
    for (const word of ['graduates', '毕业生人数', '毕业生 人数', 'Graduates', '毕业生数'])
      expect(short((await compareIndicators(warehouse, { indicators: [word] })).rows)).toEqual(expected);
    const two = await compareIndicators(warehouse, {
      indicators: ['毕业去向落实率', '毕业生人数', 'graduates'],
    });
    expect(short(two.rows)).toEqual(['云岭职业技术学院 毕业去向落实率 2023 90.03% 第12页', ...expected]);
    expect(two.rows[0]).toMatchObject({
      document_path: 'reports/cloud23.txt',
      value_printed: '90.03',
      unit_printed: '%',
      report_year: 2023,
    });
  }));

test('filters by school, year, level, kind and region', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const names = async (filter: object) => [
      ...new Set(
        (await compareIndicators(warehouse, { indicators: ['graduates'], ...filter })).rows.map(
          (r) => `${r.institution} ${r.year}`,
        ),
      ),
    ];
    expect(await names({ institutions: ['4199910002'] })).toEqual(['镜湖职业学院 2023']);
    expect(await names({ institutions: ['10002'] })).toEqual(['镜湖职业学院 2023']);
    expect(await names({ institutions: ['云岭工业学校'], years: [2024] })).toEqual(['云岭职业技术学院 2024']);
    expect(await names({ institutions: ['职业'], years: [2023] })).toEqual([
      '云岭职业技术学院 2023',
      '镜湖职业学院 2023',
    ]);
    expect(await names({ levels: ['本科'] })).toEqual(['镜湖职业学院 2023']);
    expect(await names({ levels: ['technical'] })).toEqual(['无名技工学校 2023']);
    expect(await names({ regions: ['镜湖', '不存在'] })).toEqual(['镜湖职业学院 2023']);
    expect(await names({ years: [1999] })).toEqual([]);
  }));

test('words that fit nothing or several indicators come back with suggestions', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const result = await compareIndicators(warehouse, {
      indicators: ['就业率', '毕业生总人数', '龘', '毕业生人数'],
      institutions: ['镜湖大学', '龘'],
    });
    expect(
      result.unresolvedIndicators.map(({ word, reason, suggestions }) => [
        word,
        reason,
        suggestions.map((s) => s.id),
      ]),
    ).toEqual([
      ['就业率', 'ambiguous', ['placement_rate', 'local_rate']],
      ['毕业生总人数', 'unknown', ['graduates', expect.any(String)]],
      ['龘', 'unknown', []],
    ]);
    expect(result.indicators).toMatchObject([{ id: 'graduates', table: { zh: '计分卡', en: 'Scorecard' } }]);
    expect(result.unresolvedInstitutions).toEqual([
      { word: '镜湖大学', suggestions: [{ id: '4199910002', name: '镜湖职业学院' }] },
      { word: '龘', suggestions: [] },
    ]);
    expect(result.rows).toEqual([]);
    expect((await compareIndicators(warehouse, { indicators: [] })).rows).toEqual([]);
  }));
