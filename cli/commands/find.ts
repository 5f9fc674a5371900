// `nianbao find TEXT`: where words stand in reports, down to one Chinese character.

import { describeAnchor } from '../../model/index.ts';
import { exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { withWarehouse } from '../open-for-reading.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { type OutputTable, tableFormats } from '../output/table.ts';

const columns: OutputTable['columns'] = [
  { id: 'institution', title: { zh: '学校', en: 'school' } },
  { id: 'year', title: { zh: '年度', en: 'year' }, numeric: true },
  { id: 'text', title: { zh: '原文', en: 'text' }, below: true },
  { id: 'table', title: { zh: '所在表', en: 'table' } },
  { id: 'source', title: { zh: '出处', en: 'source' }, below: true },
  { id: 'document', title: { zh: '文件编号', en: 'document' } },
];

export const findCommand: CommandSpec = {
  name: 'find',
  summary: { zh: '在全部年报的正文和表格中查找文字', en: 'search the text and tables of all reports' },
  description: {
    zh: '查找年报正文与单元格中的文字，一个汉字起即可；不区分空格、全角半角和大小写。找到的字词以【】标出。',
    en: 'Finds words in passages and table cells, from one Chinese character up; white space, width and letter case do not matter. The words found stand in 【】.',
  },
  arguments: [{ syntax: '<text>', words: { zh: '要找的文字', en: 'the words to find' } }],
  options: [
    {
      flags: '--limit <count>',
      words: { zh: '最多列出多少处', en: 'how many places to list at most' },
      fallback: '20',
    },
    {
      flags: '--superseded',
      words: { zh: '也查已被新版取代的文件', en: 'also in documents that a newer version replaced' },
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    { line: 'nianbao find 就业率', words: { zh: '所有提到就业率之处', en: 'wherever 就业率 is mentioned' } },
    {
      line: 'nianbao find 产教融合 --limit 100 --format csv',
      words: { zh: '最多 100 处，csv', en: 'up to 100 places as csv' },
    },
  ],
  run: ([text = ''], options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { findText } = await import('../../loaders/queries/find-text.ts');
      const limit = options.whole('limit') ?? 20;
      const { hits, total } = await findText(warehouse, text, {
        limit,
        superseded: options.flag('superseded'),
      });
      const rows = hits.map((hit) => [
        hit.institution,
        hit.year,
        `${hit.before}【${hit.match}】${hit.after}`.replace(/\s+/g, ' ').trim(),
        hit.caption,
        `${displayPath(hit.documentPath, context.warehouse)} ${describeAnchor(hit.anchor, context.lang)}`,
        hit.document,
      ]);
      if (rows.length > 0) await printTable({ columns, rows }, options, context);
      else if (context.format === 'json' || context.format === 'csv')
        await printTable({ columns, rows }, options, context);
      context.tell(
        context.say(
          total > hits.length
            ? {
                zh: `共 ${total} 处，列出 ${hits.length} 处（--limit）`,
                en: `${total} places, ${hits.length} listed (--limit)`,
              }
            : { zh: `共 ${total} 处`, en: `${total} places` },
        ),
      );
      return exitCodes.done;
    }),
};
