// Addresses of a site map (sitemaps.org), plain text or XML, or of an index of site maps.

import { SourceError } from '../source-error.ts';
import { canonicalUrl } from './canonical-url.ts';
import { fileTitle } from './file-title.ts';
import type { ListedItem } from './listed-item.ts';
import { oneLine, parsePage } from './parse-page.ts';
import { readFeedDate } from './read-date.ts';

export interface Sitemap {
  readonly items: readonly ListedItem[];
  /** Further site maps that this one, an index, names. */
  readonly maps: readonly string[];
  readonly matched: number;
  readonly unusable: readonly string[];
}

/**
 * The addresses in `text`, read from `page`; their file names serve as titles.
 * @throws SourceError `listing_not_understood` when it is no site map.
 */
export function readSitemap(text: string, page: URL): Sitemap {
  if (!/^\s*</.test(text.replace(/^\ufeff/, ''))) return readTextMap(text, page);
  const $ = parsePage(text, 'xml');
  const root = $.root().children().first();
  const unusable: string[] = [];
  const locationOf = (element: Parameters<typeof $>[0] & object): URL | null => {
    const href = oneLine(
      $(element as never)
        .children('loc')
        .first()
        .text(),
    );
    const url = canonicalUrl(href, page);
    if (!url) unusable.push(href);
    return url;
  };
  if (root.is('sitemapindex')) {
    const entries = root.children('sitemap').toArray();
    const maps = entries.flatMap((e) => locationOf(e)?.href ?? []);
    return { items: [], maps, matched: entries.length, unusable };
  }
  if (!root.is('urlset')) throw notMap();
  const entries = root.children('url').toArray();
  const items = entries.flatMap((e): ListedItem[] => {
    const url = locationOf(e);
    return url ? [toItem(url, readFeedDate($(e).children('lastmod').first().text()), page)] : [];
  });
  return { items, maps: [], matched: entries.length, unusable };
}

function readTextMap(text: string, page: URL): Sitemap {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const urls = lines.map((line) => (/^https?:/i.test(line) ? canonicalUrl(line, page) : null));
  if (lines.length > 0 && urls.every((url) => url === null)) throw notMap();
  return {
    items: urls.flatMap((url) => (url ? [toItem(url, null, page)] : [])),
    maps: [],
    matched: lines.length,
    unusable: lines.filter((_, i) => urls[i] === null),
  };
}

const notMap = () =>
  new SourceError('listing_not_understood', { detail: { zh: '不是网站地图', en: 'not a site map' } });

const toItem = (url: URL, date: string | null, page: URL): ListedItem => ({
  url: url.href,
  title: fileTitle(url),
  date,
  page: page.href,
});
