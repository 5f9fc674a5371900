// `nianbao export --to DIR`: the warehouse as files for other programs and people.

import { exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { withWarehouse } from '../open-for-reading.ts';

export const exportCommand: CommandSpec = {
  name: 'export',
  summary: { zh: '导出为文件', en: 'write the warehouse to files' },
  description: {
    zh: 'csv：每个表或视图一个文件。datapackage：同样的文件加 datapackage.json（各列类型、主键、引用关系、校验值）。xlsx：每张国家统一表格一个工作表，学校和年度为行，指标为列；每个数字链接到“出处”中的文件、位置和引文。parquet：core_ 与 out_ 的每张表一个文件。',
    en: 'csv: one file for each table or view. datapackage: the same with datapackage.json (types of columns, keys, references, checksums). xlsx: one sheet for each national table, schools and years as rows, indicators as columns; each figure is linked to its file, place and quoted text in the sheet "sources". parquet: one file for each table of core_ and out_.',
  },
  arguments: [],
  options: [
    {
      flags: '--to <folder>',
      words: { zh: '写入的文件夹，没有则新建', en: 'folder to write to; made when it does not exist' },
    },
    {
      flags: '--bom',
      words: {
        zh: 'csv 前加字节顺序标记，供表格软件识别中文',
        en: 'begin csv with a byte order mark, for spreadsheet programs',
      },
    },
  ],
  formats: ['csv', 'xlsx', 'datapackage', 'parquet'],
  examples: [
    { line: 'nianbao export --to out --format xlsx', words: { zh: '一个工作簿', en: 'one workbook' } },
    {
      line: 'nianbao export --to out --format datapackage',
      words: { zh: '供其他程序使用', en: 'for other programs' },
    },
  ],
  run: (_args, options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { writeExport } = await import('../export/write-export.ts');
      for (const line of await writeExport(warehouse, options, context)) context.print(`${line}\n`);
      return exitCodes.done;
    }),
};
