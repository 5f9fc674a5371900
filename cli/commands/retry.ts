// `nianbao retry RUN.json`: redoes the failures of an earlier ingest or import, and nothing else.

import { parse } from 'node:path';
import type { ImportTicket, IngestTicket } from '../../pipelines/retry/read-run-file.ts';
import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import { defaultWarehouse } from '../global-options.ts';
import { readSetup, setupOptions } from '../import/import-setup.ts';
import { exitCodeOf, performImport, withWorld } from '../import/perform-import.ts';
import { jobsOption, logOption, runIngest } from '../ingest/run-ingest.ts';
import type { OptionValues } from '../option-values.ts';
import { readerOptions, readLimits } from '../reader-options.ts';

export const retryCommand: CommandSpec = {
  name: 'retry',
  summary: { zh: '只重做某次运行中失败的部分', en: 'redo only the failures of an earlier run' },
  description: {
    zh: '读取 ingest 或 import 写出的运行记录（run.json），只重做其中失败的文件、地址和来源，存入同一个数据仓库。已经补上的不再重做；可反复运行。时间和内存上限沿用那次运行的，可用选项放宽。文件原来的相对路径以那次运行的文件夹为准。',
    en: 'Reads the record of an ingest or import (run.json) and redoes the documents, addresses and sources that failed in it, into the same warehouse. What succeeded meanwhile is left alone; it may be run as often as you like. The limits are those of that run unless options widen them; relative paths are relative to the folder of that run.',
  },
  arguments: [{ syntax: '<run>', words: { zh: '运行记录 run.json', en: 'the record of the run, run.json' } }],
  options: [
    jobsOption,
    ...readerOptions.map(({ flags, words }) => ({ flags, words, fallback: 'RUN' })),
    {
      flags: '--run <file>',
      words: { zh: '本次运行记录的位置', en: 'where the record of this run goes' },
      fallback: 'NAME.retry.json',
    },
    logOption,
    ...setupOptions,
  ],
  formats: [],
  examples: [
    {
      line: 'nianbao retry run.json --timeout 600 --memory 4096',
      words: { zh: '放宽上限再读失败的文件', en: 'read what failed once more, with wider limits' },
    },
    {
      line: 'nianbao retry nianbao.db.import/run.json',
      words: { zh: '重做夜间导入中失败的部分', en: 'redo what failed in the nightly import' },
    },
  ],
  run: async ([file = ''], options, context) => {
    const { readRunFile } = await import('../../pipelines/retry/read-run-file.ts');
    const ticket = await readRunFile(file);
    const warehouse = context.warehouse === defaultWarehouse ? ticket.warehouse : context.warehouse;
    await assertWarehouse(warehouse);
    const there = { ...context, warehouse };
    return ticket.command === 'ingest'
      ? retryIngest(ticket, file, options, there)
      : retryImport(ticket, options, there);
  },
};

async function retryIngest(
  ticket: IngestTicket,
  file: string,
  options: OptionValues,
  context: Context,
): Promise<number> {
  const { paths, notReached } = ticket;
  if (notReached > 0) context.tell(context.say(remarkNotReached(notReached)));
  if (paths.length === 0) return nothingFailed(context);
  const jobs = options.whole('jobs');
  const limits = { ...ticket.options, ...readLimits(options), ...(jobs !== null && { jobs }) };
  return runIngest(
    {
      paths,
      warehousePath: context.warehouse,
      again: true,
      options: { ...limits, runFile: options.text('run') ?? nameRecord(file) },
    },
    options,
    context,
  );
}

/** `run.json` → `run.retry.json`: the record that is retried stays. A retry of a retry replaces the latter. */
function nameRecord(file: string): string {
  const { dir, name } = parse(file);
  return `${dir === '' ? '' : `${dir}/`}${name.replace(/\.retry$/, '')}.retry.json`;
}

async function retryImport(ticket: ImportTicket, options: OptionValues, context: Context): Promise<number> {
  const { redo, count, originals } = ticket;
  if (count === 0) return nothingFailed(context);
  const jobs = options.whole('jobs');
  const named = [...new Set([...redo.sources, ...redo.owners])];
  const setup = readSetup(options, context, { ids: named, needsContact: named.length > 0 });
  const only = named.filter((id) => setup.sources.some((source) => source.id === id));
  for (const id of named) if (!only.includes(id)) context.warn(context.say(remarkNoSource(id)));
  const request = {
    ...(originals !== '' && { originals }),
    ...setup,
    only,
    redo,
    reading: { ...readLimits(options), ...(jobs !== null && { jobs }) },
  };
  const world = { logFile: options.text('log'), silent: false };
  return await withWorld(request, context, world, async (effects) => {
    return exitCodeOf(await performImport(request, effects, context));
  });
}

function nothingFailed(context: Context): number {
  context.tell(context.say({ zh: '那次运行没有失败，无需重试', en: 'nothing failed in that run' }));
  return exitCodes.done;
}

const remarkNoSource = (id: string) => ({
  zh: `来源“${id}”已不在来源文件夹中，它的失败不再重试`,
  en: `there is no source "${id}" any more; its failures are not retried`,
});

const remarkNotReached = (count: number) => ({
  zh: `那次运行中断时还有 ${count} 份文件未读，它们不算失败：再次运行 ingest 即可`,
  en: `that run was interrupted with ${count} files unread; they are no failures: run ingest again`,
});

async function assertWarehouse(file: string): Promise<void> {
  const { existsSync } = await import('node:fs');
  if (existsSync(file)) return;
  throw new CliError('warehouse_missing', {
    zh: `那次运行的数据仓库 ${file} 不在了；用 --warehouse 指明它的新位置`,
    en: `the warehouse of that run, ${file}, is not there; name its new place with --warehouse`,
  });
}
