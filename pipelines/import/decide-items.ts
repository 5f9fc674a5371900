// What to do with everything a source lists and ever listed, each with its reason. Pure: `--dry-run` prints exactly this.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import type { Words } from '../../model/index.ts';
import { fileTitle } from '../../sources/listing/file-title.ts';
import type { Discovery, ListedItem } from '../../sources/listing/listed-item.ts';

export const decisionReasons = {
  new: { zh: '新出现的地址', en: 'an address not seen before' },
  waiting: { zh: '此前未及取得', en: 'seen before and not fetched yet' },
  listed_again: { zh: '消失后重新列出', en: 'gone before and listed again' },
  original_missing: { zh: '原件不在存储中', en: 'its original is missing from the store' },
  listing_changed: { zh: '列表中的标题或日期有变', en: 'the listing gives another title or date' },
  retry: { zh: '此前失败，现再试', en: 'failed before and is tried again' },
  unlisted: { zh: '不再列出，核实是否仍在', en: 'listed no more; asked whether it is still there' },
  recheck: { zh: '到期核对是否被替换', en: 'asked again whether it was replaced' },
  not_due: { zh: '未到核对时间', en: 'known, and not to be asked again yet' },
  retry_not_due: { zh: '此前失败，未到重试时间', en: 'failed before, and not to be tried again yet' },
  elsewhere: { zh: '由另一来源负责', en: 'belongs to another source' },
  title: { zh: '标题不符', en: 'its title is not wanted' },
  format: { zh: '格式不符', en: 'its ending is not that of an accepted format' },
  limit: { zh: '超过本次上限，留待下次', en: 'beyond the limit of one run; left for the next' },
} as const satisfies Record<string, Words>;

export type DecisionReason = keyof typeof decisionReasons;

/** `fetch`: whatever it holds; `ask`: only when it changed; `leave`: not asked. */
export interface Decision {
  readonly item: ListedItem;
  /** Whether the listing has it now; of one that was not read to its end: had it when last seen. */
  readonly listed: boolean;
  readonly action: 'fetch' | 'ask' | 'leave';
  readonly reason: DecisionReason;
}

