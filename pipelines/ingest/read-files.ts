// The stream of a run: decides for each file in order, reads several at a time, and stores strictly in order, so that
// the warehouse never depends on which reader was quicker and a killed run is a beginning of the whole one. Documents that are
// read within a moment are stored together.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import type { DocumentRows } from '../../loaders/writing/document-rows.ts';
import { makeMessage } from '../../model/index.ts';
import type { Pool } from '../pool/open-pool.ts';
import type { ReaderResult } from '../pool/types.ts';
import type { FoundFile } from './collect-files.ts';
import { decideFile, type Memory } from './decide-file.ts';
import type { IngestEffects } from './effects.ts';
import { isRead, openBatch, settlesWithin } from './gather-batch.ts';
import type { PathNames } from './name-paths.ts';
import type { RunDocument } from './run-summary.ts';
import { emptyDocument, type ReadFile, storeResults } from './store-results.ts';

export interface ReadFilesContext {
  readonly warehouse: Warehouse;
  readonly runId: string;
  readonly names: PathNames;
  readonly memory: Memory;
  readonly pool: Pool<DocumentRows>;
  /** How many files may be read ahead of the one to be stored next: bounds memory. */
  readonly ahead: number;
  readonly effects: Pick<IngestEffects, 'finish'>;
}

/** What was read and is not stored yet, as it was sent. */
interface Load {
  bytes: number;
}

/** Beyond it nothing is read ahead: bounds memory where documents are huge. */
const mostBytes = 12 * 2 ** 20;

/** What is left to do with a file when its turn comes: wait for its reader. Resolves to what is to be stored, if anything is. */
type Turn = () => Promise<ReadFile | RunDocument>;

/**
 * Yields what became of each file, in the order of `files`, once it is stored. After `effects.finish` the files in
 * hand are finished and the others come out as skipped.
 * @throws what stops the run: PipelineError, WarehouseError.
 */
export async function* readFiles(
  files: readonly FoundFile[],
  context: ReadFilesContext,
): AsyncGenerator<RunDocument> {
  const turns: Turn[] = [];
  const load: Load = { bytes: 0 };
  const batch = openBatch();
  context.effects.finish.addEventListener('abort', () => context.pool.finish(), { once: true });
  const store = async function* () {
    yield* await storeOutcomes(batch.take(), context, load);
  };
  const advance = async function* () {
    const outcome = takeTurn(turns);
    // a slow document does not hold up those before it
    if (!(await settlesWithin(outcome, batch.millisecondsLeft()))) yield* store();
    try {
      batch.add(await outcome);
    } catch (error) {
      yield* store();
      throw error;
    }
    if (batch.isFull()) yield* store();
  };
  for (const file of files) {
    turns.push(await begin(file, context, load));
    while (turns.length > context.ahead || (turns.length > 0 && load.bytes > mostBytes)) yield* advance();
  }
  while (turns.length > 0) yield* advance();
  yield* store();
}

function takeTurn(turns: Turn[]): Promise<ReadFile | RunDocument> {
  const turn = turns.shift();
  if (!turn) throw new RangeError('no file is in hand');
  return turn();
}

/** Stores what is to be stored among `outcomes`; all of them as documents, in their order. */
async function storeOutcomes(
  outcomes: readonly (ReadFile | RunDocument)[],
  context: ReadFilesContext,
  load: Load,
): Promise<RunDocument[]> {
  const read = outcomes.filter(isRead);
  const { warehouse, runId, memory } = context;
  const stored = await storeResults(read, { warehouse, runId, extractor: memory.extractor });
  for (const { result } of read) load.bytes -= bytesOf(result);
  const documents = stored.values();
  return outcomes.map((outcome) => {
    if (!isRead(outcome)) return outcome;
    const { value } = documents.next();
    if (!value) throw new RangeError('every file has an outcome');
    return value;
  });
}

async function begin(file: FoundFile, context: ReadFilesContext, load: Load): Promise<Turn> {
  const { path } = file;
  if (context.effects.finish.aborted) return async () => interrupted(path);
  const decision = await decideFile(file, context.names, context.memory);
  switch (decision.action) {
    case 'keep': {
      const { sha256 } = decision;
      const status = context.memory.contents.get(sha256)?.status ?? null;
      return async () => ({ ...emptyDocument, path, sha256, outcome: 'unchanged', status });
    }
    case 'duplicate': {
      const { sha256, of } = decision;
      return async () => ({ ...emptyDocument, path, sha256, outcome: 'duplicate', duplicateOf: of });
    }
    case 'fail': {
      const { sha256, messages } = decision;
      return async () => ({
        ...emptyDocument,
        path,
        sha256,
        outcome: 'failed',
        status: 'failed',
        messages,
      });
    }
    case 'read':
      return beginReading(file, decision.sha256, context, load);
  }
}

function beginReading(file: FoundFile, sha256: string, context: ReadFilesContext, load: Load): Turn {
  const { path, size, modifiedMs } = file;
  const name = context.names.toStored(path);
  const reading = context.pool.run({ file: path, path: name, sha256 });
  // An error waits for its turn like a result does.
  reading.then(
    (result) => {
      load.bytes += bytesOf(result);
    },
    () => {},
  );
  return async () => {
    const result = await reading;
    if (result.status === 'cancelled') return interrupted(path);
    return { path, name, sha256, size, modifiedMs, result };
  };
}

const bytesOf = (result: ReaderResult<unknown>): number => (result.status === 'ok' ? result.bytes : 0);

const interrupted = (path: string): RunDocument => ({
  ...emptyDocument,
  path,
  outcome: 'skipped',
  skipCause: 'interrupted',
});

/** A file that the system does not let us read. */
export const unreadable = (path: string, detail: string): RunDocument => ({
  ...emptyDocument,
  path,
  outcome: 'failed',
  status: 'failed',
  messages: [makeMessage('file_unreadable', { detail })],
});
