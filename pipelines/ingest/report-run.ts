// How a run ended, in the warehouse and in run.json; also when an error ended it.

import { resolve } from 'node:path';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { finishRun } from '../../loaders/runs/record-run.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import { PipelineError } from '../pipeline-error.ts';
import { readPackageVersion } from '../read-package-version.ts';
import type { IngestEffects } from './effects.ts';
import { logEnd } from './log-run.ts';
import type { RunDocument, RunStatus, RunSummary } from './run-summary.ts';
import { judgeRun, totalDocuments } from './total-documents.ts';
import { writeRunFile } from './write-run-file.ts';

/** What is known of a run before its documents are. */
export interface RunHead {
  readonly runId: string;
  readonly started: Date;
  readonly extractor: string;
  readonly catalog: string;
  readonly paths: readonly string[];
  readonly warehousePath: string;
  /** Whether the paths failed in an earlier run. */
  readonly again: boolean;
  readonly settings: RunSummary['options'] & { readonly runFile: string };
}

/**
 * Closes the run in the warehouse and writes run.json.
 * @param error what stopped the run; null when nothing did.
 * @throws PipelineError `run_file_failed`; WarehouseError.
 */
export async function reportRun(
  warehouse: Warehouse,
  documents: readonly RunDocument[],
  head: RunHead,
  effects: IngestEffects,
  error: unknown,
): Promise<RunSummary> {
  const summary = summarise(documents, head, effects, error);
  await writeRunFile(head.settings.runFile, summary);
  const { status, totals } = summary;
  await finishRun(warehouse, {
    id: head.runId,
    // The warehouse knows no interrupted runs: what was not done is a part that is missing.
    status: status === 'stopped' ? 'failed' : status === 'interrupted' ? 'partial' : status,
    finishedAt: summary.finished,
    summary: { status, totals },
  });
  logEnd(effects.log, summary);
  return summary;
}

function summarise(
  documents: readonly RunDocument[],
  head: RunHead,
  effects: IngestEffects,
  error: unknown,
): RunSummary {
  const { seconds, megabytes, jobs } = head.settings;
  return {
    runId: head.runId,
    status: statusOf(documents, effects, error),
    started: head.started.toISOString(),
    finished: effects.clock().toISOString(),
    versions: {
      nianbao: readPackageVersion(),
      node: process.versions.node,
      extractor: head.extractor,
      catalog: head.catalog,
    },
    warehouse: resolve(head.warehousePath),
    folder: process.cwd(),
    paths: head.paths,
    options: { jobs, seconds, megabytes },
    ...(error !== null && { error: describeStop(error) }),
    documents,
    totals: totalDocuments(documents),
  };
}

function statusOf(documents: readonly RunDocument[], effects: IngestEffects, error: unknown): RunStatus {
  if (effects.stop.aborted || documents.some((d) => d.skipCause === 'interrupted')) return 'interrupted';
  return error === null ? judgeRun(documents) : 'stopped';
}

function describeStop(error: unknown): NonNullable<RunSummary['error']> {
  if (error instanceof PipelineError || error instanceof WarehouseError)
    return { code: error.code, words: error.words };
  const text = error instanceof Error ? error.message : String(error);
  return { code: 'internal', words: { zh: text, en: text } };
}
