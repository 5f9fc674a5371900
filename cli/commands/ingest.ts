// `nianbao ingest PATH…`: the main job, with progress, a summary at the end, and Ctrl-C that loses nothing.

import type { CommandSpec } from '../command.ts';
import { jobsOption, logOption, runIngest } from '../ingest/run-ingest.ts';
import { readerOptions, readLimits } from '../reader-options.ts';

export const ingestCommand: CommandSpec = {
  name: 'ingest',
  summary: { zh: '读取年报，存入数据仓库', en: 'read reports into the warehouse' },
  description: {
    zh: '读取文件或文件夹中的年报（PDF、DOCX、XLSX、HTML、TXT），存入数据仓库。没有变化的文件跳过；读取失败只影响该文件；随时可中断（Ctrl-C 一次：完成手头的文件；两次：立即停止），再次运行即继续。结束时写出 run.json。',
    en: 'Reads the reports in files and folders (PDF, DOCX, XLSX, HTML, TXT) into the warehouse. Files that did not change are skipped; a file that cannot be read costs that file only; it can be interrupted at any time (Ctrl-C once: finish the documents in hand, twice: stop now) and goes on where it was when run again. Writes run.json at the end.',
  },
  arguments: [{ syntax: '<path...>', words: { zh: '文件或文件夹', en: 'files and folders' } }],
  options: [
    jobsOption,
    ...readerOptions,
    {
      flags: '--run <file>',
      words: { zh: '运行记录的位置', en: 'where the record of the run goes' },
      fallback: '<warehouse folder>/run.json',
    },
    logOption,
  ],
  formats: [],
  examples: [
    {
      line: 'nianbao ingest fixtures/demo',
      words: { zh: '一个文件夹，存入 ./nianbao.db', en: 'a folder, into ./nianbao.db' },
    },
    {
      line: 'nianbao ingest fixtures/demo/2023-云岭职业技术学院-质量年报.pdf --warehouse before.db --run before.json',
      words: {
        zh: '一份文件，另一个数据仓库和运行记录',
        en: 'one file, another warehouse and record of the run',
      },
    },
  ],
  run: async (paths, options, context) => {
    const jobs = options.whole('jobs');
    const runFile = options.text('run');
    const limits = {
      ...readLimits(options),
      ...(jobs !== null && { jobs }),
      ...(runFile !== null && { runFile }),
    };
    return runIngest({ paths, warehousePath: context.warehouse, options: limits }, options, context);
  },
};
