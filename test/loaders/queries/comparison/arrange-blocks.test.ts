import { expect, test } from 'vitest';
import { explainQueries } from '../../../../bench/measure-warehouse.ts';
import {
  arrangeBlocks,
  compareIndicators,
  explainGaps,
  type IndicatorBlock,
  type Warehouse,
} from '../../../../loaders/index.ts';
import type { Fact } from '../../../../model/index.ts';
import { cloudSchool, inYear, lakeSchool, makeFact, nowhereSchool } from '../../build-extraction.ts';
import { store, withWarehouse } from '../../with-warehouse.ts';

const absent = (status: Fact['status'], parts: Partial<Fact> = {}): Partial<Fact> => ({
  value: null,
  valueText: '',
  status,
  ...parts,
});

async function arrange(
  warehouse: Warehouse,
  request: object = {},
  breaks: readonly { year: number; note: string }[] = [],
): Promise<IndicatorBlock> {
  const found = await compareIndicators(warehouse, {
    indicators: ['graduates'],
    withPeers: true,
    ...request,
  });
  const gaps = await explainGaps(warehouse, found.indicators);
  const know = () => ({ lowerIsBetter: false, breaks });
  const [block] = arrangeBlocks({ ...found, gaps, know });
  if (!block) throw new Error('no block');
  return block;
}

/** `school: value marks | value marks`. */
const lines = (block: IndicatorBlock) =>
  block.rows.map(
    ({ institution, cells }) =>
      `${institution.name}: ${cells
        .map((cell) => (cell.kind === 'gap' ? cell.gap : [cell.row.value, ...cell.marks].join(' ')))
        .join(' | ')}`,
  );

const cloud = (year: number, fact: Partial<Fact>) => ({
  content: `cloud${year}`,
  year,
  facts: [makeFact('o1', { period: inYear(year), ...fact })],
});
const lake = (year: number, fact: Partial<Fact>) => ({
  content: `lake${year}`,
  institution: lakeSchool,
  year,
  facts: [makeFact('o1', { period: inYear(year), entity: lakeSchool.name, ...fact })],
});

test('schools as rows, years as columns; each absence has its reason', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, cloud(2023, {}));
    await store(warehouse, cloud(2024, absent('blank')));
    await store(warehouse, lake(2023, absent('not_applicable')));
    await store(warehouse, lake(2024, { value: '300' }));
    await store(warehouse, {
      content: 'none',
      institution: nowhereSchool,
      type: 'technical_school_quality',
      facts: [makeFact('o1', { entity: nowhereSchool.name, value: '40' })],
    });
    await store(warehouse, {
      content: 'empty',
      institution: nowhereSchool,
      year: 2024,
      type: 'technical_school_quality',
    });
    const block = await arrange(warehouse);
    expect(block.years).toEqual([2023, 2024]);
    expect(lines(block)).toEqual([
      '云岭职业技术学院: 6110 | blank',
      '无名技工学校: 40 | missing',
      '镜湖职业学院: not_applicable | 300',
    ]);
    const days = await arrange(warehouse, { indicators: ['training_days'], institutions: ['云岭'] });
    expect(days.years).toEqual([]);
    const gaps = await explainGaps(warehouse, [days.indicator]);
    expect(gaps.explain(cloudSchool.code ?? '', 'training_days', 2023)).toBe('not_asked');
    expect(gaps.explain(cloudSchool.code ?? '', 'training_days', 2022)).toBe('no_report');
  }));

test('rank and distance count all schools, though one is listed', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, cloud(2023, { value: '100' }));
    await store(warehouse, lake(2023, { value: '300' }));
    const block = await arrange(warehouse, { institutions: ['云岭'] });
    expect(lines(block)).toEqual(['云岭职业技术学院: 100']);
    expect(block.rows[0]?.standings).toEqual([{ rank: 2, distance: -100 }]);
    expect(block.spreads).toEqual([{ count: 2, lowerQuartile: 150, median: 200, upperQuartile: 250 }]);
  }));

test('marks: contradiction, other period, other unit, broken series; no change across a break', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      content: 'cloud23',
      facts: [
        makeFact('o1', { value: '100' }),
        makeFact('o2', { value: '90', from: 'prose' }),
        makeFact('o3', {
          value: '95',
          period: {
            text: '2022—2023学年',
            kind: 'academic',
            start: '2022-09-01',
            end: '2023-08-31',
            from: 'column',
          },
        }),
      ],
    });
    await store(warehouse, cloud(2024, { value: '110' }));
    await store(warehouse, lake(2023, { value: '10' }));
    await store(warehouse, lake(2024, { value: '50', unit: 'percent', dimension: 'percent' }));
    const block = await arrange(warehouse);
    expect(lines(block)).toEqual([
      '云岭职业技术学院: 100 conflict period | 110',
      '镜湖职业学院: 10 | 50 unit broken',
    ]);
    expect(block.rows.map(({ changes }) => changes)).toEqual([
      [null, { measure: 'percent', amount: '+10.0' }],
      [null, null],
    ]);
    expect(block.rows[1]?.standings[1]).toBeNull();
    const broken = await arrange(warehouse, {}, [{ year: 2024, note: '口径变化' }]);
    expect(lines(broken)[0]).toBe('云岭职业技术学院: 100 conflict period | 110 broken');
    expect(broken.rows[0]?.changes[1]).toBeNull();
    expect(broken.breaks).toEqual([{ year: 2024, note: '口径变化' }]);
  }));

test('comparisons find their rows by indexes', () =>
  withWarehouse(async (warehouse) => {
    const { db } = warehouse;
    await store(warehouse, cloud(2023, {}));
    const { sql } = await import('kysely');
    const plan = async (query: string) =>
      (await sql.raw<{ detail: string }>(`explain query plan ${query}`).execute(db)).rows
        .map((r) => r.detail)
        .join('\n');
    // whatever a comparison asks for is in the index: the rows themselves are not touched
    const plans = await explainQueries(warehouse, async (recorded) => {
      await compareIndicators(recorded, { indicators: ['graduates'] });
      await compareIndicators(recorded, { indicators: ['graduates'], institutions: [cloudSchool.name] });
    });
    const steps = plans.flatMap((p) => p.steps).filter((step) => step.includes('out_best_value'));
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) expect(step).toMatch(/^SEARCH out_best_value .*\bINDEX /);
    expect(steps).toContain(
      'SEARCH out_best_value USING COVERING INDEX out_best_value_comparison (indicator_id=? AND year=?)',
    );
    expect(
      await plan(
        "select f.institution_id, f.indicator_id, f.year, f.status from core_fact f where f.indicator_id in ('a','b') and f.status <> 'reported'",
      ),
    ).toMatch(/^SEARCH f USING (?:COVERING )?INDEX core_fact_unreported/);
  }));
