// One address from decision to record: fetched, verified, kept, and written down, in this order, so that nothing is
// remembered that is not on disk.

import { readFile } from 'node:fs/promises';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import { copyDocument } from '../../sources/download/copy-document.ts';
import {
  type Download,
  type DownloadedFile,
  downloadDocument,
} from '../../sources/download/download-document.ts';
import { makeProblem, SourceError, type SourceProblem } from '../../sources/source-error.ts';
import { dateVersion } from './date-version.ts';
import type { Decision } from './decide-items.ts';
import type { ImportContext } from './import-context.ts';
import { pass } from './import-steps.ts';
import type { AddressOutcome } from './import-summary.ts';
import { recordAddresses } from './record-address.ts';
import { recordDocument, validatorsOf } from './record-document.ts';
import { verifyDocument } from './verify-document.ts';

/** Errors that say nothing about the address: the run or the host is at its end, the address is asked another night. */
const NOT_ITS_FAULT = new Set<string>([
  'host_set_aside',
  'host_asks_to_wait',
  'robots_unreachable',
  'budget_spent',
  'interrupted',
  'disk_failed',
]);

/**
 * Carries out `decision` and records the outcome.
 * @throws SourceError when the source, the run or the disk is at its end, not when the address is at fault.
 */
export async function fetchAddress(
  source: SourceSpec,
  decision: Decision,
  context: ImportContext,
): Promise<AddressOutcome> {
  const address = context.addresses.get(decision.item.url);
  if (!address) throw new RangeError(`${decision.item.url} was not recorded`);
  context.budget.takeDocument();
  try {
    const download = await obtain(source, decision, address, context);
    pass(context.effects.log, 'document_fetched', { url: address.url });
    return await settle(source, decision, address, download, context);
  } catch (error) {
    if (!(error instanceof SourceError) || NOT_ITS_FAULT.has(error.code)) throw error;
    if (error.code === 'file_changing') {
      // somebody is putting it there just now: no failure, and no reason to wait a night longer
      context.remarks.push({ source: source.id, problem: error.problem });
      return 'waiting';
    }
    return await fail(decision, address, 'failed', error.problem, context);
  }
}

async function obtain(
  source: SourceSpec,
  { action }: Decision,
  address: Address,
  context: ImportContext,
): Promise<Download> {
  const url = new URL(address.url);
  const known = action === 'ask' ? { etag: address.etag, lastModified: address.lastModified } : null;
  const { incoming } = context.store;
  const limitBytes = context.documentBytes;
  if (url.protocol === 'file:')
    return await copyDocument({ url, incoming, known, limitBytes, now: context.effects.clock() });
  const { delaySeconds } = source.politeness;
  const onBytes = context.budget.addBytes;
  return await downloadDocument(context.client, { url, delaySeconds, incoming, known, limitBytes, onBytes });
}

async function settle(
  source: SourceSpec,
  decision: Decision,
  address: Address,
  download: Download,
  context: ImportContext,
): Promise<AddressOutcome> {
  const well: Address = { ...asListed(address, decision), ...healthy, checkedAt: nowIso(context) };
  if (download.kind === 'gone') return await noteGone(decision, address, download.status, context);
  if (download.kind === 'unchanged') {
    await recordAddresses(context, [{ ...well, state: 'held' }]);
    return 'unchanged';
  }
  if (download.sha256 === address.sha256 && address.path !== null && context.store.has(address.path)) {
    await download.discard();
    await recordAddresses(context, [{ ...well, ...validatorsOf(download), state: 'held' }]);
    return 'unchanged';
  }
  return await take(source, decision, address, well, download, context);
}

/** A document that was held is gone; a link that never led to one is a dead link. Both are asked less and less often. */
async function noteGone(
  decision: Decision,
  address: Address,
  status: number,
  context: ImportContext,
): Promise<AddressOutcome> {
  const problem = makeProblem('http_status', { status });
  if (address.sha256 === null) return await fail(decision, address, 'failed', problem, context);
  const failures = address.state === 'gone' ? address.failures + 1 : 1;
  const gone = { ...asListed(address, decision), state: 'gone', failures, problem } as const;
  const notBefore = holdUntil(failures, context);
  await recordAddresses(context, [{ ...gone, notBefore, checkedAt: nowIso(context) }]);
  return 'gone';
}

/** Verifies and keeps a file that came. */
async function take(
  source: SourceSpec,
  decision: Decision,
  address: Address,
  asked: Address,
  download: DownloadedFile,
  context: ImportContext,
): Promise<AddressOutcome> {
  const verdict = verifyDocument(await readFile(download.path), {
    accept: source.accept.formats,
    name: new URL(asked.url).pathname,
    contentType: download.contentType,
  });
  if (verdict.kind === 'refused') {
    await download.discard();
    context.effects.log.warn('document_refused', { url: asked.url, code: verdict.problem.code });
    return await fail(decision, address, 'refused', verdict.problem, context);
  }
  const previousMs = asked.sha256 === null ? null : (context.originals.get(asked.sha256)?.modifiedMs ?? null);
  const modifiedMs = dateVersion({
    lastModified: download.lastModified,
    listed: asked.listedDate,
    now: context.effects.clock(),
    previousMs,
  });
  return await recordDocument({ asked, download, verdict, modifiedMs }, context);
}

/** Notes a failure; what the address held before stays in force. */
async function fail(
  decision: Decision,
  address: Address,
  outcome: 'refused' | 'failed',
  problem: SourceProblem,
  context: ImportContext,
): Promise<AddressOutcome> {
  const failures = address.failures + 1;
  const checkedAt = nowIso(context);
  const state = address.sha256 === null ? outcome : 'held';
  const notBefore = holdUntil(failures, context);
  const failed = { ...asListed(address, decision), state, failures, problem, notBefore, checkedAt } as const;
  await recordAddresses(context, [failed]);
  context.effects.log.warn('address_failed', { url: address.url, code: problem.code, failures });
  return outcome;
}

const DAY_MS = 86_400_000;
/** A nightly job does not begin at the same second each night. */
const SLACK_MS = DAY_MS / 10;
const LONGEST_DAYS = 30;
/** A host may be down for a night or two. */
const PATIENT_FAILURES = 2;

/** The next night; after that two nights, four … at most thirty. */
const retryDelay = (failures: number): number =>
  Math.min(2 ** Math.min(Math.max(0, failures - PATIENT_FAILURES), 10), LONGEST_DAYS) * DAY_MS - SLACK_MS;

const holdUntil = (failures: number, { effects }: ImportContext): string =>
  new Date(effects.clock().getTime() + retryDelay(failures)).toISOString();

const healthy = { failures: 0, problem: null, notBefore: null } as const;

/** The address with what the listing says of it now. */
function asListed(address: Address, { item, listed }: Decision): Address {
  const { title, date, page } = item;
  return { ...address, title, listedDate: date, page, listed };
}

const nowIso = ({ effects }: ImportContext): string => effects.clock().toISOString();
