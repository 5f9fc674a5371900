import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refreshBestValues, touchDocuments } from '../../../loaders/best-values/refresh-best-values.ts';
import type { Warehouse } from '../../../loaders/index.ts';
import { writeTransaction } from '../../../loaders/write-transaction.ts';
import type { Fact } from '../../../model/index.ts';
import { cloudSchool, inYear, lakeSchool, makeFact, sha, unstated } from '../build-extraction.ts';
import { beginRun, store, withWarehouse } from '../with-warehouse.ts';

const bestOf = async ({ db }: Warehouse) =>
  await db
    .selectFrom('out_best_value')
    .select(['value', 'trust', 'alternatives', 'conflict', 'resolution'])
    .orderBy('indicator_id')
    .orderBy('period_key')
    .execute();

test('the order of trust: a note that corrects, standard table, other table, prose, figure', () =>
  withWarehouse(async (warehouse) => {
    const ladder: Partial<Fact>[] = [
      { from: 'figure', value: '1' },
      { from: 'prose', value: '2' },
      { from: 'table', value: '3' },
      { from: 'standard_table', value: '4' },
      { from: 'note', value: '5', corrects: 'o4', period: inYear(2023, null) },
    ];
    const trusted = ['figure', 'prose', 'table', 'standard_table', 'note'];
    for (const [i, trust] of trusted.entries()) {
      const facts = ladder.slice(0, i + 1).map((parts, j) => makeFact(`o${j + 1}`, parts));
      await store(warehouse, { content: 'a', extractor: `v${i}`, facts });
      expect(await bestOf(warehouse)).toMatchObject([{ value: String(i + 1), trust, alternatives: i }]);
    }
  }));

test('a note that corrects nothing is running text', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      facts: [makeFact('o1', { from: 'note', value: '5' }), makeFact('o2', { from: 'table', value: '6' })],
    });
    expect(await bestOf(warehouse)).toMatchObject([
      { value: '6', trust: 'table', conflict: 1, resolution: null },
    ]);
  }));

test('a correction by a note resolves the contradiction with what it corrects, and no other', () =>
  withWarehouse(async (warehouse) => {
    const table = makeFact('o1', { value: '6110' });
    const note = makeFact('o2', { value: '6393', from: 'note', corrects: 'o1', period: unstated });
    const echo = makeFact('o3', { value: '6110', from: 'prose' });
    const stray = makeFact('o4', { value: '7000', from: 'prose' });
    await store(warehouse, { content: 'a', facts: [table, note, echo] });
    expect(await bestOf(warehouse)).toEqual([
      { value: '6393', trust: 'note', alternatives: 2, conflict: 1, resolution: 'note' },
    ]);
    await store(warehouse, { content: 'a', extractor: '2', facts: [table, note, echo, stray] });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '6393', conflict: 1, resolution: null }]);
    const conflicts = await warehouse.db
      .selectFrom('out_conflict')
      .select(['best_printed', 'other_printed', 'other_trust', 'best_place'])
      .orderBy('other_fact_id')
      .execute();
    expect(conflicts).toEqual([
      { best_printed: '6393', other_printed: '6110', other_trust: 'standard_table', best_place: '第10行' },
      { best_printed: '6393', other_printed: '6110', other_trust: 'prose', best_place: '第10行' },
      { best_printed: '6393', other_printed: '7000', other_trust: 'prose', best_place: '第10行' },
    ]);
  }));

test('a reviewed correction wins while the printed value is the one it was made for', () =>
  withWarehouse(async (warehouse) => {
    const { id } = await store(warehouse, { content: 'a', facts: [makeFact('o1', { value: '61100' })] });
    const correction = {
      id: 'c1',
      fact_id: `${id}-o1`,
      value: '6110',
      unit: null,
      reason: 'misprint',
      source: 'letter',
    };
    await warehouse.db
      .insertInto('core_correction')
      .values({ ...correction, value_printed: '61100' })
      .execute();
    await store(warehouse, { content: 'a', extractor: '2', facts: [makeFact('o1', { value: '61100' })] });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '6110', trust: 'correction', conflict: 0 }]);
    await store(warehouse, { content: 'a', extractor: '3', facts: [makeFact('o1', { value: '6119' })] });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '6119', trust: 'standard_table' }]);
  }));

