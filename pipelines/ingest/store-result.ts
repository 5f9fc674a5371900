// Writes what a reader made of one document, in one transaction, and says what became of it in the words of a run.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import {
  type WriteContext,
  type WriteResult,
  writeExtraction,
} from '../../loaders/writing/write-extraction.ts';
import { writeFailure } from '../../loaders/writing/write-failure.ts';
import { type Extraction, type Message, makeMessage, type Severity } from '../../model/index.ts';
import { describeFailure } from '../pool/open-reader-pool.ts';
import type { ReaderResult } from '../pool/types.ts';
import { asRunError, explainDocumentFault } from './judge-error.ts';
import type { DocumentStatus, Outcome, RunDocument } from './run-summary.ts';

export interface ReadFile {
  /** As the user knows it. */
  readonly path: string;
  /** As the warehouse knows it. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

type Finished = Exclude<ReaderResult<Extraction>, { status: 'cancelled' }>;

/**
 * Stores an extraction or the reason why there is none.
 * @throws PipelineError `warehouse_failed` and WarehouseError when the warehouse or its disk fails: the run must stop.
 */
export async function storeResult(
  warehouse: Warehouse,
  file: ReadFile,
  result: Finished,
  context: WriteContext & { readonly extractor: string },
): Promise<RunDocument> {
  if (result.status !== 'ok') return storeFailure(warehouse, file, describeFailure(result), context);
  try {
    const written = await writeExtraction(warehouse, result.value, context);
    return describeStored(file, result.value, written);
  } catch (error) {
    const detail = explainDocumentFault(error);
    if (detail === null) throw asRunError(error);
    return storeFailure(warehouse, file, makeMessage('document_not_stored', { detail }), context);
  }
}

async function storeFailure(
  warehouse: Warehouse,
  file: ReadFile,
  message: Message,
  context: WriteContext & { readonly extractor: string },
): Promise<RunDocument> {
  const { name, sha256, size } = file;
  const { extractor } = context;
  try {
    await writeFailure(
      warehouse,
      { path: name, sha256, bytes: size, mediaType: null, messages: [message], extractor },
      context,
    );
  } catch (error) {
    throw asRunError(error);
  }
  return {
    ...emptyDocument,
    path: file.path,
    sha256,
    outcome: 'failed',
    status: 'failed',
    messages: [message],
  };
}

const noFindings: Readonly<Record<Severity, number>> = { info: 0, warning: 0, error: 0 };

/** A document of which nothing is known but what the caller adds. */
export const emptyDocument: Omit<RunDocument, 'path' | 'outcome'> = {
  sha256: null,
  status: null,
  institution: null,
  type: null,
  year: null,
  facts: 0,
  findings: noFindings,
  numerals: null,
  messages: [],
};

function describeStored(file: ReadFile, extraction: Extraction, written: WriteResult): RunDocument {
  const findings = { ...noFindings };
  for (const { severity } of extraction.findings) findings[severity]++;
  return {
    path: file.path,
    sha256: file.sha256,
    outcome: outcomeOf(written.outcome, written.status),
    status: written.status,
    institution: extraction.report.institution?.name ?? null,
    type: extraction.report.type,
    year: extraction.report.year,
    facts: extraction.observations.length,
    findings,
    numerals: extraction.numerals,
    messages: extraction.messages,
  };
}

const outcomeOf = (outcome: WriteResult['outcome'], status: DocumentStatus): Outcome =>
  status === 'failed' || outcome === 'kept' ? 'failed' : outcome;
