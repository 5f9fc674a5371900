// `nianbao diff BEFORE AFTER`: what changed between two warehouse files or two runs, and why.

import { exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';

export const diffCommand: CommandSpec = {
  name: 'diff',
  summary: {
    zh: '两个数据仓库或两次运行有何不同、为什么',
    en: 'what differs between two warehouses or two runs, and why',
  },
  description: {
    zh: '比较两个数据仓库文件，或 ingest 写出的两个 run.json（只有文件，没有数值）：哪些文件和数值新增、消失或改变，以及原因：新文件、修订的年报、文件已移除、人工更正、指标目录变化、规则变化、程序版本变化、另一份文件的取值。任何原因都不能说明的，标为“原因不明”。',
    en: 'Compares two warehouse files, or two run.json of ingest (documents only, no values): which documents and values appeared, vanished or changed, and why: a new document, a revised report, a document taken away, a correction, another catalogue, other rules, another version of the program, another document of the same report. What none of these explains is called unexplained.',
  },
  arguments: [
    {
      syntax: '<before>',
      words: { zh: '先前的数据仓库文件或 run.json', en: 'the earlier warehouse file or run.json' },
    },
    {
      syntax: '<after>',
      words: { zh: '后来的数据仓库文件或 run.json', en: 'the later warehouse file or run.json' },
    },
  ],
  options: [
    {
      flags: '--documents',
      words: { zh: '列出文件而不是数值', en: 'list documents instead of values' },
    },
    {
      flags: '--limit <count>',
      words: { zh: '最多列出多少条', en: 'how many to list at most' },
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    {
      line: 'nianbao diff before.db nianbao.db',
      words: {
        zh: '与另一个数据仓库（如备份）相比',
        en: 'compared with another warehouse, such as a backup',
      },
    },
    {
      line: 'nianbao diff before.json run.json',
      words: { zh: '两次运行', en: 'two runs' },
    },
    {
      line: 'nianbao diff before.db nianbao.db --format json',
      words: { zh: '供程序使用', en: 'for programs' },
    },
  ],
  run: async ([before = '', after = ''], options, context) => {
    const { printDifference } = await import('../diff/print-difference.ts');
    await printDifference(before, after, options, context);
    return exitCodes.done;
  },
};
