// One source in one run: what it lists, what to do with it, and doing it. A source that fails costs only itself.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import { readPages, type StoredPage, writePages } from '../../loaders/sources/pages.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import { discover } from '../../sources/listing/discover.ts';
import type { Discovery, PageContent, PageMemory } from '../../sources/listing/listed-item.ts';
import { SourceError, type SourceProblem } from '../../sources/source-error.ts';
import {
  type Decision,
  type DecisionBasis,
  type DecisionReason,
  decideItems,
  decideRetries,
} from './decide-items.ts';
import { fetchAddress } from './fetch-address.ts';
import { findFolder } from './find-folder.ts';
import type { ImportContext } from './import-context.ts';
import { pass, reach } from './import-steps.ts';
import type { AddressOutcome, SourceReport } from './import-summary.ts';
import { judgeListing } from './judge-listing.ts';
import { recordListing } from './record-listing.ts';

/** Errors that end the whole run. */
const RUN_ENDS = new Set<string>(['interrupted', 'disk_failed']);

/**
 * Works on one source and reports on it. Resolves also when the source failed.
 * @throws SourceError `interrupted`, `disk_failed`; WarehouseError.
 */
export async function processSource(
  source: SourceSpec,
  state: SourceState | undefined,
  context: ImportContext,
): Promise<SourceReport> {
  reach(context.effects.log, 'source_begin', { source: source.id });
  if (source.kind !== 'folder' && isListingAsked(source, context))
    context.effects.tell({ zh: `${source.id}：读取列表 …`, en: `${source.id}: reading the listing …` });
  const report = isListingAsked(source, context)
    ? await attempt(source, state, context)
    : await retryAddresses(source, context);
  const { status, listed, problem } = report;
  reach(context.effects.log, 'source_end', { source: source.id, status, listed, code: problem?.code });
  return report;
}

/** When only single documents failed, their listing is not asked again. */
export const isListingAsked = (
  { id }: Pick<SourceSpec, 'id'>,
  { redo }: Pick<ImportContext, 'redo'>,
): boolean => !redo || redo.sources.includes(id);

/** Nothing but the addresses that failed. */
async function retryAddresses(source: SourceSpec, context: ImportContext): Promise<SourceReport> {
  if (source.fault) {
    const { problem } = new SourceError('source_file_invalid', { detail: source.fault });
    return { ...emptyReport(source), problem };
  }
  const decisions = decideRetries(source, basisOf(context));
  return { ...emptyReport(source), ...(await carryOutAll(source, decisions, context)) };
}

const basisOf = ({ addresses, store, activeSources, effects, redo }: ImportContext): DecisionBasis => ({
  addresses,
  hasOriginal: store.has,
  activeSources,
  now: effects.clock(),
  again: new Set(redo?.addresses),
});

async function attempt(
  source: SourceSpec,
  state: SourceState | undefined,
  context: ImportContext,
): Promise<SourceReport> {
  let discovery: Discovery;
  try {
    if (source.fault) throw new SourceError('source_file_invalid', { detail: source.fault });
    const found = await discoverAndRemember(source, context);
    discovery = judgeListing(source, found, { state, addresses: countListed(source, context.addresses) });
  } catch (error) {
    if (!(error instanceof SourceError) || RUN_ENDS.has(error.code)) throw error;
    return { ...emptyReport(source), status: 'failed', problem: error.problem };
  }
  const decisions = decideItems(source, discovery, basisOf(context));
  const todo = decisions.filter(({ action }) => action !== 'leave').length;
  context.effects.tell({
    zh: `${source.id}：列表 ${discovery.items.length} 项，要下载或核对 ${todo} 项`,
    en: `${source.id}: ${discovery.items.length} entries listed, ${todo} to be fetched or asked`,
  });
  await recordListing(source, decisions, context);
  pass(context.effects.log, 'listing_recorded', { source: source.id });
  const { items, pages, complete, problems } = discovery;
  const done = await carryOutAll(source, decisions, context);
  return {
    ...emptyReport(source),
    ...done,
    listed: items.length,
    pages,
    complete,
    remarks: [...problems, ...done.remarks],
  };
}

