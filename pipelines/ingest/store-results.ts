// Writes what readers made of documents and says what became of each in the words of a run. Documents that were read well go
// into one transaction; one that cannot be stored, or could not be read, costs itself only.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import type { DocumentRows } from '../../loaders/writing/document-rows.ts';
import { type WriteResult, writeDocuments } from '../../loaders/writing/write-documents.ts';
import { writeFailure } from '../../loaders/writing/write-failure.ts';
import { type Message, makeMessage, type Severity } from '../../model/index.ts';
import { describeFailure } from '../pool/open-reader-pool.ts';
import type { ReaderResult, Timed } from '../pool/types.ts';
import { asRunError, explainDocumentFault } from './judge-error.ts';
import type { DocumentStatus, Outcome, RunDocument } from './run-summary.ts';

/** A file and what a reader made of it. */
export interface ReadFile {
  /** As the user knows it. */
  readonly path: string;
  /** As the warehouse knows it. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly result: Timed<Exclude<ReaderResult<DocumentRows>, { status: 'cancelled' }>>;
}

type WellRead = ReadFile & { readonly result: { readonly status: 'ok' } };

export interface StoreContext {
  readonly warehouse: Warehouse;
  readonly runId: string;
  readonly extractor: string;
}

/**
 * Stores `files` in their order: what was read of each, or the reason why nothing was.
 * @throws PipelineError `warehouse_failed` and WarehouseError when the warehouse or its disk fails: the run must stop.
 */
export async function storeResults(
  files: readonly ReadFile[],
  context: StoreContext,
): Promise<RunDocument[]> {
  const documents: RunDocument[] = [];
  let together: WellRead[] = [];
  const store = async () => {
    documents.push(...(await storeTogether(together, context)));
    together = [];
  };
  for (const file of files) {
    if (isWellRead(file)) together.push(file);
    else {
      await store();
      documents.push(await storeUnread(file, context));
    }
  }
  await store();
  return documents;
}

const isWellRead = (file: ReadFile): file is WellRead => file.result.status === 'ok';

async function storeUnread(file: ReadFile, context: StoreContext): Promise<RunDocument> {
  const { result } = file;
  if (result.status === 'ok') throw new RangeError('it was read');
  return await storeFailure(file, describeFailure(result), context);
}

async function storeTogether(files: readonly WellRead[], context: StoreContext): Promise<RunDocument[]> {
  const [first, ...others] = files;
  if (!first) return [];
  const described: Described[] = [];
  try {
    const written = await writeDocuments(
      context.warehouse,
      files.map(({ result, modifiedMs }) => ({
        takeRows: () => {
          const rows = result.value;
          described.push(describeRows(rows));
          return rows;
        },
        context: { runId: context.runId, modifiedMs },
      })),
    );
    return files.flatMap((file, i) => describeStored(file, described[i], written[i]));
  } catch (error) {
    const detail = explainDocumentFault(error);
    if (detail === null) throw asRunError(error);
    if (others.length === 0)
      return [await storeFailure(first, makeMessage('document_not_stored', { detail }), context)];
    // one of them is at fault: each alone
    const alone: RunDocument[] = [];
    for (const file of files) alone.push(...(await storeTogether([file], context)));
    return alone;
  }
}

function describeStored(
  { path, sha256, result }: WellRead,
  described: Described | undefined,
  written: WriteResult | undefined,
): RunDocument[] {
  if (!described || !written) throw new RangeError('every document has a result');
  const { status } = written;
  const { milliseconds } = result;
  return [{ path, sha256, outcome: outcomeOf(written.outcome, status), status, ...described, milliseconds }];
}

async function storeFailure(file: ReadFile, message: Message, context: StoreContext): Promise<RunDocument> {
  const { path, name, sha256, size, modifiedMs, result } = file;
  const { warehouse, runId, extractor } = context;
  try {
    await writeFailure(
      warehouse,
      { path: name, sha256, bytes: size, mediaType: null, messages: [message], extractor },
      { runId, modifiedMs },
    );
  } catch (error) {
    throw asRunError(error);
  }
  return {
    ...emptyDocument,
    path,
    sha256,
    outcome: 'failed',
    status: 'failed',
    messages: [message],
    milliseconds: result.milliseconds,
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

type Described = Omit<RunDocument, 'path' | 'sha256' | 'outcome' | 'status' | 'milliseconds'>;

function describeRows({ report, observations, findings, numerals, messages }: DocumentRows): Described {
  const counts = { ...noFindings };
  for (const { severity } of findings) counts[severity]++;
  return {
    institution: report.institution?.name ?? null,
    type: report.type,
    year: report.year,
    facts: observations,
    findings: counts,
    numerals,
    ...selectMessages(messages),
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
