// The part of a run that talks to the world: every chosen source is read and what it newly lists is fetched and kept.
// Sources on different hosts are worked on at the same time.

import PQueue from 'p-queue';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { readAddresses } from '../../loaders/sources/addresses.ts';
import { openHostMemory } from '../../loaders/sources/host-memory.ts';
import { knownOriginals } from '../../loaders/sources/known-originals.ts';
import { readSourceStates, writeSourceState } from '../../loaders/sources/source-states.ts';
import type { HostMemory } from '../../sources/polite/host-memory.ts';
import { openPoliteClient } from '../../sources/polite/open-polite-client.ts';
import { SourceError } from '../../sources/source-error.ts';
import type { OriginalStore } from '../../sources/store/open-store.ts';
import type { ImportContext } from './import-context.ts';
import {
  defaultBudget,
  documentBytes,
  type ImportEffects,
  type ImportPlaces,
  type ImportRequest,
} from './import-request.ts';
import type { Alarm, SourceReport } from './import-summary.ts';
import { findAlarms, judgeSource, noteRetry } from './judge-source.ts';
import { isListingAsked, processSource } from './process-source.ts';
import { openBudget } from './spend-budget.ts';

const SOURCES_AT_ONCE = 4;

export interface SourceWork {
  readonly reports: SourceReport[];
  readonly alarms: readonly Alarm[];
  readonly requests: Readonly<Record<string, number>>;
  /** What ended the work before every source had its turn. */
  readonly ended: SourceError | null;
}

export interface SourceWorkPlan {
  readonly runId: string;
  readonly warehouse: Warehouse;
  readonly store: OriginalStore;
  readonly places: ImportPlaces;
  readonly chosen: readonly SourceSpec[];
  readonly request: ImportRequest;
  readonly effects: ImportEffects;
}

/**
 * Works on the chosen sources and records what came. Resolves also when sources failed.
 * @throws WarehouseError.
 */
export async function workOnSources(plan: SourceWorkPlan): Promise<SourceWork> {
  const memory = openHostMemory(plan.places.hosts, plan.effects.clock().getTime());
  try {
    return await workOnEach(plan, await openContext(plan, memory));
  } finally {
    memory.close();
  }
}

async function workOnEach(plan: SourceWorkPlan, context: ImportContext): Promise<SourceWork> {
  const { warehouse, chosen, request, effects } = plan;
  const states = await readSourceStates(warehouse);
  const reports: SourceReport[] = [];
  const queue = new PQueue({ concurrency: SOURCES_AT_ONCE });
  let ended: SourceError | null = null;
  let bug: { readonly error: unknown } | null = null;
  const work = async (source: SourceSpec): Promise<void> => {
    if (ended || bug) return;
    try {
      const before = states.get(source.id);
      const report = await processSource(source, before, context);
      reports.push(report);
      const now = effects.clock();
      const state =
        before && !isListingAsked(source, context)
          ? noteRetry(before, report, now)
          : judgeSource(source, before, report, now);
      states.set(source.id, state);
      await writeSourceState(warehouse, state);
    } catch (error) {
      if (error instanceof SourceError) ended ??= error;
      else bug ??= { error };
    }
  };
  // all come to rest before the warehouse is closed, whatever happened to one of them
  await queue.addAll(chosen.map((source) => () => work(source)));
  if (bug) throw (bug as { readonly error: unknown }).error;
  const alarms = findAlarms(request.sources, states, effects.clock());
  for (const { source, due } of alarms) {
    const state = states.get(source);
    if (due && state) await writeSourceState(warehouse, { ...state, toldAt: effects.clock().toISOString() });
  }
  return { reports, alarms, requests: Object.fromEntries(context.client.requests()), ended };
}

async function openContext(plan: SourceWorkPlan, memory: HostMemory): Promise<ImportContext> {
  const { runId, warehouse, store, places, request, effects } = plan;
  const { requestSeconds, patienceSeconds } = request;
  const stop = new AbortController();
  const end = () => stop.abort(new SourceError('interrupted'));
  if (effects.stop.aborted) end();
  effects.stop.addEventListener('abort', end, { once: true });
  return {
    runId,
    warehouse,
    places,
    store,
    effects,
    client: openPoliteClient(effects, {
      userAgent: request.userAgent,
      stop: stop.signal,
      memory,
      ...(requestSeconds !== undefined && { requestSeconds }),
      ...(patienceSeconds !== undefined && { patienceSeconds }),
    }),
    budget: openBudget({ ...defaultBudget, ...request.budget }, effects.clock),
    documentBytes: request.documentBytes ?? documentBytes,
    activeSources: new Set(request.sources.map(({ id }) => id)),
    redo: request.redo,
    addresses: await readAddresses(warehouse),
    unlisted: new Set(),
    originals: await knownOriginals(warehouse),
    remarks: [],
  };
}
