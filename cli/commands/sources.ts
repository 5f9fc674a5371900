// `nianbao sources list` and `nianbao sources try ID`: how the sources are doing, and what one of them yields.

import type { Lang, Words } from '../../model/index.ts';
import type { SourceStanding } from '../../pipelines/import/list-sources.ts';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import { readSetup, setupOptions } from '../import/import-setup.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable, tableOptions } from '../output/print-table.ts';
import { type OutputTable, tableFormats } from '../output/table.ts';

export const sourcesCommand: CommandSpec = {
  name: 'sources',
  summary: {
    zh: '列出来源的状况，或试读一个来源',
    en: 'how the sources are doing, or what one of them yields',
  },
  description: {
    zh: 'list：各来源上次检查、上次有新文件、连续失败次数、下次到期。try：读取一个来源的列表，显示选择器找到的标题、日期、地址及将作何处理；不下载文件；只记下何时问过各主机。',
    en: 'list: when each source was last looked at, when it last brought something, failures in a row, when it is due. try: reads the listing of one source and shows the titles, dates and addresses that its selectors find and what would be done with each; downloads no document and writes only when each host was asked.',
  },
  arguments: [
    {
      syntax: '<what...>',
      words: { zh: 'list，或 try 加来源名', en: 'list, or try and the id of a source' },
    },
  ],
  options: [
    {
      flags: '--all',
      words: { zh: 'list：也列出未启用的来源', en: 'list: also sources that are not enabled' },
    },
    ...setupOptions,
    ...tableOptions,
  ],
  formats: tableFormats,
  examples: [
    { line: 'nianbao sources list', words: { zh: '全部来源的状况', en: 'how all sources are doing' } },
    {
      line: 'nianbao sources try inbox',
      words: { zh: '某来源现在列出了什么', en: 'what one source lists now' },
    },
  ],
  run: async ([action, id], options, context) => {
    if (action === 'list' && id === undefined) return await printStandings(options, context);
    if (action === 'try' && id !== undefined) return await tryOne(id, options, context);
    throw new CliError('usage', {
      zh: '用法：nianbao sources list，或 nianbao sources try 来源',
      en: 'use: nianbao sources list, or nianbao sources try ID',
    });
  },
};

async function printStandings(options: OptionValues, context: Context): Promise<number> {
  const { listSources } = await import('../../pipelines/import/list-sources.ts');
  const setup = readSetup(options, context, { ids: [], needsContact: false });
  const now = new Date();
  const standings = await listSources(setup, now);
  const all = options.flag('all');
  const shown = standings.filter(({ source }) => all || source.enabled);
  await printTable(tabulateStandings(shown, { all, now }, context), options, context);
  const hidden = standings.length - shown.length;
  if (hidden > 0) context.tell(context.say(remarkHidden(hidden)));
  return exitCodes.done;
}

const remarkHidden = (count: number): Words => ({
  zh: `另有 ${count} 个未启用的来源，加 --all 列出`,
  en: `${count} more ${count === 1 ? 'source is' : 'sources are'} not enabled; --all lists them`,
});

function tabulateStandings(
  standings: readonly SourceStanding[],
  { all, now }: { readonly all: boolean; readonly now: Date },
  { lang }: Context,
): OutputTable {
  const yes: Words = { zh: '是', en: 'yes' };
  const no: Words = { zh: '否', en: 'no' };
  return {
    columns: [
      { id: 'source', title: { zh: '来源', en: 'source' } },
      { id: 'name', title: { zh: '名称', en: 'name' } },
      { id: 'kind', title: { zh: '类型', en: 'kind' } },
      ...(all ? [{ id: 'enabled', title: { zh: '启用', en: 'enabled' } }] : []),
      { id: 'last_new', title: { zh: '上次有新文件', en: 'last new' } },
      { id: 'last_success', title: { zh: '上次成功', en: 'last success' } },
      { id: 'failures', title: { zh: '连续失败', en: 'failures' }, numeric: true },
      { id: 'next_due', title: { zh: '下次到期', en: 'next due' } },
      { id: 'trouble', title: { zh: '问题', en: 'trouble' } },
    ],
    rows: standings.map(({ source, state, nextDue, alarm }) => [
      source.id,
      source.name,
      source.kind,
      ...(all ? [(source.enabled ? yes : no)[lang]] : []),
      minute(state?.newsAt ?? null),
      minute(state?.succeededAt ?? null),
      state?.failures ?? 0,
      describeDue(nextDue, now, lang),
      alarm?.words[lang] ?? null,
    ]),
  };
}

function describeDue(due: Date | null, now: Date, lang: Lang): string | null {
  if (due === null || due > now) return minute(due?.toISOString() ?? null);
  return lang === 'zh' ? '已到期' : 'now';
}

/** `2025-03-01 02:00Z`. */
const minute = (iso: string | null): string | null =>
  iso === null ? null : `${iso.slice(0, 16).replace('T', ' ')}Z`;

async function tryOne(id: string, options: OptionValues, context: Context): Promise<number> {
  const { openRealEffects } = await import('../../pipelines/import/import-effects.ts');
  const { planImport } = await import('../../pipelines/import/plan-import.ts');
  const { tabulatePlans, tellPlans } = await import('../import/tabulate-plan.ts');
  const { catchInterrupts } = await import('../ingest/catch-interrupts.ts');
  const setup = readSetup(options, context, { ids: [id], needsContact: true });
  const interrupts = catchInterrupts(context);
  const effects = openRealEffects(setup, { stop: interrupts.finish, tell: () => {}, silent: true });
  try {
    const plans = await planImport({ ...setup, only: [id] }, effects, { fresh: true });
    await printTable(tabulatePlans(plans, context), options, context);
    return tellPlans(plans, context) ? exitCodes.someFailed : exitCodes.done;
  } finally {
    await effects.close();
    interrupts.release();
  }
}
