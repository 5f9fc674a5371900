// The lines of a run in the operator's log: its begin, each document, its end. Names of events and fields do not change.

import type { Message } from '../../model/index.ts';
import type { Log } from '../../sources/log/log.ts';
import type { RunDocument, RunSummary } from './run-summary.ts';

/** `run_begin`: what is about to be read, with what. */
export function logBegin(
  log: Log,
  run: Pick<RunSummary, 'runId' | 'warehouse'> & { readonly files: number; readonly extractor: string },
): void {
  const { runId, ...rest } = run;
  log.info('run_begin', { run: runId, ...rest });
}

/**
 * `document`: one line for each file; level `error` when it failed, `warn` when it was read in part.
 * @param log writes the run's id into every line.
 */
export function logDocument(log: Log, document: RunDocument): void {
  const { path, outcome, status, sha256, institution, year, facts, milliseconds } = document;
  const cause = gravest(document.messages);
  const level = outcome === 'failed' ? 'error' : status === 'partial' ? 'warn' : 'info';
  log[level]('document', {
    document: path,
    outcome,
    status,
    code: outcome === 'skipped' ? document.skipCause : cause?.code,
    detail: outcome === 'failed' ? cause?.message.en : undefined,
    ms: milliseconds,
    sha256,
    institution,
    year,
    facts,
  });
}

/** `run_end`: how it went, with the counts of the outcomes. */
export function logEnd(log: Log, { runId, status, totals, error, started, finished }: RunSummary): void {
  const level = status === 'stopped' || status === 'failed' ? 'error' : 'info';
  const ms = Date.parse(finished) - Date.parse(started);
  log[level]('run_end', {
    run: runId,
    status,
    code: error?.code,
    ms,
    ...totals.documents,
    facts: totals.facts,
  });
}

/** The first error, else the first warning. */
const gravest = (messages: readonly Message[]): Message | undefined =>
  messages.find(({ severity }) => severity === 'error') ??
  messages.find(({ severity }) => severity === 'warning');
