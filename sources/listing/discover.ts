// All that a source lists now, whatever its kind: walks pages, attachment pages and maps, within limits, and says
// whether it saw everything. Decides nothing about documents.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { SourceEffects } from '../effects.ts';
import type { PoliteClient } from '../polite/open-polite-client.ts';
import { makeProblem, SourceError, type SourceProblem } from '../source-error.ts';
import { looksLikeDocument } from './canonical-url.ts';
import { fetchPage } from './fetch-page.ts';
import { listFolder } from './list-folder.ts';
import type { Discovery, ListedItem, PageContent, PageMemory, PageRecord } from './listed-item.ts';
import { readFeed } from './read-feed.ts';
import { readAttachments, readHtmlList } from './read-html-list.ts';
import { readSitemap } from './read-sitemap.ts';

export interface DiscoverContext {
  readonly client: PoliteClient;
  readonly memory: PageMemory;
  readonly effects: Pick<SourceEffects, 'clock' | 'log'>;
  /** The absolute path of a `folder` source. */
  readonly resolvePath: (path: string) => string;
  /** Reads every page anew, as if nothing were remembered. */
  readonly fresh?: boolean;
}

/** An attachment page that looks unchanged in the listing is read again after so many days. */
const ATTACHMENT_PAGE_DAYS = 30;
const DAY_MS = 86_400_000;

interface PageFindings extends PageContent {
  readonly maps?: readonly string[];
  readonly matched: number;
  readonly unusable: readonly string[];
}

/**
 * The documents that `source` lists.
 * @throws SourceError when the listing cannot be read at all.
 */
export async function discover(source: SourceSpec, context: DiscoverContext): Promise<Discovery> {
  if (source.kind === 'folder') return await listFolder(context.resolvePath(source.location));
  const walk = await walkPages(source, context);
  const items = uniqueItems(walk.items);
  if (source.kind !== 'html-list' || source.list?.attachments == null)
    return { ...walk, items, complete: walk.complete && source.kind !== 'feed' };
  const attached = await readAttachmentPages(source, items, source.list.attachments, context);
  return {
    items: uniqueItems(attached.items),
    complete: walk.complete && attached.complete,
    pages: walk.pages + attached.pages,
    problems: [...walk.problems, ...attached.problems],
  };
}

function uniqueItems(items: readonly ListedItem[]): ListedItem[] {
  const seen = new Set<string>();
  return items.filter(({ url }) => !seen.has(url) && seen.add(url));
}

/** Listing pages one after the other, as each leads to the next. */
async function walkPages(source: SourceSpec, context: DiscoverContext): Promise<Discovery> {
  const items: ListedItem[] = [];
  const problems: SourceProblem[] = [];
  const seenUrls = new Set<string>();
  const seenLists = new Set<string>();
  const queue = [source.location];
  let pages = 0;
  let complete = true;
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (pages >= source.politeness.maxPages) {
      problems.push(makeProblem('listing_cut', { limit: source.politeness.maxPages }));
      complete = false;
      break;
    }
    seenUrls.add(url);
    const found = await readListingPage(url, source, context);
    pages++;
    // a next page that shows what a former one showed leads in a circle, whatever its address
    const fingerprint = found.items.map((item) => item.url).join('\n');
    if (pages > 1 && found.items.length > 0 && seenLists.has(fingerprint)) {
      problems.push(makeProblem('paging_loop', { url }));
      break;
    }
    seenLists.add(fingerprint);
    items.push(...found.items);
    problems.push(
      ...found.unusable.slice(0, 20).map((href) => makeProblem('link_unusable', { url: href.slice(0, 200) })),
    );
    for (const next of [...(found.maps ?? []), ...(found.next === null ? [] : [found.next])]) {
      if (seenUrls.has(next)) {
        if (next === found.next) problems.push(makeProblem('paging_loop', { url: next }));
      } else if (!queue.includes(next)) queue.push(next);
    }
  }
  return { items, complete, pages, problems };
}

