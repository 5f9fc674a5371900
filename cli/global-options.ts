// The options that every command understands, and the words of the program itself.

import type { Words } from '../model/index.ts';
import type { Example, OptionSpec } from './command.ts';

export const defaultWarehouse = './nianbao.db';

export const globalOptions: readonly OptionSpec[] = [
  {
    flags: '--warehouse <file>',
    words: { zh: '数据仓库文件', en: 'the warehouse file' },
    fallback: defaultWarehouse,
  },
  {
    flags: '--corrections <folder>',
    words: { zh: '更正文件的文件夹', en: 'folder of reviewed corrections' },
    fallback: '<warehouse folder>/corrections',
  },
  {
    flags: '--format <format>',
    words: { zh: '输出格式', en: 'how results are printed' },
  },
  {
    flags: '--quiet',
    words: { zh: '不显示进度和提示', en: 'no progress and no remarks' },
  },
  {
    flags: '--lang <lang>',
    words: { zh: '界面语言', en: 'language of messages and titles' },
    choices: ['zh', 'en'],
    fallback: 'LANG',
  },
];

export const programWords = {
  description: {
    zh: '把职业院校质量年报变成可比较、每个数字都能追溯到出处的数据仓库。',
    en: 'Turns annual quality reports of Chinese vocational schools (职业教育质量年报) into a warehouse in which schools can be compared and every number can be traced to its place in the report.',
  },
  version: { zh: '显示版本号', en: 'print the version' },
  help: { zh: '显示帮助', en: 'show help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show the help of a command' },
} satisfies Record<string, Words>;

export const programExamples: readonly Example[] = [
  {
    line: 'nianbao ingest fixtures/demo',
    words: {
      zh: '读取文件夹中的全部年报，存入 ./nianbao.db',
      en: 'read every report in a folder into ./nianbao.db',
    },
  },
  {
    line: 'nianbao compare 生师比 毕业生人数',
    words: { zh: '各校对比', en: 'compare the schools' },
  },
  {
    line: 'nianbao show 0a2879c1-o1',
    words: {
      zh: '某个数字的出处与其他取值（编号见 compare）',
      en: 'where a number comes from, and what else is printed (the id is in compare)',
    },
  },
];
