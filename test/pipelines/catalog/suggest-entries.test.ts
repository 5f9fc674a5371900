import { expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { suggestEntries } from '../../../pipelines/catalog/suggest-entries.ts';
import { makeFact, nowhereSchool } from '../../loaders/build-extraction.ts';
import { store, withWarehouse } from '../../loaders/with-warehouse.ts';

const unknown = (id: string, indicatorText: string, parts = {}) =>
  makeFact(id, { indicatorId: null, indicatorText, path: [indicatorText], ...parts });

test('unknown names that recur, with how often, where, and what they may be', () =>
  withWarehouse(async (warehouse) => {
    const catalog = loadCatalog();
    await store(warehouse, {
      content: 'a',
      facts: [
        unknown('o1', '全日制毕业生数量*', { quote: '全日制毕业生数量 人 6110' }),
        unknown('o2', '全新的东西', { unitText: '个', unit: 'item', dimension: 'item' }),
        unknown('o3', '只有一次'),
        unknown('o4', '省内同类学校数', { entity: '重庆工程职业记术学院' }),
      ],
    });
    await store(warehouse, {
      content: 'b',
      year: 2024,
      facts: [
        unknown('o1', '全日制毕业生 数量'),
        unknown('o2', '全新的东西', { unitText: '个', unit: 'item', dimension: 'item' }),
        unknown('o3', '校名', { entity: '重庆工程职业记术学院' }),
      ],
    });
    for (const content of ['n1', 'n2'])
      await store(warehouse, {
        content,
        year: content === 'n1' ? 2022 : 2023,
        institution: nowhereSchool,
        type: 'technical_school_quality',
      });
    const found = await suggestEntries(warehouse, catalog, { documents: 2, limit: 10 });
    expect(
      found.map(({ kind, text, documents, facts, proposals }) => [
        kind,
        text,
        documents,
        facts,
        proposals.map(({ id }) => id),
      ]),
    ).toEqual([
      ['institution', '重庆工程职业记术学院', 2, 2, ['4150012759']],
      ['institution', '无名技工学校', 2, 0, []],
      ['indicator', '全新的东西', 2, 2, []],
      ['indicator', '全日制毕业生 数量', 2, 2, expect.arrayContaining(['graduates'])],
    ]);
    const words = found[3];
    expect(words).toMatchObject({ spellings: ['全日制毕业生数量*'], unitPrinted: '人' });
    expect(words?.example).toMatchObject({ path: expect.stringContaining('reports/') });
    expect(await suggestEntries(warehouse, catalog, { documents: 3, limit: 10 })).toEqual([]);
    expect(await suggestEntries(warehouse, catalog, { documents: 1, limit: 1 })).toHaveLength(2);
  }));