type Done = Pick<SourceReport, 'status' | 'decisions' | 'outcomes' | 'problem' | 'remarks'>;

async function carryOutAll(
  source: SourceSpec,
  decisions: readonly Decision[],
  context: ImportContext,
): Promise<Done> {
  const { outcomes, problem } = await carryOut(source, decisions, context);
  const remarks = context.remarks.filter((remark) => remark.source === source.id);
  return {
    status: problem ? 'cut' : 'succeeded',
    decisions: countBy(decisions.map(({ reason }) => reason)),
    outcomes: countBy(outcomes),
    problem,
    remarks: remarks.map(({ problem: odd }) => odd),
  };
}

/** Addresses of `source` that its last listing had and that it accepts. */
export function countListed(source: SourceSpec, addresses: ReadonlyMap<string, Address>): number {
  const own = [...addresses.values()].filter(({ sourceId, listed }) => sourceId === source.id && listed);
  return own.filter(({ state }) => state !== 'refused').length;
}

const emptyReport = ({ id, name }: SourceSpec): SourceReport => ({
  id,
  name,
  status: 'failed',
  listed: 0,
  pages: 0,
  complete: false,
  decisions: {},
  outcomes: {},
  problem: null,
  remarks: [],
});

async function discoverAndRemember(source: SourceSpec, context: ImportContext): Promise<Discovery> {
  const { warehouse, client, effects, places } = context;
  const fresh: StoredPage[] = [];
  const memory = pageMemory(await readPages(warehouse, source.id), fresh);
  const resolvePath = findFolder(places);
  const discovery = await discover(source, { client, effects, memory, resolvePath });
  await writePages(warehouse, source.id, fresh);
  pass(effects.log, 'listing_read', { source: source.id });
  return discovery;
}

/** The stored pages as `discover` wants them; what it stores is added to `fresh`. */
export function pageMemory(stored: ReadonlyMap<string, StoredPage>, fresh: StoredPage[]): PageMemory {
  return {
    get: (url) => {
      const page = stored.get(url);
      return page ? { ...page, content: page.content as PageContent } : null;
    },
    put: (url, record) => void fresh.push({ url, ...record }),
  };
}

interface Work {
  readonly outcomes: readonly AddressOutcome[];
  /** What ended the work before everything was done. */
  readonly problem: SourceProblem | null;
}

async function carryOut(
  source: SourceSpec,
  decisions: readonly Decision[],
  context: ImportContext,
): Promise<Work> {
  const outcomes: AddressOutcome[] = [];
  for (const decision of decisions) {
    if (decision.action === 'leave') continue;
    if (context.effects.stop.aborted) throw new SourceError('interrupted');
    try {
      const begin = performance.now();
      const outcome = await fetchAddress(source, decision, context);
      outcomes.push(outcome);
      logAddress(source, decision, outcome, performance.now() - begin, context);
    } catch (error) {
      if (!(error instanceof SourceError) || RUN_ENDS.has(error.code)) throw error;
      return { outcomes, problem: error.problem };
    }
  }
  return { outcomes, problem: null };
}

/** One line of the log for each address that was asked. */
function logAddress(
  { id }: SourceSpec,
  { item, reason }: Decision,
  outcome: AddressOutcome,
  ms: number,
  { addresses, effects }: ImportContext,
): void {
  const known = addresses.get(item.url);
  const failed = outcome === 'failed' || outcome === 'refused';
  effects.log[failed ? 'error' : 'info']('address', {
    document: item.url,
    source: id,
    reason,
    outcome,
    code: failed ? known?.problem?.code : undefined,
    ms: Math.round(ms),
    sha256: known?.sha256,
  });
}

function countBy<K extends DecisionReason | AddressOutcome>(words: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
