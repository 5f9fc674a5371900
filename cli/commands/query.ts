// `nianbao query SQL`: a person's own SQL, read-only.

import { exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { withWarehouse } from '../open-for-reading.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';

export const queryCommand: CommandSpec = {
  name: 'query',
  summary: { zh: '对数据仓库运行只读 SQL', en: 'run read-only SQL over the warehouse' },
  description: {
    zh: '运行一条读取数据的 SQL 语句（SELECT、WITH、VALUES、EXPLAIN）；无法改动数据仓库，超过 30 秒即中止。表与列的含义见 docs/warehouse.md，常用的是 out_comparison。',
    en: 'Runs one SQL statement that reads (SELECT, WITH, VALUES, EXPLAIN). It cannot change the warehouse and is stopped after 30 seconds. docs/warehouse.md explains tables and columns; start with out_comparison.',
  },
  arguments: [{ syntax: '<sql>', words: { zh: 'SQL 语句', en: 'the statement' } }],
  options: [
    {
      flags: '--limit <count>',
      words: { zh: '最多返回多少行', en: 'how many rows to return at most' },
      fallback: '10000',
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    {
      line: 'nianbao query "select institution, year, value from out_comparison where indicator_zh = \'生师比\'"',
      words: { zh: '一个指标的全部数值', en: 'all values of one indicator' },
    },
    {
      line: "nianbao query \"select name from sqlite_schema where type in ('table', 'view')\"",
      words: { zh: '有哪些表', en: 'which tables there are' },
    },
  ],
  run: ([sql = ''], options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { runReadOnlyQuery } = await import('../../loaders/queries/run-read-only-query.ts');
      const limit = options.whole('limit');
      const { columns, rows, truncated } = await runReadOnlyQuery(
        warehouse,
        sql,
        limit === null ? {} : { limit },
      );
      const titled = columns.map((name, i) => ({
        id: name,
        title: { zh: name, en: name },
        numeric: rows.length > 0 && rows.every((row) => typeof row[i] === 'number' || row[i] === null),
      }));
      await printTable({ columns: titled, rows }, options, context);
      if (truncated)
        context.warn(
          context.say({
            zh: `只返回前 ${rows.length} 行（--limit）`,
            en: `only the first ${rows.length} rows are returned (--limit)`,
          }),
        );
      return exitCodes.done;
    }),
};
