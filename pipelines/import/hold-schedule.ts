// One schedule for one warehouse: two would do no harm, but a person who starts a second one has forgotten the first.

import { mkdir } from 'node:fs/promises';
import { type HeldLock, holdLock } from '../../loaders/sources/hold-lock.ts';
import { ImportError } from './import-error.ts';
import { findPlaces, type ImportRequest } from './import-request.ts';

/**
 * Takes the place of the schedule of a warehouse until it is released or the process ends.
 * @throws ImportError `schedule_running`; `work_folder_unwritable`.
 */
export async function holdSchedule(
  request: Pick<ImportRequest, 'warehousePath' | 'originals'>,
  now: Date,
): Promise<HeldLock> {
  const { work, schedule, warehouse } = findPlaces(request);
  const taken = await takeLock(work, schedule, now);
  if ('release' in taken) return taken;
  const { holder } = taken;
  const who = holder ? `${holder.host}, ${holder.pid}, ${holder.since}` : '?';
  throw new ImportError('schedule_running', {
    zh: `${warehouse} 已有一个 schedule 在运行（${who}），先结束它，或用 --warehouse 指明另一个数据仓库`,
    en: `a schedule for ${warehouse} is running already (${who}); end it first, or name another warehouse with --warehouse`,
  });
}

async function takeLock(work: string, file: string, now: Date): ReturnType<typeof holdLock> {
  try {
    await mkdir(work, { recursive: true });
    return await holdLock(file, now);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportError(
      'work_folder_unwritable',
      { zh: `无法写入 ${work}：${detail}`, en: `cannot write to ${work}: ${detail}` },
      { cause: error },
    );
  }
}
