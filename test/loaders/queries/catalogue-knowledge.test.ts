import { expect, test } from 'vitest';
import {
  arrangeBlocks,
  compareIndicators,
  explainGaps,
  knowSeries,
  syncCatalog,
} from '../../../loaders/index.ts';
import {
  cloudSchool,
  indicators,
  institutions,
  inYear,
  lakeSchool,
  makeCatalog,
  makeFact,
} from '../build-extraction.ts';
import { store, withWarehouse } from '../with-warehouse.ts';

const [cloud, lake] = institutions;
const catalog = makeCatalog({
  digest: 'more',
  indicators: new Map(
    indicators.map((i) => [
      i.id,
      i.id === 'graduates'
        ? { ...i, better: 'lower' as const, changed: [{ year: 2024, note: '按新口径' }] }
        : i,
    ]),
  ),
  institutions: {
    all: [
      {
        ...(cloud ?? lake),
        code: cloudSchool.code ?? '',
        name: cloudSchool.name,
        formerNames: ['云岭工业学校'],
        names: [
          { name: cloudSchool.name, from: 2025, to: null },
          { name: '云岭工业学校', from: null, to: 2017 },
        ],
        aliases: ['云职'],
        region: '云岭省',
        level: '专科',
        kind: 'higher_vocational',
        ownership: 'public',
        doubleHigh: { kind: 'school', grade: 'B', programmeGroups: ['机电'] },
      },
      ...(lake ? [lake] : []),
    ],
    find: () => null,
  },
});

const facts = (value: string, year: number, entity: string) => [
  makeFact('o1', { value, entity, period: inYear(year) }),
];

test('what the catalogue knows is in the warehouse and in comparisons', () =>
  withWarehouse(async (warehouse) => {
    await syncCatalog(warehouse, catalog);
    for (const year of [2023, 2024]) {
      await store(warehouse, { content: `a${year}`, year, facts: facts(`${year}`, year, cloudSchool.name) });
      await store(warehouse, {
        content: `b${year}`,
        year,
        institution: lakeSchool,
        facts: facts('9', year, lakeSchool.name),
      });
    }
    const found = await compareIndicators(warehouse, { indicators: ['graduates'] });
    const know = await knowSeries(warehouse, found.indicators);
    expect(know('graduates')).toEqual({ lowerIsBetter: true, breaks: [{ year: 2024, note: '按新口径' }] });
    expect(know('placement_rate')).toEqual({ lowerIsBetter: false, breaks: [] });
    const gaps = await explainGaps(warehouse, found.indicators);
    const [block] = arrangeBlocks({ ...found, gaps, know });
    expect(block?.breaks).toEqual([{ year: 2024, note: '按新口径' }]);
    expect(block?.rows[0]?.cells[1]).toMatchObject({ marks: ['broken'] });
    expect(block?.rows[0]?.changes).toEqual([null, null]);

    const chosen = await compareIndicators(warehouse, { indicators: ['graduates'], doubleHigh: true });
    expect(chosen.institutions.map(({ name }) => name)).toEqual([cloudSchool.name]);
    expect(chosen.rows).toHaveLength(2);

    const row = await warehouse.db
      .selectFrom('core_institution')
      .where('id', '=', cloudSchool.code ?? '')
      .select(['ownership', 'double_high', 'double_high_grade'])
      .executeTakeFirst();
    expect(row).toEqual({ ownership: 'public', double_high: 'school', double_high_grade: 'B' });
    const names = await warehouse.db
      .selectFrom('core_institution_name')
      .where('institution_id', '=', cloudSchool.code ?? '')
      .where('kind', '<>', 'printed')
      .orderBy('kind')
      .select(['name', 'kind', 'valid_from', 'valid_to'])
      .execute();
    expect(names).toEqual([
      { name: '云职', kind: 'alias', valid_from: null, valid_to: null },
      { name: '云岭职业技术学院', kind: 'current', valid_from: 2025, valid_to: null },
      { name: '云岭工业学校', kind: 'former', valid_from: null, valid_to: 2017 },
    ]);
    const alias = await compareIndicators(warehouse, { indicators: ['graduates'], institutions: ['云职'] });
    expect(alias.institutions.map(({ name }) => name)).toEqual([cloudSchool.name]);
  }));
