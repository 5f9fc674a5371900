// What a listing names is written down before anything is fetched: a run that is killed then loses no address, and a feed
// that shows only its newest entries is not forgotten.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import { type Decision, type DecisionReason, unwantedEnding } from './decide-items.ts';
import type { ImportContext } from './import-context.ts';
import type { AddressOutcome } from './import-summary.ts';
import { recordAddresses } from './record-address.ts';
import { describeEnding, refuseFormat } from './refuse-format.ts';

/** Writes down every new address, and which are listed no more. @throws WarehouseError */
export async function recordListing(
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
    if (ending === null) changed.push(fresh);
    else {
      const refused = refuseEnding(source, fresh, ending);
      changed.push(refused);
      logRefusal(refused, context);
    }
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
  const problem = describeEnding(ending) ?? refuseFormat(ending, accept.formats);
  return { ...address, state: 'refused', problem };
}

/** The line of the log that every address has which failed; this one need not be asked. */
function logRefusal({ url, sourceId, problem }: Address, { effects }: ImportContext): void {
  const reason: DecisionReason = 'format';
  const outcome: AddressOutcome = 'refused';
  effects.log.error('address', { document: url, source: sourceId, reason, outcome, code: problem?.code });
}
