// The nightly import: what the sources newly publish is fetched, kept, read into a copy of the warehouse, checked, and
// published by one rename. Killed at any moment, the next run goes on where it stopped.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { openWarehouse } from '../../loaders/open-warehouse.ts';
import { finishRun, startRun } from '../../loaders/runs/record-run.ts';
import { holdLock } from '../../loaders/sources/hold-lock.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import { stageWarehouse } from '../../loaders/sources/stage-warehouse.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import { SourceError, toDiskError } from '../../sources/source-error.ts';
import { openStore } from '../../sources/store/open-store.ts';
import { describeExtractor } from '../extract-report.ts';
import { withFields } from '../log/open-log.ts';
import { PipelineError } from '../pipeline-error.ts';
import { readPackageVersion } from '../read-package-version.ts';
import { chooseSources } from './choose-sources.ts';
import { ImportError } from './import-error.ts';
import { findPlaces, type ImportEffects, type ImportPlaces, type ImportRequest } from './import-request.ts';
import { pass, reach } from './import-steps.ts';
import type { ImportStatus, ImportSummary } from './import-summary.ts';
import { type IngestPlan, ingestOriginals } from './ingest-originals.ts';
import { findAlarms } from './judge-source.ts';
import { type Publication, publishStaged } from './publish-staged.ts';
import { readStates } from './read-states.ts';
import { recallNews, rememberNews } from './untold-news.ts';
import { type SourceWork, workOnSources } from './work-on-sources.ts';
import { runFolder } from './write-report.ts';

/**
 * Runs one import. Resolves also when sources or documents failed, a check forbade publishing, or it was interrupted:
 * see `status`.
 * @throws ImportError `import_running`, `source_unknown`, `work_folder_unwritable`; WarehouseError when the published
 *   warehouse cannot be read.
 *
 * @example
 * const summary = await runImport({ warehousePath: 'nianbao.db', sources: loadSources(), due: true, userAgent }, effects);
 * summary.documents.filter(({ outcome }) => outcome === 'new');
 */
export async function runImport(request: ImportRequest, effects: ImportEffects): Promise<ImportSummary> {
  const places = findPlaces(request);
  const started = effects.clock();
  const lock = await takeLock(places, started);
  try {
    const states = await readStates(places);
    const chosen = chooseSources(request.sources, states, request, started);
    const head = describeHead(places, started);
    const rereads = (request.redo?.originals.length ?? 0) > 0;
    const untold = await recallNews(places);
    if (chosen.length === 0 && !rereads && untold === null && isIdle(request, places, states, started))
      return finish(head, effects, { status: 'idle' });
    const logged = { ...effects, log: withFields(effects.log, { run: head.runId }) };
    return await importChosen(chosen, request, { places, head, untold }, logged);
  } finally {
    await lock.release();
  }
}

async function takeLock(places: ImportPlaces, now: Date) {
  try {
    await mkdir(places.work, { recursive: true });
    const lock = await holdLock(places.lock, now);
    if ('release' in lock) return lock;
    const who = lock.holder ? `${lock.holder.host}, ${lock.holder.pid}, ${lock.holder.since}` : '?';
    const heldMs = now.getTime() - Date.parse(lock.holder?.since ?? '');
    throw new ImportError(
      'import_running',
      { zh: `另一个导入正在运行（${who}）`, en: `another import is running (${who})` },
      { isNews: heldMs > LONGEST_RUN_MS },
    );
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportError(
      'work_folder_unwritable',
      { zh: `无法写入 ${places.work}：${detail}`, en: `cannot write to ${places.work}: ${detail}` },
      { cause: error, isNews: true },
    );
  }
}

/** A run that takes longer hangs, and keeps all others from running. */
const LONGEST_RUN_MS = 86_400_000;

/** Nothing is due, nothing is left over, and nobody needs to be reminded of anything. */
const isIdle = (
  request: ImportRequest,
  { staging }: ImportPlaces,
  states: ReadonlyMap<string, SourceState>,
  now: Date,
): boolean => !existsSync(staging) && !findAlarms(request.sources, states, now).some(({ due }) => due);

type Head = Pick<ImportSummary, 'runId' | 'started' | 'versions' | 'warehouse' | 'originals'>;

const describeHead = (places: ImportPlaces, started: Date): Head => ({
  runId: `${started.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`,
  started: started.toISOString(),
  versions: { nianbao: readPackageVersion(), extractor: describeExtractor(loadCatalog()) },
  warehouse: places.warehouse,
  originals: places.originals,
});

