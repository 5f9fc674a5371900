// An import with everything around it: the run, its report files, its digest, and the people who are told.

import type { Lang } from '../../model/index.ts';
import { makeProblem, type SourceProblem, systemCode } from '../../sources/source-error.ts';
import { buildDigest, type Digest } from './build-digest.ts';
import { ImportError } from './import-error.ts';
import { findPlaces, type ImportEffects, type ImportRequest } from './import-request.ts';
import { pass } from './import-steps.ts';
import type { ImportSummary } from './import-summary.ts';
import { runImport } from './run-import.ts';
import { type Channels, tellPeople } from './tell-people.ts';
import { forgetNews } from './untold-news.ts';
import { readLastReport, writeReport } from './write-report.ts';

export interface ToldImport {
  readonly summary: ImportSummary;
  readonly digest: Digest;
  /** Notices and report files that could not be delivered. */
  readonly problems: readonly SourceProblem[];
}

/**
 * Runs an import, writes its report and tells people.
 * @throws what `runImport` throws, after telling people of it unless it concerns only the caller.
 */
export async function importAndTell(
  request: ImportRequest,
  effects: ImportEffects,
  { lang, channels }: { readonly lang: Lang; readonly channels: Channels },
): Promise<ToldImport> {
  const places = findPlaces(request);
  const telling = { places, channels, log: effects.log };
  let summary: ImportSummary;
  try {
    summary = await runImport(request, effects);
  } catch (error) {
    effects.log.error('run_failed', { detail: String(error) });
    if (!(error instanceof ImportError) || error.isNews)
      await tellPeople(crashDigest(error), null, lang, telling);
    throw error;
  }
  const built = buildDigest(summary);
  const digest = { ...built, isNews: built.isNews && !repeats(summary, await readLastReport(places)) };
  if (summary.status === 'idle') return { summary, digest, problems: [] };
  const unwritten = await writeSafely(() => writeReport(places, summary, digest, lang));
  pass(effects.log, 'reported', { run: summary.runId });
  const untold = await tellPeople(digest, summary, lang, telling);
  pass(effects.log, 'told', { run: summary.runId });
  await forgetNews(places);
  pass(effects.log, 'finished', { run: summary.runId });
  return { summary, digest, problems: [...unwritten, ...untold] };
}

/** Whether an hourly job meets the same check again with nothing done in between: people know that already. */
const repeats = (summary: ImportSummary, last: ImportSummary | null): boolean =>
  summary.status === 'blocked' &&
  last?.status === 'blocked' &&
  summary.sources.length === 0 &&
  JSON.stringify(summary.checks) === JSON.stringify(last.checks);

/** A full disk must not keep the news of the full disk from people. */
async function writeSafely(write: () => Promise<void>): Promise<SourceProblem[]> {
  try {
    await write();
    return [];
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return [makeProblem('disk_failed', { detail: error instanceof Error ? error.message : '' })];
  }
}

/** A run that died of something nobody foresaw is news, too. */
function crashDigest(error: unknown): Digest {
  const text = error instanceof Error ? error.message : String(error);
  const words = error instanceof ImportError ? error.words : { zh: text, en: text };
  return {
    headline: { zh: '年报导入失败', en: 'The report import failed' },
    sections: [{ title: { zh: '错误', en: 'Error' }, lines: [{ words, details: [] }] }],
    isNews: true,
  };
}
