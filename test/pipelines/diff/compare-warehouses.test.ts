import { expect, test } from 'vitest';
import type { Warehouse } from '../../../loaders/index.ts';
import { compareWarehouses } from '../../../pipelines/diff/compare-warehouses.ts';
import { compareVersions } from '../../../pipelines/diff/name-causes.ts';
import { type ExtractionSketch, lakeSchool, makeFact } from '../../loaders/build-extraction.ts';
import { makeWarehouse, store, withFolder } from '../../loaders/with-warehouse.ts';

/** The changes between two warehouses filled with these documents, in short. */
async function diff(
  before: readonly ExtractionSketch[],
  after: readonly ExtractionSketch[],
  change: (after: Warehouse) => Promise<void> = async () => {},
) {
  return await withFolder(async (folder) => {
    const [a, b] = [await makeWarehouse(folder, 'a.db'), await makeWarehouse(folder, 'b.db')];
    for (const sketch of before) await store(a, sketch);
    for (const sketch of after) await store(b, sketch);
    await change(b);
    const found = await compareWarehouses(a, b);
    const back = await compareWarehouses(b, a);
    await Promise.all([a.close(), b.close()]);
    expect(back.values).toHaveLength(found.values.length);
    return {
      values: found.values.map(
        (v) =>
          `${v.change} ${v.causes.join('+')} ${v.institution} ${v.indicator.id} ${v.before?.value ?? '–'}→${v.after?.value ?? '–'}`,
      ),
      documents: found.documents.map(
        (d) => `${d.change} ${d.causes.join('+')} ${d.path} ${JSON.stringify(d.facts)}`,
      ),
    };
  });
}

const report: ExtractionSketch = { content: 'a', facts: [makeFact('o1')] };

test('the same documents make no difference', async () => {
  expect(await diff([report], [report])).toEqual({ values: [], documents: [] });
  expect(await diff([], [])).toEqual({ values: [], documents: [] });
});

test('a new document, and one taken away', async () => {
  const lake = {
    content: 'lake',
    institution: lakeSchool,
    facts: [makeFact('o1', { value: '300', entity: lakeSchool.name })],
  };
  expect(await diff([report], [report, lake])).toEqual({
    values: ['appeared new_document 镜湖职业学院 graduates –→300'],
    documents: ['appeared new_document reports/lake.txt null'],
  });
  expect((await diff([report, lake], [report])).values).toEqual([
    'vanished removed_document 镜湖职业学院 graduates 300→–',
  ]);
});

test('a revised report: its values change, those it no longer has vanish', async () => {
  const rate = makeFact('o2', {
    indicatorId: 'placement_rate',
    value: '90.03',
    unit: 'percent',
    dimension: 'percent',
  });
  const first = { content: 'a', facts: [makeFact('o1'), rate] };
  const revised = { content: 'a2', facts: [makeFact('o1', { value: '6111' })] };
  const found = await diff([first], [first, revised]);
  expect(found.values).toEqual([
    'changed revised_document 云岭职业技术学院 graduates 6110→6111',
    'vanished revised_document 云岭职业技术学院 placement_rate 90.03→–',
  ]);
  expect(found.documents).toEqual([
    'changed revised_document reports/a.txt null',
    'appeared revised_document reports/a2.txt null',
  ]);
});

test('another version of the code or the catalogue, told apart, with the facts that differ', async () => {
  const again = (extractor: string): ExtractionSketch => ({
    ...report,
    extractor,
    facts: [makeFact('o1', { value: '611' }), makeFact('o2', { indicatorId: null, indicatorText: '新行' })],
  });
  for (const [extractor, cause] of [
    ['1+catalogue2', 'catalogue'],
    ['2+catalogue', 'code'],
    ['2+catalogue2', 'catalogue+code'],
  ] as const)
    expect(await diff([report], [again(extractor)])).toEqual({
      values: [`changed ${cause} 云岭职业技术学院 graduates 6110→611`],
      documents: [`changed ${cause} reports/a.txt {"appeared":1,"vanished":0,"changed":1}`],
    });
});

test('a correction is named as such', async () => {
  const found = await diff([report], [report], async ({ db }) => {
    await db.updateTable('out_best_value').set({ value: '6393', trust: 'correction' }).execute();
  });
  expect(found.values).toEqual(['changed correction 云岭职业技术学院 graduates 6110→6393']);
});

test('what nothing explains is called so', async () => {
  const found = await diff([report], [report], async ({ db }) => {
    await db.updateTable('out_best_value').set({ value: '1' }).execute();
  });
  expect(found.values).toEqual(['changed unexplained 云岭职业技术学院 graduates 6110→1']);
});

test('versions that are not known explain nothing', () => {
  expect(compareVersions(null, '1+a')).toEqual([]);
  expect(compareVersions('1+a', '1+a')).toEqual([]);
});
