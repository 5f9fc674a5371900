// Listings, feeds and reports that the scripted hosts publish. For tests only.

import type { ScriptedAnswer, ScriptedRequest } from '../../../sources/scripted-server.ts';
import { renderReport } from '../../invent-reports.ts';

export interface Entry {
  readonly href: string;
  readonly title?: string;
  readonly date?: string;
}

/** A page with one list; `next` is the link to the page behind it. */
export function listPage(entries: readonly Entry[], next?: string): string {
  const items = entries.map(
    ({ href, title = '质量年报', date = '2025-01-10' }) =>
      `<li><a href="${href}">${title}</a><span>${date}</span></li>`,
  );
  const more = next === undefined ? '' : `<a class="next" href="${next}">下一页</a>`;
  return `<html><body><ul class="list">${items.join('')}</ul>${more}</body></html>`;
}

export function feed(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ href, title = '质量年报', date = '2025-01-10' }) =>
      `<item><title>${title}</title><link>${href}</link><pubDate>${date}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`;
}

export const sitemap = (hrefs: readonly string[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${hrefs
    .map((href) => `<url><loc>${href}</loc></url>`)
    .join('')}</urlset>`;

/** The report of one invented school; each number of graduates makes another version. */
export const report = (school: string, graduates = 1000, year = 2024): string =>
  renderReport({ school: `${school}职业技术学院`, year, graduates });

/** Answers like a server that names versions: 304 to whoever has this one. */
export function versioned(
  { headers }: ScriptedRequest,
  body: string | Uint8Array,
  etag: string,
): ScriptedAnswer {
  return headers['if-none-match'] === etag ? { status: 304 } : { body, headers: { etag } };
}
