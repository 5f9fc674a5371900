import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runReadOnlyQuery } from '../../../loaders/index.ts';
import { makeFact } from '../build-extraction.ts';
import { errorCode, makeWarehouse, store, withFolder, withWarehouse } from '../with-warehouse.ts';

test('a query gives columns and rows in order, even while the warehouse is open for writing', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      facts: [makeFact('o1'), makeFact('o2', { indicatorId: 'graduates_placed', value: '5900' })],
    });
    expect(
      await runReadOnlyQuery(
        warehouse,
        ' -- values\n/* of schools */ SELECT institution, value, value_num, unit_zh, null AS value FROM out_comparison ORDER BY value_num;',
      ),
    ).toEqual({
      columns: ['institution', 'value', 'value_num', 'unit_zh', 'value'],
      rows: [
        ['云岭职业技术学院', '5900', 5900, '人', null],
        ['云岭职业技术学院', '6110', 6110, '人', null],
      ],
      truncated: false,
    });
    const query =
      'with recursive n(i) as (values(1) union all select i + 1 from n where i < 100) select i from n';
    expect(await runReadOnlyQuery(warehouse, query, { limit: 3 })).toEqual({
      columns: ['i'],
      rows: [[1], [2], [3]],
      truncated: true,
    });
    expect((await runReadOnlyQuery(warehouse, query, { limit: 100 })).truncated).toBe(false);
    expect((await runReadOnlyQuery(warehouse, "select 9007199254740993, x'00ff', 1.5")).rows).toEqual([
      ['9007199254740993', '00ff', 1.5],
    ]);
    expect((await runReadOnlyQuery(warehouse, 'pragma table_info(core_fact)')).rows.length).toBeGreaterThan(
      40,
    );
  }));

test('anything but one reading statement is refused', () =>
  withFolder(async (folder) => {
    const warehouse = await makeWarehouse(folder);
    await store(warehouse, { facts: [makeFact('o1')] });
    const victim = join(folder, 'victim.db');
    const statements = [
      'delete from core_fact',
      'with x as (select 1) delete from core_fact',
      "update core_fact set value = '0'",
      'drop table core_fact',
      `attach '${victim}' as v`,
      `vacuum into '${victim}'`,
      'pragma query_only = 0',
      'pragma journal_mode = delete',
      'pragma table_info(core_fact); delete from core_fact',
      'select 1; delete from core_fact',
      'begin',
      '',
      '-- nothing',
    ];
    for (const sql of statements)
      expect([sql, await errorCode(runReadOnlyQuery(warehouse, sql))]).toEqual([
        sql,
        expect.stringMatching(/^query_(?:refused|failed)$/),
      ]);
    expect(await errorCode(runReadOnlyQuery(warehouse, "select load_extension('x')"))).toBe('query_failed');
    expect(await errorCode(runReadOnlyQuery(warehouse, 'select no_such_column from core_fact'))).toBe(
      'query_failed',
    );
    expect(existsSync(victim)).toBe(false);
    expect(await warehouse.db.selectFrom('core_fact').select('value').execute()).toEqual([{ value: '6110' }]);
    await warehouse.close();
  }));

test('a query that takes too long is stopped', () =>
  withWarehouse(async (warehouse) => {
    const endless = 'with recursive n(i) as (values(1) union all select i + 1 from n) select count(*) from n';
    const begin = Date.now();
    expect(await errorCode(runReadOnlyQuery(warehouse, endless, { timeoutMs: 700 }))).toBe('query_timeout');
    expect(Date.now() - begin).toBeLessThan(5000);
  }));