const finish = (
  head: Head,
  effects: ImportEffects,
  rest: Pick<ImportSummary, 'status'> & Partial<ImportSummary>,
): ImportSummary => ({
  ...head,
  command: 'import',
  finished: effects.clock().toISOString(),
  resumed: false,
  tellsOf: null,
  sources: [],
  documents: [],
  alarms: [],
  checks: [],
  requests: {},
  error: null,
  ...rest,
});

interface RunBasis {
  readonly places: ImportPlaces;
  readonly head: Head;
  /** A run that was killed before it told its news. */
  readonly untold: ImportSummary | null;
}

async function importChosen(
  chosen: readonly SourceSpec[],
  request: ImportRequest,
  { places, head, untold }: RunBasis,
  effects: ImportEffects,
): Promise<ImportSummary> {
  const earlier = untold?.documents ?? [];
  const known: { -readonly [K in keyof ImportSummary]?: ImportSummary[K] } = {
    tellsOf: untold?.runId ?? null,
    documents: earlier,
  };
  const end = (status: ImportStatus, error: ImportSummary['error'] = null) => {
    reach(effects.log, 'run_end', { status });
    return finish(head, effects, { ...known, status, error });
  };
  try {
    reach(effects.log, 'run_begin', { sources: chosen.length });
    const store = await openStore(places.originals);
    await store.tidy(effects.clock());
    const staged = await stageWarehouse(places.warehouse, places.staging);
    known.resumed = staged.origin !== 'new';
    reach(effects.log, 'staged', { origin: staged.origin });
    const work = await fetchAll(staged.warehouse, { chosen, request, places, head, effects, store });
    known.sources = work.reports;
    known.alarms = work.alarms;
    known.requests = work.requests;
    if (work.ended) throw work.ended;
    pass(effects.log, 'sources_done');
    if (effects.stop.aborted) return end('interrupted');
    const plan: IngestPlan = {
      staging: places.staging,
      fileOf: store.fileOf,
      hasOriginal: store.has,
      runFile: join(runFolder(places, head.runId), 'ingest.json'),
      reading: request.reading,
      again: request.redo?.originals ?? [],
      log: withFields(effects.log, { import: head.runId }),
      clock: effects.clock,
      stop: effects.stop,
      tell: effects.tell,
    };
    await mkdir(runFolder(places, head.runId), { recursive: true });
    pass(effects.log, 'reading_begin');
    await ingestOriginals(plan);
    pass(effects.log, 'reading_end');
    if (effects.stop.aborted) return end('interrupted');
    const note = ({ checks, documents }: Publication) =>
      Object.assign(known, { checks, documents: [...earlier, ...documents] });
    const accept = request.accept ?? [];
    const publication = await publishStaged(
      staged.base,
      { ...plan, accept },
      places,
      effects,
      async (coming) => {
        note(coming);
        await rememberNews(places, finish(head, effects, { ...known, status: 'published' }));
        pass(effects.log, 'announced');
      },
    );
    note(publication);
    return end(publication.status);
  } catch (error) {
    const cause = describeEnd(error);
    if (!cause) throw error;
    effects.log.error('run_stopped', { code: cause.code, detail: cause.words.en });
    return end(cause.code === 'interrupted' ? 'interrupted' : 'stopped', cause);
  }
}

interface FetchPlan {
  readonly chosen: readonly SourceSpec[];
  readonly request: ImportRequest;
  readonly places: ImportPlaces;
  readonly head: Head;
  readonly effects: ImportEffects;
  readonly store: Awaited<ReturnType<typeof openStore>>;
}

/** Works on the sources within a run of the warehouse; closes the warehouse. */
async function fetchAll(
  warehouse: Awaited<ReturnType<typeof openWarehouse>>,
  { head, ...plan }: FetchPlan,
): Promise<SourceWork> {
  const { runId, versions, started } = head;
  try {
    await startRun(warehouse, {
      id: runId,
      command: ['import', ...plan.chosen.map(({ id }) => id)].join(' '),
      extractor: versions.extractor,
      catalogDigest: loadCatalog().digest,
      startedAt: started,
    });
    const work = await workOnSources({ ...plan, runId, warehouse });
    const failed = work.reports.some(({ status }) => status !== 'succeeded');
    await finishRun(warehouse, {
      id: runId,
      status: work.ended ? 'failed' : failed ? 'partial' : 'succeeded',
      finishedAt: plan.effects.clock().toISOString(),
      summary: { sources: work.reports, requests: work.requests },
    });
    return work;
  } finally {
    await warehouse.close();
  }
}

/** What ended the run, in words; null for a bug. */
function describeEnd(error: unknown): ImportSummary['error'] {
  const known = toDiskError(error);
  const isWorded =
    known instanceof SourceError || known instanceof PipelineError || known instanceof WarehouseError;
  return isWorded ? { code: known.code, words: known.words } : null;
}
