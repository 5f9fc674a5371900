// What `import` and `retry` share: the world around an import, its digest, and its exit code.

import type { RealEffects } from '../../pipelines/import/import-effects.ts';
import type { ImportRequest } from '../../pipelines/import/import-request.ts';
import { type ImportSummary, isTroubled, isUnread } from '../../pipelines/import/import-summary.ts';
import { exitCodes } from '../cli-error.ts';
import type { Context } from '../command.ts';

export interface World {
  /** Null: the log in the work folder. */
  readonly logFile: string | null;
  /** Without a log: for looking only. */
  readonly silent: boolean;
}

/** Calls `work` with the real world; Ctrl-C once ends what is in hand, twice leaves at once and loses nothing either. */
export async function withWorld<T>(
  request: ImportRequest,
  context: Context,
  { logFile, silent }: World,
  work: (effects: RealEffects) => Promise<T>,
): Promise<T> {
  const { openRealEffects } = await import('../../pipelines/import/import-effects.ts');
  const { catchInterrupts } = await import('../ingest/catch-interrupts.ts');
  const interrupts = catchInterrupts(context);
  interrupts.stop.addEventListener('abort', () => process.exit(exitCodes.interrupted), { once: true });
  try {
    const effects = openRealEffects(request, {
      stop: interrupts.finish,
      tell: (words) => context.tell(context.say(words)),
      silent,
      ...(logFile !== null && { logFile }),
    });
    try {
      return await work(effects);
    } finally {
      await effects.close();
    }
  } finally {
    interrupts.release();
  }
}

/** Imports, tells people, prints the digest. */
export async function performImport(
  request: ImportRequest,
  effects: RealEffects,
  context: Context,
): Promise<ImportSummary> {
  const { importAndTell } = await import('../../pipelines/import/import-and-tell.ts');
  const { readChannels } = await import('./read-channels.ts');
  const { renderDigestMarkdown, renderDigestText } = await import('../../pipelines/import/render-digest.ts');
  const { summary, digest, problems } = await importAndTell(request, effects, {
    lang: context.lang,
    channels: readChannels(process.env),
  });
  if (context.format === 'json') context.print(`${JSON.stringify(summary, null, 2)}\n`);
  else if (context.format === 'md') context.print(renderDigestMarkdown(digest, context.lang));
  else if (digest.isNews || !context.quiet) context.print(renderDigestText(digest, context.lang));
  for (const { words } of problems) context.warn(context.say(words));
  return summary;
}

/** The exit code of an import by what it did. */
export function exitCodeOf({ status, sources, documents }: ImportSummary): number {
  if (status === 'blocked') return exitCodes.checkFailed;
  if (status === 'stopped') return exitCodes.usage;
  if (status === 'interrupted') return exitCodes.interrupted;
  const isFailed =
    sources.some(isTroubled) ||
    documents.some(
      (document) => document.outcome === 'failed' || document.outcome === 'refused' || isUnread(document),
    );
  return isFailed ? exitCodes.someFailed : exitCodes.done;
}
