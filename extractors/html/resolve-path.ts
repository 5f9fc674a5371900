// From the path of an anchor back to the words in the file: what a person does by counting elements, done by program.

import { decodeHtml } from './decode-html.ts';
import { parseHtml } from './parse-html.ts';
import { textOf } from './places.ts';
import { walkMarkup } from './walk-markup.ts';

/** Path of the page's title, which stands outside the body. */
export const TITLE_PATH = 'head/title[1]';

/**
 * Answers for the HTML file `bytes` with the text at a path, one line for each stretch of running text, or null when there
 * is no such place. An anchor's `start` and `end` are code points in this text.
 *
 * @example
 * htmlTextAt(bytes)('body/table[1]/tr[3]/td[1]'); // '毕业生人数'
 *
 * @throws UnreadableError `markup_too_complex`
 */
export function htmlTextAt(bytes: Uint8Array): (path: string) => string | null {
  const page = parseHtml(decodeHtml(bytes).text);
  const walk = walkMarkup(page.body);
  return (path) => {
    if (path === TITLE_PATH) return page.title;
    const place = walk.places.get(path);
    return place ? textOf(place, walk.stretches) : null;
  };
}
