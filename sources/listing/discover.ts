// All that a source lists now, whatever its kind: walks pages, attachment pages and maps, within limits, and says
// whether it saw everything. Decides nothing about documents.

import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import { makeProblem, SourceError, type SourceProblem } from '../source-error.ts';
import { describeLook, describeUnusable } from './describe-look.ts';
import type { DiscoverContext } from './discover-context.ts';
import { type FetchedPage, fetchPage } from './fetch-page.ts';
import { listFolder } from './list-folder.ts';
import type { Discovery, ListedItem, PageContent, PageLook } from './listed-item.ts';
import { readAttachmentPages } from './read-attachment-pages.ts';
import { readFeed } from './read-feed.ts';
import { readHtmlList } from './read-html-list.ts';
import { readSitemap } from './read-sitemap.ts';

type ReadPage = Extract<FetchedPage, { readonly kind: 'page' }>;

interface PageFindings extends PageContent {
  readonly maps?: readonly string[];
  readonly matched: number;
  readonly unusable: readonly string[];
  /** As it was when last read, because it is unchanged. */
  readonly isRemembered?: boolean;
}

/**
 * The documents that `source` lists.
 * @throws SourceError when the listing cannot be read at all.
 */
export async function discover(source: SourceSpec, context: DiscoverContext): Promise<Discovery> {
  if (source.kind === 'folder') return await listFolder(context.resolvePath(source.location));
  const walk = await walkPages(source, context);
  const items = uniqueItems(walk.items);
  const { attachments = null, open = null } = source.list ?? {};
  if (attachments === null) return { ...walk, items, complete: walk.complete && source.kind !== 'feed' };
  const attached = await readAttachmentPages(source, items, { attachments, open }, context);
  return {
    items: uniqueItems(attached.items),
    complete: walk.complete && attached.complete,
    pages: walk.pages + attached.pages,
    looks: [...walk.looks, ...attached.looks],
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
  const looks: PageLook[] = [];
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
    if (!found.isRemembered) looks.push(describeLook(url, 'listing', found));
    // a next page that shows what a former one showed leads in a circle, whatever its address
    const fingerprint = found.items.map((item) => item.url).join('\n');
    if (pages > 1 && found.items.length > 0 && seenLists.has(fingerprint)) {
      problems.push(makeProblem('paging_loop', { url }));
      break;
    }
    seenLists.add(fingerprint);
    items.push(...found.items);
    problems.push(...describeUnusable(found.unusable));
    const ahead = [...(found.maps ?? []), ...(found.next === null ? [] : [found.next])];
    queue.push(...ahead.filter((next) => !seenUrls.has(next) && !queue.includes(next)));
    if (found.next !== null && seenUrls.has(found.next))
      problems.push(makeProblem('paging_loop', { url: found.next }));
  }
  return { items, complete, pages, looks, problems };
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
    return { ...usable.content, matched: usable.content.items.length, unusable: [], isRemembered: true };
  }
  const found = parseListing(page, source);
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

function parseListing({ text, url, charset }: ReadPage, source: SourceSpec): PageFindings {
  switch (source.kind) {
    case 'feed':
      return readFeed(text, url);
    case 'sitemap':
      return { ...readSitemap(text, url), next: null };
    default:
      if (!source.list) throw new RangeError(`source ${source.id} has no selectors`);
      return readHtmlList(text, url, source.list, charset);
  }
}
