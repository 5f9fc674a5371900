// `nianbao compare INDICATOR…`: the same indicators across schools and years, each value with its source.

import type { InstitutionKind, Words } from '../../model/index.ts';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { institutionOption, yearOption } from '../filter-options.ts';
import { withWarehouse } from '../open-for-reading.ts';
import type { OptionValues } from '../option-values.ts';
import { tableOptions } from '../output/print-table.ts';
import { tableFormats } from '../output/table.ts';

/** What --type understands. */
const kindWords: Readonly<Record<string, InstitutionKind>> = {
  高职: 'higher_vocational',
  中职: 'secondary_vocational',
  技工: 'technical',
  higher: 'higher_vocational',
  secondary: 'secondary_vocational',
  technical: 'technical',
};

export const compareCommand: CommandSpec = {
  name: 'compare',
  summary: { zh: '各校、各年对比指标', en: 'compare indicators across schools and years' },
  description: {
    zh: '每个指标一张表：学校为行，年度为列，附出处；缺、空白与不适用分开标明，有冲突、更正或前后不可比的数值带记号和脚注。指标可用名称、别名或编号。行末的编号可交给 nianbao show，查看原文与其他取值。',
    en: 'One table for each indicator: schools as rows, years as columns, with sources; missing, blank and not applicable are told apart, and values that are in conflict, corrected or not comparable with the year before bear a sign and a footnote. Indicators go by name, alias or id. The id at the end of a row can be given to nianbao show, which tells what is printed and what else was found.',
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
      flags: '--type <kinds>',
      words: {
        zh: '学校类别：高职、中职、技工',
        en: 'kinds of schools: higher, secondary, technical',
      },
      repeatable: true,
      choices: Object.keys(kindWords),
    },
    {
      flags: '--region <regions>',
      words: { zh: '地区名称的开头，如 重庆', en: 'beginnings of region names, such as 重庆' },
      repeatable: true,
    },
    {
      flags: '--double-high',
      words: {
        zh: '只列“双高计划”学校（2019年名单：高水平学校和高水平专业群）',
        en: 'only schools of the 双高计划 (list of 2019: high-level schools and programme groups)',
      },
    },
    {
      flags: '--stats',
      words: {
        zh: '加上名次、中位数、四分位数和距中位数（在符合其他条件的全部学校中计算）',
        en: 'add rank, median, quartiles and distance to the median, among all schools that fit the other conditions',
      },
    },
    {
      flags: '--long',
      words: {
        zh: '每个数值一行，附原文和出处',
        en: 'one line for each value, with printed form and source',
      },
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
      line: 'nianbao compare 毕业生人数 --institution 云岭 --year 2023-2024',
      words: { zh: '一所学校的两年', en: 'one school, two years' },
    },
    {
      line: 'nianbao compare 生师比 月收入 --institution 云岭 --stats',
      words: { zh: '一所学校在全部学校中的位置', en: 'where one school stands among all' },
    },
    {
      line: 'nianbao compare 生师比 --format xlsx -o ratio.xlsx',
      words: { zh: '存为工作簿', en: 'as a workbook' },
    },
  ],
  run: (indicators, options, context) =>
    withWarehouse(context, async (warehouse) => {
      const { compareIndicators } = await import('../../loaders/queries/compare-indicators.ts');
      const { explainUnresolved } = await import('../compare/explain-unresolved.ts');
      const { printComparison } = await import('../compare/print-comparison.ts');
      const stats = options.flag('stats');
      const filter = readFilter(options);
      const found = await compareIndicators(warehouse, { indicators, ...filter, withPeers: stats });
      for (const line of explainUnresolved(found, context.lang)) context.warn(line);
      if (found.indicators.length === 0) throw nothingResolved();
      if (found.rows.length === 0) context.warn(context.say(noRows));
      await printComparison(warehouse, found, options, context);
      return exitCodes.done;
    }),
};

const readFilter = (options: OptionValues) => ({
  institutions: options.list('institution'),
  years: options.wholes('year'),
  levels: options.list('level'),
  kinds: options.list('type').flatMap((word) => kindWords[word] ?? []),
  regions: options.list('region'),
  doubleHigh: options.flag('doubleHigh'),
});

const noRows: Words = { zh: '没有符合条件的数值', en: 'no values fit these conditions' };

const nothingResolved = () =>
  new CliError('indicator_unknown', {
    zh: '没有可对比的指标',
    en: 'none of these is an indicator to compare',
  });
