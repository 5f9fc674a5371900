// `nianbao rules try FILE PATH…`: what a changed rule file would gain, lose and alter, before it is saved.

import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';
import { readerOptions, readLimits } from '../reader-options.ts';

export const rulesCommand: CommandSpec = {
  name: 'rules',
  summary: {
    zh: '试用改过的规则文件：哪些数据新增、消失或改变',
    en: 'try a changed rule file: which facts it gains, loses and alters',
  },
  description: {
    zh: 'try 文件 路径…：文件是目录中某个文件（如 text-masks.yml、prose-words.yml、indicators.yml、units.yml）改过的同名副本。先运行其中的全部例子；再用现行规则和改过的规则各读一遍这些年报，列出新增、消失和改变的数据。不写入任何文件。',
    en: 'try FILE PATH…: the file is an edited copy, under its own name, of a file of the catalogue (text-masks.yml, prose-words.yml, indicators.yml, units.yml …). Its examples are run first; then the reports are read with the rules as they are and with the changed ones, and the facts gained, lost and altered are listed. Writes nothing.',
  },
  arguments: [
    {
      syntax: '<what...>',
      words: { zh: 'try、规则文件、年报文件或文件夹', en: 'try, the rule file, reports or folders' },
    },
  ],
  options: [
    { flags: '--jobs <count>', words: { zh: '读取进程数', en: 'reader processes' } },
    ...readerOptions,
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    {
      line: 'cp catalog/text-masks.yml . && nianbao rules try text-masks.yml fixtures/demo',
      words: {
        zh: '改动副本中的屏蔽规则，看对一批年报的影响',
        en: 'what the masks do to a folder of reports once the copy is edited',
      },
    },
  ],
  run: async ([action, file, ...paths], options, context) => {
    if (action !== 'try' || file === undefined || paths.length === 0)
      throw new CliError('usage', {
        zh: '用法：nianbao rules try 规则文件 年报…',
        en: 'use: nianbao rules try FILE PATH…',
      });
    const { tryRules } = await import('../../pipelines/rules/try-rules.ts');
    const { tabulateTrial, tellTrial } = await import('../rules/tabulate-trial.ts');
    const jobs = options.whole('jobs');
    const tried = await tryRules(file, paths, {
      limits: readLimits(options),
      ...(jobs !== null && { jobs }),
    });
    await printTable(tabulateTrial(tried, context.lang), options, context);
    tellTrial(tried, context);
    return tried.some((document) => document.failure !== null) ? exitCodes.someFailed : exitCodes.done;
  },
};