async function readListingPage(
  url: string,
  source: SourceSpec,
  context: DiscoverContext,
): Promise<PageFindings> {
  const known = context.fresh ? null : context.memory.get(url);
  const usable = known?.marker === source.digest ? known : null;
  const page = await fetchPage(context.client, new URL(url), usable, source.politeness.delaySeconds);
  if (page.kind === 'unchanged') {
    if (!usable) throw new SourceError('http_status', { status: 304 });
    return { ...usable.content, matched: usable.content.items.length, unusable: [] };
  }
  const found = parseListing(page.text, page.url, source);
  const { items, next } = found;
  // an index of maps is small and is always read
  if (!found.maps?.length)
    context.memory.put(url, {
      etag: page.etag,
      lastModified: page.lastModified,
      content: { items, next },
      marker: source.digest,
      checkedAt: context.effects.clock().toISOString(),
    });
  return found;
}

function parseListing(text: string, page: URL, source: SourceSpec): PageFindings {
  switch (source.kind) {
    case 'feed':
      return readFeed(text, page);
    case 'sitemap':
      return { ...readSitemap(text, page), next: null };
    default:
      if (!source.list) throw new RangeError(`source ${source.id} has no selectors`);
      return readHtmlList(text, page, source.list);
  }
}

/** What the pages behind the items hold. Items that are documents themselves pass; pages read lately are not asked. */
async function readAttachmentPages(
  source: SourceSpec,
  entries: readonly ListedItem[],
  selector: string,
  context: DiscoverContext,
): Promise<Discovery> {
  const items: ListedItem[] = [];
  const problems: SourceProblem[] = [];
  let complete = true;
  let pages = 0;
  for (const entry of entries) {
    if (looksLikeDocument(new URL(entry.url))) {
      items.push(entry);
      continue;
    }
    const known = context.fresh ? null : context.memory.get(entry.url);
    const marker = [source.digest, entry.title, entry.date].join('|');
    const same = known?.marker === marker ? known : null;
    if (same && !isOld(same.checkedAt, context)) {
      items.push(...same.content.items);
      continue;
    }
    const request = { entry, selector, marker, known: same };
    const found =
      pages < source.politeness.maxPages ? await tryAttachmentPage(source, request, context) : null;
    if (found) pages++;
    if (found && 'items' in found) items.push(...found.items);
    else {
      // one page that fails does not hide the others; what was known of it stays
      complete = false;
      if (found) problems.push(found.problem);
      items.push(...(known?.content.items ?? []));
    }
  }
  return { items, complete, pages, problems };
}

interface AttachmentRequest {
  readonly entry: ListedItem;
  readonly selector: string;
  readonly marker: string;
  readonly known: PageRecord | null;
}

async function tryAttachmentPage(
  source: SourceSpec,
  request: AttachmentRequest,
  context: DiscoverContext,
): Promise<{ readonly items: readonly ListedItem[] } | { readonly problem: SourceProblem }> {
  try {
    return { items: await readAttachmentPage(source, request, context) };
  } catch (error) {
    if (!(error instanceof SourceError) || isFatal(error)) throw error;
    return { problem: makeProblem('page_failed', { url: request.entry.url, detail: error.words.en }) };
  }
}

const isFatal = ({ code }: SourceError): boolean =>
  code === 'selector_invalid' ||
  code === 'host_set_aside' ||
  code === 'host_asks_to_wait' ||
  code === 'interrupted' ||
  code === 'budget_spent';

async function readAttachmentPage(
  source: SourceSpec,
  { entry, selector, marker, known }: AttachmentRequest,
  { client, memory, effects }: DiscoverContext,
): Promise<readonly ListedItem[]> {
  const page = await fetchPage(client, new URL(entry.url), known, source.politeness.delaySeconds);
  const checkedAt = effects.clock().toISOString();
  if (page.kind === 'unchanged') {
    if (!known) throw new SourceError('http_status', { status: 304 });
    memory.put(entry.url, { ...known, checkedAt });
    return known.content.items;
  }
  const { items } = readAttachments(page.text, page.url, selector, entry);
  memory.put(entry.url, {
    etag: page.etag,
    lastModified: page.lastModified,
    content: { items, next: null },
    marker,
    checkedAt,
  });
  return items;
}

function isOld(checkedAt: string, { effects }: DiscoverContext): boolean {
  const age = effects.clock().getTime() - Date.parse(checkedAt);
  // a clock that was wrong then or is now: better ask
  return !(age >= 0 && age < ATTACHMENT_PAGE_DAYS * DAY_MS);
}