test('of two reports, the one of that very year is used; else the latest', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { content: 'y23', year: 2023, facts: [makeFact('o1', { value: '1' })] });
    await store(warehouse, { content: 'y24', year: 2024, facts: [makeFact('o1', { value: '2' })] });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '1', alternatives: 1 }]);
    await store(warehouse, {
      content: 'y22',
      year: 2022,
      facts: [makeFact('o1', { value: '3', period: inYear(2019) })],
    });
    await store(warehouse, {
      content: 'y20',
      year: 2020,
      facts: [makeFact('o1', { value: '4', period: inYear(2019) })],
    });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '3' }, { value: '1' }]);
  }));

test('exact before approximate, then confidence, then the place in the document', () =>
  withWarehouse(async (warehouse) => {
    const prose = { from: 'prose' } as const;
    const facts = [
      makeFact('o1', { ...prose, value: '1', confidence: 0.5 }),
      makeFact('o2', { ...prose, value: '2', confidence: 0.9, modifier: 'about' }),
      makeFact('o3', { ...prose, value: '3', confidence: 0.8 }),
      makeFact('o4', { ...prose, value: '4', confidence: 0.8 }),
    ];
    await store(warehouse, { facts });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '3' }]);
  }));

test('values in other units are alternatives, but no contradiction', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      facts: [
        makeFact('o1', { value: '1465' }),
        makeFact('o2', { value: '203563', unit: 'class_hour', dimension: 'class_hour' }),
        makeFact('o3', { value: '1465', unit: null, dimension: null, from: 'prose' }),
        makeFact('o4', { value: '99', unit: null, dimension: null, from: 'prose' }),
      ],
    });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '1465', alternatives: 3, conflict: 0 }]);
    const agrees = await warehouse.db
      .selectFrom('out_alternative')
      .select(['fact_id', 'agrees'])
      .orderBy('fact_id')
      .execute();
    expect(agrees.map((a) => a.agrees)).toEqual([null, 1, null]);
  }));

test('only what is comparable counts: own, catalogued, reported, a level, share or ratio, of the whole', () =>
  withWarehouse(async (warehouse) => {
    const not: Partial<Fact>[] = [
      { entity: lakeSchool.name },
      { indicatorId: null },
      { status: 'blank', value: null },
      { status: 'not_applicable', value: null },
      { kind: 'change', change: { direction: 'up', base: 'previous_year' } },
      { kind: 'rank' },
      { kind: 'target' },
      { dims: { level: '国家级' } },
      { value: null },
    ];
    await store(warehouse, { content: 'not', facts: not.map((parts, i) => makeFact(`o${i}`, parts)) });
    expect(await bestOf(warehouse)).toEqual([]);
    const yes: Partial<Fact>[] = [
      { dims: { surveyed: '300', method: '问卷' }, period: inYear(2020) },
      { kind: 'share', period: inYear(2021) },
      { kind: 'ratio', period: inYear(2022) },
      { value: null, valueMin: '1', valueMax: '2', period: inYear(2023) },
      { entity: cloudSchool.nameAsPrinted, period: inYear(2024) },
    ];
    await store(warehouse, {
      content: 'yes',
      mediaType: 'text/html',
      facts: yes.map((parts, i) => makeFact(`o${i}`, parts)),
    });
    const years = await warehouse.db.selectFrom('out_best_value').select('year').orderBy('year').execute();
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
  }));

test('periods: labels, the year of filtering, and unstated periods kept apart by report', () =>
  withWarehouse(async (warehouse) => {
    const periods: Partial<Fact>[] = [
      { period: inYear(2023) },
      {
        period: {
          text: '2022-2023学年',
          kind: 'academic',
          start: '2022-09-01',
          end: '2023-08-31',
          from: 'text',
        },
      },
      { period: { text: '2023届', kind: 'cohort', start: '2023-01-01', end: '2023-12-31', from: 'text' } },
      {
        period: {
          text: '截至2023年8月',
          kind: 'as_of',
          start: '2023-08-31',
          end: '2023-08-31',
          from: 'text',
        },
      },
      { period: { text: '近三年', kind: 'range', start: '2021-01-01', end: '2023-12-31', from: 'text' } },
      { period: { text: '上半年', kind: 'range', start: '2023-01-01', end: '2023-06-30', from: 'text' } },
      { period: unstated },
    ];
    await store(warehouse, { content: 'a', facts: periods.map((parts, i) => makeFact(`o${i}`, parts)) });
    await store(warehouse, { content: 'b', year: 2022, facts: [makeFact('o1', { period: unstated })] });
    const rows = await warehouse.db.selectFrom('out_best_value').select(['period_label', 'year']).execute();
    expect(rows.map((r) => `${r.period_label} ${r.year}`).sort()).toEqual(
      [
        '2021—2023年 2023',
        '2022—2023学年 2023',
        '2023-01-01至2023-06-30 2023',
        '2023届 2023',
        '2023年 2023',
        '截至2023-08-31 2023',
        '未注明（2022年报告） 2022',
        '未注明（2023年报告） 2023',
      ].sort(),
    );
  }));

