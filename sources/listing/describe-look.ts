// How a page was understood, in a few numbers, and which of its links cannot be used.

import { makeProblem, type SourceProblem } from '../source-error.ts';
import type { ListedItem, PageLook } from './listed-item.ts';

/** What was found on the page `url`. */
export const describeLook = (
  url: string,
  role: PageLook['role'],
  { matched, items }: { readonly matched: number; readonly items: readonly ListedItem[] },
): PageLook => ({
  url,
  role,
  matched,
  links: items.length,
  dated: items.filter(({ date }) => date !== null).length,
});

/** The first twenty links that cannot be used. */
export const describeUnusable = (hrefs: readonly string[]): SourceProblem[] =>
  hrefs.slice(0, 20).map((href) => makeProblem('link_unusable', { url: href.slice(0, 200) }));
