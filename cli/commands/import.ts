// `nianbao import`: fetches and ingests what the sources newly publish. One shot: for cron, timers and people.

import { type AcceptableCheck, acceptableChecks } from '../../loaders/sources/acceptable-checks.ts';
import type { ImportBudget, ImportRequest } from '../../pipelines/import/import-request.ts';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import { readSetup, setupOptions } from '../import/import-setup.ts';
import { exitCodeOf, performImport, withWorld } from '../import/perform-import.ts';
import { jobsOption, logOption } from '../ingest/run-ingest.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable } from '../output/print-table.ts';
import { readerOptions, readLimits } from '../reader-options.ts';

export const importCommand: CommandSpec = {
  name: 'import',
  summary: { zh: '从各来源取得新发布的年报并入库', en: 'fetch and ingest what the sources newly publish' },
  description: {
    zh: '读取各来源的列表，取得新增和被替换的年报，核验后存为原件，读入数据仓库的副本，通过检查后一次性替换正式的数据仓库。随时可中断，再次运行即继续。结束时输出摘要；摘要、run.json 和日志在“数据仓库名.import”文件夹内。退出码：0 完成；2 有来源或文件失败；3 检查未通过，数据仓库保持原样。',
    en: "Reads the listings of the sources, fetches reports that are new or were replaced, verifies them, keeps the originals, reads them into a copy of the warehouse, and puts the copy in the warehouse's place once it passes the checks. Can be interrupted at any time and goes on when run again. Prints a digest at the end; digest, run.json and log are in the folder WAREHOUSE.import. Exit codes: 0 done; 2 a source or document failed; 3 a check failed and the warehouse was left as it was.",
  },
  arguments: [],
  options: [
    {
      flags: '--due',
      words: { zh: '只处理到期的来源', en: 'only sources whose time has come' },
    },
    {
      flags: '--source <ids>',
      words: { zh: '只处理这些来源', en: 'only these sources' },
      repeatable: true,
    },
    {
      flags: '--dry-run',
      words: {
        zh: '只列出要做什么及原因，不下载文件',
        en: 'only list what would be done and why; downloads no document',
      },
    },
    {
      flags: '--accept <checks>',
      words: {
        zh: `即使这些检查未通过也发布，限这一次：${acceptableChecks.join('、')}`,
        en: `publish although these checks fail, this once: ${acceptableChecks.join(', ')}`,
      },
      repeatable: true,
    },
    ...setupOptions,
    {
      flags: '--max-documents <count>',
      words: { zh: '本次最多处理多少份文件', en: 'how many documents to ask for at most' },
      fallback: '2000',
    },
    {
      flags: '--max-megabytes <count>',
      words: { zh: '本次最多下载多少 MB', en: 'how many megabytes to download at most' },
      fallback: '20480',
    },
    {
      flags: '--max-minutes <count>',
      words: { zh: '多少分钟后不再取新文件', en: 'minutes after which no further document is begun' },
      fallback: '300',
    },
    jobsOption,
    ...readerOptions,
    logOption,
  ],
  formats: ['table', 'json', 'md'],
  examples: [
    {
      line: 'nianbao import --due --contact webmaster@example.edu.cn',
      words: { zh: '每晚由 cron 或定时器运行', en: 'every night, from cron or a timer' },
    },
    {
      line: 'nianbao import --source inbox --dry-run',
      words: { zh: '看看某来源会有哪些处理', en: 'what would be done for one source' },
    },
  ],
  run: async (_args, options, context) => {
    const request = readRequest(options, context);
    const isDry = options.flag('dryRun');
    const world = { logFile: options.text('log'), silent: isDry };
    return await withWorld(request, context, world, async (effects) =>
      isDry
        ? planOnly(request, effects, options, context)
        : exitCodeOf(await performImport(request, effects, context)),
    );
  },
};

function readRequest(options: OptionValues, context: Context): ImportRequest {
  const only = options.list('source');
  const jobs = options.whole('jobs');
  return {
    ...readSetup(options, context, { ids: only, needsContact: true }),
    ...(only.length > 0 && { only }),
    due: options.flag('due'),
    accept: options.list('accept').map(readCheck),
    budget: readBudget(options),
    reading: { ...readLimits(options), ...(jobs !== null && { jobs }) },
  };
}

function readCheck(text: string): AcceptableCheck {
  const known = acceptableChecks.find((check) => check === text);
  if (known) return known;
  const names = acceptableChecks.join(', ');
  throw new CliError('option_invalid', {
    zh: `--accept 只能是 ${names}，而不是“${text}”`,
    en: `--accept wants one of ${names}, not "${text}"`,
  });
}

function readBudget(options: OptionValues): Partial<ImportBudget> {
  const documents = options.whole('maxDocuments');
  const megabytes = options.whole('maxMegabytes');
  const minutes = options.whole('maxMinutes');
  return {
    ...(documents !== null && { documents }),
    ...(megabytes !== null && { bytes: megabytes * 2 ** 20 }),
    ...(minutes !== null && { minutes }),
  };
}

async function planOnly(
  request: ImportRequest,
  effects: Parameters<typeof import('../../pipelines/import/plan-import.ts').planImport>[1],
  options: OptionValues,
  context: Context,
): Promise<number> {
  const { planImport } = await import('../../pipelines/import/plan-import.ts');
  const { tabulatePlans, tellPlans } = await import('../import/tabulate-plan.ts');
  const plans = await planImport(request, effects);
  const onlyDeeds = context.format !== 'json';
  await printTable(tabulatePlans(plans, context, { onlyDeeds }), options, context);
  return tellPlans(plans, context) ? exitCodes.someFailed : exitCodes.done;
}