interface Step {
  readonly content: number;
  readonly extractor: number;
  readonly year: number;
  readonly lake: boolean;
  readonly modified: number;
  readonly facts: readonly {
    readonly indicator: number;
    readonly year: number;
    readonly value: number;
    readonly from: Fact['from'];
  }[];
}

const step: fc.Arbitrary<Step> = fc.record({
  content: fc.integer({ min: 0, max: 3 }),
  extractor: fc.integer({ min: 0, max: 2 }),
  year: fc.integer({ min: 2023, max: 2024 }),
  lake: fc.boolean(),
  modified: fc.integer({ min: 0, max: 2 }),
  facts: fc.array(
    fc.record({
      indicator: fc.integer({ min: 0, max: 2 }),
      year: fc.integer({ min: 2023, max: 2024 }),
      value: fc.integer({ min: 1, max: 3 }),
      from: fc.constantFrom('standard_table', 'table', 'prose', 'figure'),
    }),
    { maxLength: 4 },
  ),
});

const ids = ['graduates', 'graduates_placed', 'student_teacher_ratio'];

async function readOut({ db }: Warehouse): Promise<string[]> {
  const best = await db.selectFrom('out_best_value').selectAll().execute();
  const others = await db.selectFrom('out_alternative').selectAll().execute();
  return [...best, ...others].map((row) => JSON.stringify(row)).sort();
}

test('whatever is written in whatever order, the kept values are those chosen from scratch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      await withWarehouse(async (warehouse) => {
        for (const { content, extractor, year, lake, modified, facts } of steps) {
          const institution = lake ? lakeSchool : cloudSchool;
          await store(
            warehouse,
            {
              content: `c${content}`,
              extractor: `v${extractor}`,
              year,
              institution,
              facts: facts.map((f, i) =>
                makeFact(`o${i}`, {
                  indicatorId: ids[f.indicator] ?? null,
                  value: String(f.value),
                  from: f.from,
                  period: inYear(f.year),
                  entity: institution.name,
                }),
              ),
            },
            { modifiedMs: modified },
          );
        }
        const kept = await readOut(warehouse);
        await writeTransaction(warehouse, async (trx) => {
          await trx.deleteFrom('out_best_value').execute();
          await trx.deleteFrom('out_alternative').execute();
          const documents = await trx.selectFrom('raw_document').select('id').execute();
          const touched = new Map();
          await touchDocuments(
            trx,
            touched,
            documents.map(({ id }) => id),
          );
          await refreshBestValues(trx, touched);
        });
        expect(kept).toEqual(await readOut(warehouse));
      });
    }),
    { numRuns: 25 },
  );
});

test('documents written in any order give the same values when their files carry times', () =>
  withWarehouse(async (warehouse) => {
    const documents = [0, 1, 2].map((i) => ({
      sketch: { content: `c${i}`, facts: [makeFact('o1', { value: String(i) })] },
      modifiedMs: [300, 100, 200][i] ?? 0,
    }));
    for (const { sketch, modifiedMs } of documents) await store(warehouse, sketch, { modifiedMs });
    expect(await bestOf(warehouse)).toMatchObject([{ value: '0' }]);
    await withWarehouse(async (other) => {
      await beginRun(other, 'run2');
      for (const { sketch, modifiedMs } of documents.toReversed())
        await store(other, sketch, { modifiedMs, runId: 'run2' });
      expect(await readOut(other)).toEqual(await readOut(warehouse));
      const marks = await other.db
        .selectFrom('raw_document')
        .select('superseded_by')
        .where('superseded_by', 'is not', null)
        .execute();
      expect(marks).toEqual([
        { superseded_by: sha('c0').slice(0, 8) },
        { superseded_by: sha('c0').slice(0, 8) },
      ]);
    });
  }));
