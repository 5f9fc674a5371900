// `nianbao compare INDICATOR…`: the same indicators across schools and years, each value with its source.

import type { Words } from '../../model/index.ts';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { institutionOption, yearOption } from '../filter-options.ts';
import { withWarehouse } from '../open-for-reading.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';

export const compareCommand: CommandSpec = {
  name: 'compare',
  summary: { zh: '各校、各年对比指标', en: 'compare indicators across schools and years' },
  description: {
    zh: '列出所问指标在各校、各年的数值、单位和出处。指标可用名称、别名或编号。每行最后的编号可交给 nianbao show，查看原文与其他取值。',
    en: 'Lists the values of indicators across schools and years, with units and sources. Indicators go by name, alias or id. The id at the end of a row can be given to nianbao show, which tells what is printed and what else was found.',
  },
  arguments: [
    { syntax: '<indicator...>', words: { zh: '指标名称或编号', en: 'names or ids of indicators' } },
  ],
  options: [
    institutionOption,
    yearOption,
    {
      flags: '--level <levels>',
      words: {
        zh: '层次（专科、本科）或类别（higher_vocational、secondary_vocational、technical）',
        en: 'levels (专科, 本科) or kinds (higher_vocational, secondary_vocational, technical)',
      },
      repeatable: true,
    },
    {
      flags: '--region <regions>',
      words: { zh: '地区名称的开头，如 重庆', en: 'beginnings of region names, such as 重庆' },
      repeatable: true,
    },
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    {
      line: 'nianbao compare 生师比 月收入',
      words: { zh: '全部学校、全部年度', en: 'all schools and years' },
    },
    {
      line: 'nianbao compare 毕业生人数 --institution 青石 --year 2022-2023',
      words: { zh: '一所学校的两年', en: 'one school, two years' },
    },
    {
      line: 'nianbao compare 生师比 --format xlsx -o ratio.xlsx',
      words: { zh: '存为工作簿', en: 'as a workbook' },
    },
  ],
  run: (indicators, options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { compareIndicators } = await import('../../loaders/queries/compare-indicators.ts');
      const { tabulateComparison } = await import('../compare/tabulate-comparison.ts');
      const { explainUnresolved } = await import('../compare/explain-unresolved.ts');
      const found = await compareIndicators(warehouse, { indicators, ...readFilter(options) });
      for (const line of explainUnresolved(found, context.lang)) context.warn(line);
      if (found.indicators.length === 0) throw nothingResolved();
      if (found.rows.length === 0) context.warn(context.say(noRows));
      const forPeople = context.format === null || context.format === 'table' || context.format === 'md';
      await printTable(tabulateComparison(found.rows, context, forPeople), options, context);
      return exitCodes.done;
    }),
};

const readFilter = (options: OptionValues) => ({
  institutions: options.list('institution'),
  years: options.wholes('year'),
  levels: options.list('level'),
  regions: options.list('region'),
});

const noRows: Words = { zh: '没有符合条件的数值', en: 'no values fit these conditions' };

const nothingResolved = () =>
  new CliError('indicator_unknown', {
    zh: '没有可对比的指标',
    en: 'none of these is an indicator to compare',
  });
