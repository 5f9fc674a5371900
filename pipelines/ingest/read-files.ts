// The stream of a run: decides for each file in order, reads several at a time, and stores strictly in order, so that
// the warehouse never depends on which reader was quicker and a killed run is a beginning of the whole one.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { type Extraction, makeMessage } from '../../model/index.ts';
import type { Pool } from '../pool/open-pool.ts';
import type { FoundFile } from './collect-files.ts';
import { decideFile, type Memory } from './decide-file.ts';
import type { IngestEffects } from './effects.ts';
import type { PathNames } from './name-paths.ts';
import type { RunDocument } from './run-summary.ts';
import { emptyDocument, storeResult } from './store-result.ts';

export interface ReadFilesContext {
  readonly warehouse: Warehouse;
  readonly runId: string;
  readonly names: PathNames;
  readonly memory: Memory;
  readonly pool: Pool<Extraction>;
  /** How many files may be read ahead of the one to be stored next: bounds memory. */
  readonly ahead: number;
  readonly effects: Pick<IngestEffects, 'finish'>;
}

/** What waits for its turn, as it was sent. */
interface Load {
  bytes: number;
}

/** Beyond it nothing is read ahead: bounds memory where documents are huge. */
const mostBytes = 12 * 2 ** 20;

/** What is left to do with a file when its turn comes. */
type Turn = () => Promise<RunDocument>;

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
  context.effects.finish.addEventListener('abort', () => context.pool.finish(), { once: true });
  for (const file of files) {
    turns.push(await begin(file, context, load));
    while (turns.length > context.ahead || (turns.length > 0 && load.bytes > mostBytes))
      yield await takeTurn(turns);
  }
  while (turns.length > 0) yield await takeTurn(turns);
}

function takeTurn(turns: Turn[]): Promise<RunDocument> {
  const turn = turns.shift();
  if (!turn) throw new RangeError('no file is in hand');
  return turn();
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
  const weigh = reading.then((result) => (result.status === 'ok' ? result.bytes : 0));
  // An error waits for its turn like a result does.
  weigh.then(
    (bytes) => {
      load.bytes += bytes;
    },
    () => {},
  );
  return async () => {
    const result = await reading;
    load.bytes -= await weigh;
    if (result.status === 'cancelled') return interrupted(path);
    return storeResult(context.warehouse, { path, name, sha256, size }, result, {
      runId: context.runId,
      modifiedMs,
      extractor: context.memory.extractor,
    });
  };
}

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
