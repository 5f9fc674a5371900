// What an import would do, without doing it: listings are read, decisions are made, nothing is downloaded or written but
// when each host was asked.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import { openWarehouse, type Warehouse } from '../../loaders/open-warehouse.ts';
import { type Address, readAddresses } from '../../loaders/sources/addresses.ts';
import { readPages } from '../../loaders/sources/pages.ts';
import { readSourceStates, type SourceState } from '../../loaders/sources/source-states.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import { discover } from '../../sources/listing/discover.ts';
import type { PageLook } from '../../sources/listing/listed-item.ts';
import type { HostMemory } from '../../sources/polite/host-memory.ts';
import { openPoliteClient } from '../../sources/polite/open-polite-client.ts';
import { SourceError, type SourceProblem } from '../../sources/source-error.ts';
import { chooseSources } from './choose-sources.ts';
import { type Decision, decideItems } from './decide-items.ts';
import { findFolder } from './find-folder.ts';
import { findPlaces, type ImportEffects, type ImportPlaces, type ImportRequest } from './import-request.ts';
import { judgeListing } from './judge-listing.ts';
import { countListed, pageMemory } from './process-source.ts';
import { freshestWarehouse } from './read-states.ts';
import { shareHostMemory } from './share-host-memory.ts';

export interface SourcePlan {
  readonly source: SourceSpec;
  readonly decisions: readonly Decision[];
  readonly pages: number;
  /** Whether all of the listing was read. */
  readonly complete: boolean;
  /** How each page was understood, also when there is no plan. */
  readonly looks: readonly PageLook[];
  /** Why there is no plan. */
  readonly problem: SourceProblem | null;
  readonly remarks: readonly SourceProblem[];
}

/**
 * The plan of each chosen source.
 * @param fresh reads every page, also those that are remembered.
 * @throws ImportError `source_unknown`; SourceError `interrupted`; WarehouseError.
 */
export async function planImport(
  request: ImportRequest,
  effects: ImportEffects,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<SourcePlan[]> {
  const places = findPlaces(request);
  const warehouse = await openForReading(places);
  const memory = shareHostMemory(places, effects.clock);
  try {
    const states: ReadonlyMap<string, SourceState> = warehouse
      ? await readSourceStates(warehouse)
      : new Map();
    const chosen = chooseSources(request.sources, states, request, effects.clock());
    const planner = await openPlanner(request, effects, { places, warehouse, memory });
    const plans: SourcePlan[] = [];
    for (const source of chosen) plans.push(await planner(source, fresh, states.get(source.id)));
    return plans;
  } finally {
    memory.close();
    await warehouse?.close();
  }
}

/** The freshest warehouse, read-only; null when there is none or its schema knows no sources yet. */
async function openForReading(places: ImportPlaces): Promise<Warehouse | null> {
  const path = freshestWarehouse(places);
  if (path === null) return null;
  try {
    return await openWarehouse(path, { readonly: true });
  } catch (error) {
    if (error instanceof WarehouseError && error.code === 'warehouse_older') return null;
    throw error;
  }
}

interface PlanBasis {
  readonly places: ImportPlaces;
  readonly warehouse: Warehouse | null;
  readonly memory: HostMemory;
}

async function openPlanner(
  request: ImportRequest,
  effects: ImportEffects,
  { places, warehouse, memory }: PlanBasis,
) {
  const stop = new AbortController();
  effects.stop.addEventListener('abort', () => stop.abort(new SourceError('interrupted')), { once: true });
  const client = openPoliteClient(effects, {
    userAgent: request.userAgent,
    stop: stop.signal,
    memory,
    ...(request.requestSeconds !== undefined && { requestSeconds: request.requestSeconds }),
  });
  const hasOriginal = (path: string) => existsSync(join(places.originals, path));
  const addresses: ReadonlyMap<string, Address> = warehouse ? await readAddresses(warehouse) : new Map();
  const activeSources = new Set(request.sources.map(({ id }) => id));
  return async (source: SourceSpec, fresh: boolean, state: SourceState | undefined): Promise<SourcePlan> => {
    let looks: readonly PageLook[] = [];
    try {
      if (source.fault) throw new SourceError('source_file_invalid', { detail: source.fault });
      const pages = warehouse ? await readPages(warehouse, source.id) : new Map();
      const memory = pageMemory(pages, []);
      const resolvePath = findFolder(places);
      const found = await discover(source, { client, effects, memory, resolvePath, fresh });
      looks = found.looks;
      const discovery = judgeListing(source, found, { state, addresses: countListed(source, addresses) });
      const basis = { addresses, hasOriginal, activeSources, now: effects.clock() };
      const decisions = decideItems(source, discovery, basis);
      const { pages: count, complete, problems } = discovery;
      return { source, decisions, pages: count, complete, looks, problem: null, remarks: problems };
    } catch (error) {
      if (!(error instanceof SourceError) || error.code === 'interrupted') throw error;
      const { problem } = error;
      return { source, decisions: [], pages: looks.length, complete: false, looks, problem, remarks: [] };
    }
  };
}
