// Entries of an RSS (0.9x, 1.0, 2.0) or Atom feed. Which one it is, its content says.

import type { CheerioAPI } from 'cheerio';
import { SourceError } from '../source-error.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { ListedItem, PageContent } from './listed-item.ts';
import { oneLine, parsePage } from './parse-page.ts';
import { readFeedDate } from './read-date.ts';

export interface FeedListing extends PageContent {
  readonly matched: number;
  readonly unusable: readonly string[];
}

/**
 * The entries of the feed `text` that was read from `page`. An entry's enclosures count before its link.
 * @throws SourceError `listing_not_understood` when it is no feed.
 */
export function readFeed(text: string, page: URL): FeedListing {
  const $ = parsePage(text, 'xml');
  const root = $.root().children().first();
  if (!root.is('rss, feed, rdf\\:RDF, RDF'))
    throw new SourceError('listing_not_understood', {
      detail: { zh: '既不是 RSS 也不是 Atom', en: 'neither RSS nor Atom' },
    });
  const items: ListedItem[] = [];
  const unusable: string[] = [];
  const entries = $('item, entry').toArray();
  for (const entry of entries) {
    const title = oneLine(plain($, $(entry).children('title').first().text())).slice(0, 300) || null;
    const dates = $(entry).children('pubDate, dc\\:date, published, updated');
    const date = readFeedDate(dates.first().text());
    for (const href of linksOf($, entry)) {
      const url = canonicalUrl(href, page);
      if (url) items.push({ url: url.href, title, date, page: page.href });
      else unusable.push(href);
    }
  }
  const next = $('link[rel="next"], atom\\:link[rel="next"]').first().attr('href');
  const nextUrl = next === undefined ? null : canonicalUrl(next, page);
  return { items, next: nextUrl?.href ?? null, matched: entries.length, unusable };
}

function linksOf($: CheerioAPI, entry: Parameters<CheerioAPI>[0] & object): string[] {
  const element = $(entry as never);
  const enclosures = element
    .children('enclosure[url], link[rel="enclosure"][href], media\\:content[url]')
    .toArray();
  if (enclosures.length > 0) return enclosures.map((e) => $(e).attr('url') ?? $(e).attr('href') ?? '');
  const atom = element.children('link[href]').toArray();
  const main = atom.find((e) => ['alternate', undefined].includes($(e).attr('rel')));
  if (main) return [$(main).attr('href') ?? ''];
  const rss = oneLine(element.children('link').first().text());
  if (rss !== '') return [rss];
  const guid = element.children('guid').first();
  return guid.length > 0 && guid.attr('isPermaLink') !== 'false' ? [oneLine(guid.text())] : [];
}

/** Titles in CDATA or of type html may hold markup. */
const plain = ($: CheerioAPI, text: string): string =>
  /[<&]/.test(text) && text.length < 5000 ? $.load(text, { xml: { xmlMode: false } }).text() : text;
