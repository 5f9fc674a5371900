// `nianbao show ID`: a fact, a document or a school, with where it comes from and what else is known.

import { exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { withWarehouse } from '../open-for-reading.ts';

export const showCommand: CommandSpec = {
  name: 'show',
  summary: { zh: '一个数据、文件或学校的来历', en: 'where a fact, document or school comes from' },
  description: {
    zh: '数据：所在文件、行或页、原文，同一指标的其他取值及取舍理由，相关的检查发现。文件：读取情况、表格、未能理解之处。学校：名称、年报、各年数据量。编号见 compare、find、check 的输出；学校也可用名称或代码。',
    en: 'A fact: its file, line or page and printed form, other values of the same indicator and why one of them is used, what the checks found. A document: how it was read, its tables, what was not understood. A school: its names, reports and years. Ids stand in the output of compare, find and check; schools also go by name or code.',
  },
  arguments: [
    {
      syntax: '<id>',
      words: {
        zh: '数据编号、文件编号、学校代码或名称',
        en: 'id of a fact or document, code or name of a school',
      },
    },
  ],
  options: [],
  formats: ['table', 'json'],
  examples: [
    { line: 'nianbao show 0a2879c1-o1', words: { zh: '一个数据', en: 'a fact' } },
    { line: 'nianbao show 0a2879c1', words: { zh: '一份文件', en: 'a document' } },
    { line: 'nianbao show 云岭职业技术学院', words: { zh: '一所学校', en: 'a school' } },
  ],
  run: ([id = ''], _options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { showId } = await import('../../loaders/queries/show-id.ts');
      const shown = await showId(warehouse, id);
      if (context.format === 'json') context.print(`${JSON.stringify(shown, null, 2)}\n`);
      else {
        const { describeShown } = await import('../show/describe-shown.ts');
        const { loadUnits } = await import('../../catalog/load-units.ts');
        context.print(describeShown(shown, context, loadUnits()));
      }
      return exitCodes.done;
    }),
};
