// What `ingest` and `retry` share: the options of a run, the world around it, its report, and its exit code.

import type { IngestRequest } from '../../pipelines/ingest/ingest.ts';
import { exitCodes } from '../cli-error.ts';
import type { Context, OptionSpec } from '../command.ts';
import type { OptionValues } from '../option-values.ts';

export const jobsOption: OptionSpec = {
  flags: '--jobs <count>',
  words: { zh: '同时读取的文件数', en: 'how many documents to read at the same time' },
  fallback: 'CPU',
};

export const logOption: OptionSpec = {
  flags: '--log <file>',
  words: {
    zh: '日志文件：每份文件一行 JSON，追加写入',
    en: 'log file: one line of JSON for each document, appended',
  },
};

/**
 * Runs `request` with progress, log and Ctrl-C, prints what came of it, and resolves to the exit code.
 * @throws what `ingest` throws; PipelineError `log_unwritable`.
 */
export async function runIngest(
  request: Omit<IngestRequest, 'effects'>,
  options: OptionValues,
  context: Context,
): Promise<number> {
  const { ingest } = await import('../../pipelines/ingest/ingest.ts');
  const { silentEffects } = await import('../../pipelines/ingest/effects.ts');
  const { openProgress } = await import('./open-progress.ts');
  const { catchInterrupts } = await import('./catch-interrupts.ts');
  const { describeRun } = await import('./describe-run.ts');
  const { warnStaleCorrections } = await import('../review/warn-stale.ts');
  const log = await openLogFile(options.text('log'));
  const interrupts = catchInterrupts(context);
  try {
    const summary = await ingest({
      ...request,
      effects: {
        ...silentEffects,
        tell: (words) => context.tell(context.say(words)),
        progress: openProgress(context),
        finish: interrupts.finish,
        stop: interrupts.stop,
        ...(log && { log }),
      },
    });
    await describeRun(summary, { ...context, warehouse: request.warehousePath });
    await warnStaleCorrections({ ...context, warehouse: request.warehousePath });
    if (summary.status === 'interrupted') return exitCodes.interrupted;
    return summary.totals.documents.failed > 0 ? exitCodes.someFailed : exitCodes.done;
  } catch (error) {
    const { PipelineError } = await import('../../pipelines/pipeline-error.ts');
    if (!(error instanceof PipelineError && error.code === 'interrupted')) throw error;
    // the user's own wish, no error
    context.warn(context.say(error.words));
    return exitCodes.interrupted;
  } finally {
    interrupts.release();
    log?.close();
  }
}

async function openLogFile(file: string | null) {
  if (file === null) return null;
  const { openLog } = await import('../../pipelines/log/open-log.ts');
  return openLog({ file, clock: () => new Date(), base: { pid: process.pid } });
}
