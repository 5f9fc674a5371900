// `nianbao catalog check | suggest | accept`: whether the catalogue's files are right, what might be added to them, and adding it.

import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import { tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';

export const catalogCommand: CommandSpec = {
  name: 'catalog',
  summary: {
    zh: '检查目录、找出目录中没有的名称、补入别名',
    en: 'check the catalogue, find names it lacks, add them',
  },
  description: {
    zh: 'check：检查全部目录文件，列出条目数和每处错误的文件与行号；有错误时退出码为 3。suggest：列出数据仓库中反复出现而目录中没有的学校名称和指标用语，附例句、位置和相近的条目；不写入任何文件。accept 名称 --as 编号：把名称作为别名写入目录（指标编号，或学校的十位代码），文件中的注释和格式不变。',
    en: 'check: reads every file of the catalogue, prints how much they hold and each mistake with its file and line; exit code 3 when there are any. suggest: lists names of schools and words of indicators that recur in the warehouse and that the catalogue lacks, with an example, its place and the entries most like them; writes nothing. accept NAME --as ID: writes the name to the catalogue as an alias (of an indicator id, or of the ten digits of a school); comments and form of the file stay.',
  },
  arguments: [
    {
      syntax: '<what...>',
      words: { zh: 'check、suggest，或 accept 加名称', en: 'check, suggest, or accept and the name' },
    },
  ],
  options: [
    {
      flags: '--as <id>',
      words: { zh: 'accept：指标编号或学校代码', en: 'for accept: id of an indicator or code of a school' },
    },
    {
      flags: '--min <documents>',
      words: { zh: 'suggest：至少出现在多少份文件中', en: 'for suggest: in how many documents at least' },
      fallback: '2',
    },
    {
      flags: '--limit <count>',
      words: { zh: 'suggest：每类最多列出多少条', en: 'for suggest: how many of each kind to list' },
      fallback: '50',
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    { line: 'nianbao catalog check', words: { zh: '目录文件是否有误', en: 'whether the files are right' } },
    {
      line: 'nianbao catalog suggest --min 3',
      words: { zh: '至少三份年报使用的新名称', en: 'new names that three reports use' },
    },
    {
      line: 'nianbao catalog accept 财政专项 --as fiscal_special',
      words: { zh: '补入一个别名', en: 'add an alias' },
    },
  ],
  run: async ([action, name], options, context) => {
    if (action === 'check' && name === undefined) return await check(options, context);
    if (action === 'suggest' && name === undefined) return await suggest(options, context);
    if (action === 'accept' && name !== undefined) return await accept(name, options, context);
    throw new CliError('usage', {
      zh: '用法：nianbao catalog check，catalog suggest，或 catalog accept 名称 --as 编号',
      en: 'use: nianbao catalog check, catalog suggest, or catalog accept NAME --as ID',
    });
  },
};

async function check(options: OptionValues, context: Context): Promise<number> {
  const { printCheck } = await import('../catalog/print-check.ts');
  return (await printCheck(options, context)) === 0 ? exitCodes.done : exitCodes.checkFailed;
}

async function suggest(options: OptionValues, context: Context): Promise<number> {
  const { printSuggestions } = await import('../catalog/print-suggestions.ts');
  await printSuggestions(options, context);
  return exitCodes.done;
}

async function accept(name: string, options: OptionValues, context: Context): Promise<number> {
  const id = options.text('as');
  if (id === null) throw new CliError('usage', { zh: '需要 --as 编号', en: 'accept needs --as ID' });
  const { acceptAlias } = await import('../../catalog/accept-alias.ts');
  const file = acceptAlias(name.trim(), id);
  context.tell(
    context.say({
      zh: `已写入 catalog/${file}；下次 ingest 时重新读取全部年报`,
      en: `written to catalog/${file}; the next ingest reads all reports again`,
    }),
  );
  return exitCodes.done;
}
