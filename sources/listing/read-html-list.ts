// Entries, next page and attachments of an HTML listing, by the selectors of its source. Fetches nothing.

import type { Cheerio, CheerioAPI } from 'cheerio';
import type { ListSelectors } from '../../catalog/sources/source-spec.ts';
import { SourceError } from '../source-error.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { ListedItem, PageContent } from './listed-item.ts';
import { oneLine, parsePage } from './parse-page.ts';
import { readDate } from './read-date.ts';

type Selection = Cheerio<ReturnType<CheerioAPI['root']>[number]>;

const MAX_TITLE = 300;

/** What the selectors find on a page: the usable items, and the links that cannot be used. */
export interface HtmlListing extends PageContent {
  /** Entries that the item selector matched. */
  readonly matched: number;
  readonly unusable: readonly string[];
}

/**
 * The entries of the listing page `text` that was read from `page`.
 * @param charset of the page: links are meant in it.
 * @throws SourceError `selector_invalid`, `listing_not_understood`.
 */
export function readHtmlList(
  text: string,
  page: URL,
  selectors: ListSelectors,
  charset = 'utf-8',
): HtmlListing {
  const $ = parsePage(text, 'html');
  const base = baseOf($, page);
  const items: ListedItem[] = [];
  const unusable: string[] = [];
  const found = select($.root(), selectors.item);
  for (const element of found.toArray()) {
    const item = $(element) as unknown as Selection;
    const links = findIn(item, selectors.link).toArray();
    for (const link of links) {
      const href = $(link).attr('href') ?? '';
      const url = canonicalUrl(href, base, charset);
      if (!url) {
        unusable.push(href);
        continue;
      }
      const title =
        selectors.title === null ? linkTitle($, link) : oneLine(findIn(item, selectors.title).first().text());
      const dateText = selectors.date === null ? item.text() : findIn(item, selectors.date).text();
      items.push({
        url: url.href,
        title: title.slice(0, MAX_TITLE) || null,
        date: readDate(oneLine(dateText)),
        page: page.href,
      });
    }
  }
  return { items, next: nextPage($, base, page, selectors.next, charset), matched: found.length, unusable };
}

export interface AttachmentPage {
  readonly selector: string;
  /** The entry that led to the page. */
  readonly parent: ListedItem;
  readonly charset?: string;
}

/**
 * The documents linked on an attachment page; they take title and date of the entry that led to it.
 * @throws SourceError `selector_invalid`, `listing_not_understood`.
 */
export function readAttachments(
  text: string,
  page: URL,
  { selector, parent, charset = 'utf-8' }: AttachmentPage,
): HtmlListing {
  const $ = parsePage(text, 'html');
  const base = baseOf($, page);
  const unusable: string[] = [];
  const found = select($.root(), selector);
  const items = found.toArray().flatMap((link): ListedItem[] => {
    const href = $(link).attr('href') ?? '';
    const url = canonicalUrl(href, base, charset);
    if (!url) {
      unusable.push(href);
      return [];
    }
    const own = linkTitle($, link);
    const title = [parent.title, own].filter((part) => part !== null && part !== '');
    return [
      {
        url: url.href,
        title: [...new Set(title)].join(' · ').slice(0, MAX_TITLE) || null,
        date: parent.date,
        page: page.href,
      },
    ];
  });
  return { items, next: null, matched: found.length, unusable };
}

function baseOf($: CheerioAPI, page: URL): URL {
  const href = select($.root(), 'base[href]').first().attr('href') ?? '';
  return URL.canParse(href, page.href) ? new URL(href, page) : page;
}

function linkTitle($: CheerioAPI, link: Parameters<CheerioAPI>[0] & object): string {
  const element = $(link as never);
  return oneLine(element.attr('title') ?? '') || oneLine(element.text());
}

function nextPage(
  $: CheerioAPI,
  base: URL,
  page: URL,
  selector: string | null,
  charset: string,
): string | null {
  if (selector === null) return null;
  for (const link of select($.root(), selector).toArray()) {
    const url = canonicalUrl($(link).attr('href') ?? '', base, charset);
    if (url && url.href !== page.href) return url.href;
  }
  return null;
}

/** `:scope` means the element itself. */
const findIn = (item: Selection, selector: string): Selection =>
  selector === ':scope' ? item : select(item, selector);

/** Descendants of `within`. @throws SourceError `selector_invalid` when `selector` is no CSS selector. */
function select(within: { find: (selector: string) => unknown }, selector: string): Selection {
  try {
    return within.find(selector) as Selection;
  } catch (error) {
    throw new SourceError('selector_invalid', { selector }, { cause: error });
  }
}