export interface DecisionBasis {
  /** All known addresses, of all sources. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** Whether the store has an original. */
  readonly hasOriginal: (path: string) => boolean;
  /** Ids of all sources that are configured. */
  readonly activeSources: ReadonlySet<string>;
  readonly now: Date;
  /** Addresses that are tried again at once. */
  readonly again?: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;
/** A nightly job does not begin at the same second each night. */
const SLACK = 0.9;
/** No retry is put off longer; a date beyond that was written by a clock that was wrong. */
const LONGEST_HOLD_MS = 31 * DAY_MS;

/** In which order things are done when not all can be. */
const URGENCY: readonly DecisionReason[] = [
  'new',
  'waiting',
  'listed_again',
  'original_missing',
  'listing_changed',
  'retry',
  'unlisted',
  'recheck',
];

/**
 * A decision for every listed item, for every address of the source that is listed no more, and for those that are to
 * be asked although no listing names them now; the urgent first.
 */
export function decideItems(source: SourceSpec, discovery: Discovery, basis: DecisionBasis): Decision[] {
  const listed = discovery.items.map((item) => decideListed(source, item, basis));
  const urls = new Set(discovery.items.map(({ url }) => url));
  const missing = [...basis.addresses.values()].filter((a) => a.sourceId === source.id && !urls.has(a.url));
  const unlisted = missing.flatMap((address) =>
    discovery.complete && address.listed
      ? [decideDropped(address)]
      : decideUnseen(source, address, basis).filter(({ action }) => action !== 'leave'),
  );
  const ordered = [...listed, ...unlisted].sort((a, b) => urgency(a) - urgency(b));
  let room = source.politeness.maxDocuments;
  return ordered.map((decision) =>
    decision.action === 'leave' || room-- > 0 ? decision : { ...decision, action: 'leave', reason: 'limit' },
  );
}

/**
 * Decisions for those addresses of `basis.again` that are of `source` and have not been had since, from what is known of
 * them: no listing is asked.
 */
export function decideRetries(
  source: SourceSpec,
  { addresses, again = new Set() }: DecisionBasis,
): Decision[] {
  return [...again].flatMap((url): Decision[] => {
    const address = addresses.get(url);
    if (!address || address.sourceId !== source.id || address.failures === 0) return [];
    const item = itemOf(address);
    const isWanted = isWantedTitle(source, item) && unwantedEnding(source, url) === null;
    const { listed, state } = address;
    return isWanted ? [{ item, listed, action: state === 'held' ? 'ask' : 'fetch', reason: 'retry' }] : [];
  });
}

const urgency = ({ action, reason }: Decision): number =>
  action === 'leave' ? URGENCY.length : URGENCY.indexOf(reason);

function decideListed(source: SourceSpec, item: ListedItem, basis: DecisionBasis): Decision {
  const address = basis.addresses.get(item.url);
  const decided = (action: Decision['action'], reason: DecisionReason): Decision => ({
    item,
    listed: true,
    action,
    reason,
  });
  if (address && address.sourceId !== source.id && basis.activeSources.has(address.sourceId))
    return decided('leave', 'elsewhere');
  if (!isWantedTitle(source, item)) return decided('leave', 'title');
  if (unwantedEnding(source, item.url) !== null) return decided('leave', 'format');
  if (!address) return decided('fetch', 'new');
  const held = address.sha256 !== null && address.path !== null;
  if (address.state === 'gone' && !address.listed) return decided('fetch', 'listed_again');
  if (address.failures > 0)
    return isHeldBack(address, basis)
      ? decided('leave', 'retry_not_due')
      : decided(held ? 'ask' : 'fetch', 'retry');
  if (!held || address.path === null) return decided('fetch', 'waiting');
  if (!basis.hasOriginal(address.path)) return decided('fetch', 'original_missing');
  if (item.title !== address.title || item.date !== address.listedDate)
    return decided('ask', 'listing_changed');
  // looking at a file costs nothing
  if (source.kind === 'folder') return decided('ask', 'recheck');
  return isRecheckDue(source, address, basis.now) ? decided('ask', 'recheck') : decided('leave', 'not_due');
}

/** What a complete listing has no more: held documents may be gone, others are lost unless they are fetched now. */
function decideDropped(address: Address): Decision {
  const { state } = address;
  const action = state === 'held' ? 'ask' : state === 'waiting' || state === 'failed' ? 'fetch' : 'leave';
  return { item: itemOf(address), listed: false, action, reason: 'unlisted' };
}

/**
 * What a listing that shows only a part, as feeds do, does not show now, or what was dropped earlier: it is still to
 * be fetched when it never was, and can still be replaced.
 */
function decideUnseen(source: SourceSpec, address: Address, basis: DecisionBasis): Decision[] {
  const { state, failures, listed, path } = address;
  const decided = (action: Decision['action'], reason: DecisionReason): Decision[] => [
    { item: itemOf(address), listed, action, reason },
  ];
  if (state === 'gone' || unwantedEnding(source, address.url) !== null) return [];
  if (failures > 0)
    return isHeldBack(address, basis) ? [] : decided(state === 'held' ? 'ask' : 'fetch', 'retry');
  if (state === 'waiting') return decided('fetch', 'waiting');
  if (state !== 'held' || path === null) return [];
  if (!basis.hasOriginal(path)) return decided('fetch', 'original_missing');
  return isRecheckDue(source, address, basis.now) ? decided('ask', 'recheck') : [];
}

/** Whether the title (or file name) of `item` is one that `source` wants. */
export function isWantedTitle({ accept }: SourceSpec, item: ListedItem): boolean {
  const title = item.title ?? fileTitle(new URL(item.url)) ?? '';
  return (accept.title?.test(title) ?? true) && !(accept.notTitle?.test(title) ?? false);
}

/** Endings that say for sure what a file is not. Others are judged by content. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  docm: ['docx'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xls: ['xls', 'xlsx'],
  txt: ['txt'],
  zip: ['zip'],
  doc: [],
  wps: [],
  rtf: [],
  ppt: [],
  pptx: [],
  rar: [],
  '7z': [],
  jpg: [],
  jpeg: [],
  png: [],
  gif: [],
  mp4: [],
};

/** The ending of `url` when it belongs to a format that `source` does not accept; else null. */
export function unwantedEnding(source: SourceSpec, url: string): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
  const formats = ENDINGS[ending];
  if (!formats) return null;
  return formats.some((format) => (source.accept.formats as readonly string[]).includes(format))
    ? null
    : ending;
}

function isHeldBack({ url, notBefore }: Address, { now, again }: DecisionBasis): boolean {
  if (again?.has(url)) return false;
  const wait = notBefore === null ? 0 : Date.parse(notBefore) - now.getTime();
  return wait > 0 && wait <= LONGEST_HOLD_MS;
}

/** A server that names no versions sends the whole document each time it is asked. */
const BLIND_DAYS = 7;

function isRecheckDue({ recheck }: SourceSpec, address: Address, now: Date): boolean {
  if (address.checkedAt === null) return true;
  const age = (now.getTime() - Date.parse(address.firstSeenAt)) / DAY_MS;
  const isRecent = age <= recheck.recentDays && address.listed;
  const wanted = isRecent ? recheck.recentEveryDays : recheck.laterEveryDays;
  const isBlind = address.etag === null && address.lastModified === null;
  const every = isBlind ? Math.max(wanted, BLIND_DAYS) : wanted;
  const since = (now.getTime() - Date.parse(address.checkedAt)) / DAY_MS;
  return since < 0 || since >= every * SLACK;
}

const itemOf = ({ url, title, listedDate, page }: Address): ListedItem => ({
  url,
  title,
  date: listedDate,
  page,
});
