// `nianbao schedule`: runs the import at set times in the foreground, for machines and containers without cron.

import { CliError, exitCodes } from '../cli-error.ts';
import type { CommandSpec } from '../command.ts';
import { setupOptions } from '../import/import-setup.ts';

export const scheduleCommand: CommandSpec = {
  name: 'schedule',
  summary: { zh: '在前台按时运行 import --due', en: 'run import --due at set times, in the foreground' },
  description: {
    zh: '按 cron 表达式的时间运行 import --due，每次一个独立进程；上一次未结束时不开始下一次，同一数据仓库也只能有一个 schedule。Ctrl-C 或 SIGTERM 结束（进行中的导入会先停在可继续之处）。',
    en: 'Runs import --due at the times of a cron expression, each in a process of its own, never two at once; one schedule for one warehouse. Ctrl-C or SIGTERM ends it, after an import that is under way has stopped where it can go on.',
  },
  arguments: [],
  options: [
    {
      flags: '--cron <expression>',
      words: { zh: 'cron 表达式（分 时 日 月 周）', en: 'cron expression (minute hour day month weekday)' },
      fallback: '30 2 * * *',
    },
    {
      flags: '--timezone <zone>',
      words: { zh: '时区', en: 'time zone' },
      fallback: 'Asia/Shanghai',
    },
    {
      flags: '--now',
      words: { zh: '启动时先运行一次', en: 'run once at the start, too' },
    },
    ...setupOptions,
  ],
  formats: [],
  examples: [
    {
      line: "nianbao schedule --cron '30 2 * * *' --contact webmaster@example.edu.cn",
      words: { zh: '每天 2:30（北京时间）', en: 'every day at 2:30, Chinese time' },
    },
  ],
  run: async (_args, options, context) => {
    const { runSchedule, ScheduleError } = await import('../import/run-schedule.ts');
    const { readSetup } = await import('../import/import-setup.ts');
    // a mistake in a source file shows now, not only at night
    const setup = readSetup(options, context, { ids: [], needsContact: true });
    for (const { fault } of setup.sources) if (fault) context.warn(context.say(fault));
    const pass = ['sources', 'originals', 'contact'].flatMap((name) => {
      const value = options.text(name);
      return value === null ? [] : [`--${name}`, value];
    });
    const { lang, warehouse, quiet } = context;
    const { holdSchedule } = await import('../../pipelines/import/hold-schedule.ts');
    const lock = await holdSchedule(setup, new Date());
    try {
      await runSchedule({
        cron: options.text('cron') ?? '30 2 * * *',
        timezone: options.text('timezone') ?? 'Asia/Shanghai',
        atStart: options.flag('now'),
        args: [
          'import',
          '--due',
          '--warehouse',
          warehouse,
          '--lang',
          lang,
          ...(quiet ? ['--quiet'] : []),
          ...pass,
        ],
        tell: (words) => context.tell(context.say(words)),
      });
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      throw new CliError('schedule_invalid', {
        zh: `时间表有误：${error.message}`,
        en: `the schedule cannot be used: ${error.message}`,
      });
    } finally {
      await lock.release();
    }
    return exitCodes.done;
  },
};
