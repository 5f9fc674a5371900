// One source in one run: what it lists, what to do with it, and doing it. A source that fails costs only itself.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import { readPages, type StoredPage, writePages } from '../../loaders/sources/pages.ts';
import type { SourceState } from '../../loaders/sources/source-states.ts';
import { discover } from '../../sources/listing/discover.ts';
import type { Discovery, PageContent, PageMemory } from '../../sources/listing/listed-item.ts';
import { makeProblem, SourceError, type SourceProblem } from '../../sources/source-error.ts';
import { type Decision, type DecisionReason, decideItems, unwantedEnding } from './decide-items.ts';
import { fetchAddress } from './fetch-address.ts';
import { findFolder } from './find-folder.ts';
import type { ImportContext } from './import-context.ts';
import type { AddressOutcome, SourceReport } from './import-summary.ts';
import { judgeListing } from './judge-listing.ts';
import { recordAddresses } from './record-address.ts';

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
  context.effects.log.info('source_begin', { source: source.id });
  const report = await attempt(source, state, context);
  const { status, listed, problem } = report;
  context.effects.log.info('source_end', { source: source.id, status, listed, code: problem?.code });
  return report;
}

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
  const decisions = decideItems(source, discovery, {
    addresses: context.addresses,
    hasOriginal: context.store.has,
    activeSources: context.activeSources,
    now: context.effects.clock(),
    again: new Set(context.redo?.addresses),
  });
  await recordListing(source, decisions, context);
  const { outcomes, problem } = await carryOut(source, decisions, context);
  return {
    ...emptyReport(source),
    status: problem ? 'cut' : 'succeeded',
    listed: discovery.items.length,
    pages: discovery.pages,
    complete: discovery.complete,
    decisions: countBy(decisions.map(({ reason }) => reason)),
    outcomes: countBy(outcomes),
    problem,
    remarks: [
      ...discovery.problems,
      ...context.remarks.filter((remark) => remark.source === source.id).map(({ problem: odd }) => odd),
    ],
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

/** Writes down every new address before anything is fetched, and which are listed no more. */
async function recordListing(
  source: SourceSpec,
  decisions: readonly Decision[],
  context: ImportContext,
): Promise<void> {
  const now = context.effects.clock().toISOString();
  const changed: Address[] = [];
  for (const { item, action, reason, listed } of decisions) {
    const known = context.addresses.get(item.url);
    if (reason === 'title' || reason === 'elsewhere') continue;
    if (!listed) {
      context.unlisted.add(item.url);
      if (known && action === 'leave' && reason === 'unlisted') changed.push({ ...known, listed: false });
      continue;
    }
    if (known?.listed && known.sourceId === source.id) continue;
    const { url, title, date, page } = item;
    const fresh: Address = {
      ...(known ?? unknownAddress),
      ...(known ? {} : { url, title, listedDate: date, page, firstSeenAt: now }),
      sourceId: source.id,
      listed: true,
    };
    const ending = known ? null : unwantedEnding(source, url);
    changed.push(ending === null ? fresh : refuseEnding(source, fresh, ending));
  }
  await recordAddresses(context, changed);
}

const unknownAddress: Address = {
  url: '',
  sourceId: '',
  title: null,
  listedDate: null,
  page: '',
  listed: true,
  state: 'waiting',
  firstSeenAt: '',
  checkedAt: null,
  sha256: null,
  path: null,
  etag: null,
  lastModified: null,
  finalUrl: null,
  failures: 0,
  problem: null,
  notBefore: null,
};

/** A report that is listed in a format we cannot take is told once, not every night. */
function refuseEnding({ accept }: SourceSpec, address: Address, ending: string): Address {
  const problem = makeProblem('format_not_accepted', { found: ending, accepted: accept.formats.join(', ') });
  return { ...address, state: 'refused', problem };
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
    if (decision.action === 'leave' || !isAskedFor(source, decision, context)) continue;
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

/** When failures are redone, what did not fail is left to the next regular run. */
const isAskedFor = ({ id }: SourceSpec, { item }: Decision, { redo }: ImportContext): boolean =>
  !redo || redo.sources.includes(id) || redo.addresses.includes(item.url);

function countBy<K extends DecisionReason | AddressOutcome>(words: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
