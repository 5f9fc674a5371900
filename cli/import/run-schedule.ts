// Starts the import at the times of a cron expression, each time as a new process, until the process is told to end.

import { spawn } from 'node:child_process';
import { Cron } from 'croner';
import type { Words } from '../../model/index.ts';

export interface Schedule {
  readonly cron: string;
  readonly timezone: string;
  /** Whether to run once at the start, too. */
  readonly atStart: boolean;
  /** The command line of each run, behind the name of the program. */
  readonly args: readonly string[];
  readonly tell: (words: Words) => void;
}

/** A cron expression or time zone that cannot be used; `message` says why. */
export class ScheduleError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'ScheduleError';
  }
}

/**
 * Runs until SIGINT or SIGTERM; an import that is under way is told to stop and waited for.
 * @throws ScheduleError.
 */
export async function runSchedule(schedule: Schedule): Promise<void> {
  const { tell } = schedule;
  let running: ReturnType<typeof startImport> | null = null;
  let ended = false;
  const runOnce = async (): Promise<void> => {
    if (ended) return;
    running = startImport(schedule.args);
    const code = await running.done;
    running = null;
    if (code !== 0) tell({ zh: `导入以退出码 ${code} 结束`, en: `the import ended with exit code ${code}` });
    tellNext();
  };
  const job = openJob(schedule, runOnce);
  const tellNext = () => {
    const next = job.nextRun()?.toISOString() ?? '-';
    if (!ended) tell({ zh: `下次运行：${next}`, en: `next run: ${next}` });
  };
  await new Promise<void>((resolve) => {
    const onSignal = () => {
      ended = true;
      job.stop();
      running?.stop();
      void (running?.done ?? Promise.resolve()).then(() => resolve());
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    tellNext();
    if (schedule.atStart) void job.trigger();
  });
}

function openJob({ cron, timezone, tell }: Schedule, runOnce: () => Promise<void>): Cron {
  try {
    return new Cron(
      cron,
      {
        timezone,
        protect: () =>
          tell({ zh: '上一次导入尚未结束，本次略过', en: 'the last import is still running; skipped' }),
      },
      runOnce,
    );
  } catch (error) {
    throw new ScheduleError(error);
  }
}

function startImport(args: readonly string[]) {
  const program = process.argv[1] ?? '';
  // a group of its own: Ctrl-C of a terminal reaches it once, through us
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  });
  const done = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { done, stop: () => void child.kill('SIGTERM') };
}
