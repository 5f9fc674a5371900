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
import type { ReaderResult, Timed } from '../pool/types.ts';
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

type Finished = Timed<Exclude<ReaderResult<Extraction>, { status: 'cancelled' }>>;

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
  const { milliseconds } = result;
  const fail = async (message: Message) => ({
    ...(await storeFailure(warehouse, file, message, context)),
    milliseconds,
  });
  if (result.status !== 'ok') return fail(describeFailure(result));
  try {
    const extraction = result.value;
    const written = await writeExtraction(warehouse, extraction, context);
    return { ...describeStored(file, extraction, written), milliseconds };
  } catch (error) {
    const detail = explainDocumentFault(error);
    if (detail === null) throw asRunError(error);
    return fail(makeMessage('document_not_stored', { detail }));
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
  milliseconds: null,
  messages: [],
};

function describeStored(
  file: ReadFile,
  extraction: Extraction,
  written: WriteResult,
): Omit<RunDocument, 'milliseconds'> {
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
    ...selectMessages(extraction.messages),
  };
}

/** Of thousands, the record of a run names so many; the warehouse has them all. */
const mostMessages = 50;

function selectMessages(messages: readonly Message[]): Pick<RunDocument, 'messages' | 'messagesLeftOut'> {
  if (messages.length <= mostMessages) return { messages };
  const ranks: readonly Severity[] = ['error', 'warning', 'info'];
  const gravest = ranks.flatMap((rank) => messages.filter(({ severity }) => severity === rank));
  return { messages: gravest.slice(0, mostMessages), messagesLeftOut: messages.length - mostMessages };
}

const outcomeOf = (outcome: WriteResult['outcome'], status: DocumentStatus): Outcome =>
  status === 'failed' || outcome === 'kept' ? 'failed' : outcome;
