import { expect, test } from 'vitest';
import { syncCatalog } from '../../loaders/index.ts';
import { indicators, institutions, makeCatalog, makeFact } from './build-extraction.ts';
import { store, withWarehouse } from './with-warehouse.ts';

test('the catalogue is stored with all names, and only when it changed', () =>
  withWarehouse(async (warehouse) => {
    const { db } = warehouse;
    expect(await syncCatalog(warehouse, makeCatalog())).toBe(false);
    const names = await db
      .selectFrom('core_indicator_name')
      .select(['name', 'kind'])
      .where('indicator_id', '=', 'student_teacher_ratio')
      .orderBy('kind')
      .execute();
    expect(names).toEqual([
      { name: 'student teacher ratio', kind: 'en' },
      { name: '生师比（折合）', kind: 'template' },
      { name: '生师比', kind: 'zh' },
    ]);
    const school = await db
      .selectFrom('core_institution_name')
      .select(['name', 'kind'])
      .where('institution_id', '=', '4199910001')
      .orderBy('kind')
      .execute();
    expect(school).toEqual([
      { name: '云岭职业技术学院', kind: 'current' },
      { name: '云岭工业学校', kind: 'former' },
    ]);
    expect(await db.selectFrom('core_unit').select('name_zh').where('id', '=', 'person').execute()).toEqual([
      { name_zh: '人' },
    ]);
    const years = await db
      .selectFrom('core_indicator')
      .select(['id', 'year_from', 'year_to'])
      .where('id', 'in', ['graduates', 'old_rows', 'campus_area'])
      .orderBy('id')
      .execute();
    expect(years).toEqual([
      { id: 'campus_area', year_from: null, year_to: null },
      { id: 'graduates', year_from: 2022, year_to: null },
      { id: 'old_rows', year_from: 2016, year_to: 2021 },
    ]);
  }));

test('entries that left the catalogue go, unless facts or documents use them', () =>
  withWarehouse(async (warehouse) => {
    const { db } = warehouse;
    await store(warehouse, { facts: [makeFact('o1')] });
    const fewer = makeCatalog({
      digest: 'other',
      indicators: new Map(
        indicators.filter((i) => i.id === 'placement_rate').map((i) => [i.id, { ...i, zh: '去向落实率' }]),
      ),
      institutions: { all: [], find: () => null },
      standardTables: [],
    });
    expect(await syncCatalog(warehouse, fewer)).toBe(true);
    expect(
      await db.selectFrom('core_indicator').select(['id', 'name_zh', 'in_catalogue']).orderBy('id').execute(),
    ).toEqual([
      { id: 'graduates', name_zh: '毕业生人数', in_catalogue: 0 },
      { id: 'placement_rate', name_zh: '去向落实率', in_catalogue: 1 },
    ]);
    expect(
      await db.selectFrom('core_institution').select(['id', 'in_catalogue', 'provisional']).execute(),
    ).toEqual([{ id: '4199910001', in_catalogue: 0, provisional: 0 }]);
    expect(await syncCatalog(warehouse, makeCatalog())).toBe(true);
    expect(await db.selectFrom('core_indicator').select('id').execute()).toHaveLength(indicators.length);
  }));

test('a school that a report made provisional becomes a school of the catalogue', () =>
  withWarehouse(async (warehouse) => {
    const school = {
      name: '新港技师学院',
      code: '4199910009',
      nameAsPrinted: '新港技师学院',
      kind: 'technical',
      region: null,
    } as const;
    await store(warehouse, { institution: school });
    const entry = {
      code: '4199910009',
      name: '新港技师学院',
      formerNames: [],
      region: '新港市',
      level: null,
      kind: 'technical',
    } as const;
    await syncCatalog(
      warehouse,
      makeCatalog({ digest: 'more', institutions: { all: [...institutions, entry], find: () => null } }),
    );
    const rows = await warehouse.db
      .selectFrom('core_institution')
      .select(['provisional', 'region'])
      .where('id', '=', school.code)
      .execute();
    expect(rows).toEqual([{ provisional: 0, region: '新港市' }]);
  }));
