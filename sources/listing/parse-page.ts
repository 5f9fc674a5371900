// A page as a tree in which selectors can look, after a check that the tree can be built and walked at all.

import { type CheerioAPI, load } from 'cheerio';
import { Parser } from 'htmlparser2';
import { SourceError } from '../source-error.ts';

const MAX_DEPTH = 400;
const MAX_TAGS = 200_000;

/**
 * The tree of `text`.
 * @throws SourceError `listing_not_understood` for markup that is too deep or too long for a listing
 */
export function parsePage(text: string, mode: 'html' | 'xml'): CheerioAPI {
  checkSize(text, mode === 'xml');
  // htmlparser2 builds the tree in linear time; the browser's own algorithm can be made quadratic
  return load(text, { xml: { xmlMode: mode === 'xml', decodeEntities: true } });
}

function checkSize(text: string, xmlMode: boolean): void {
  let depth = 0;
  let tags = 0;
  const refuse = (zh: string, en: string): never => {
    throw new SourceError('listing_not_understood', { detail: { zh, en } });
  };
  const parser = new Parser(
    {
      onopentag: () => {
        if (++tags > MAX_TAGS) refuse(`标签超过 ${MAX_TAGS} 个`, `more than ${MAX_TAGS} tags`);
        if (++depth > MAX_DEPTH)
          refuse(`元素嵌套超过 ${MAX_DEPTH} 层`, `more than ${MAX_DEPTH} elements inside each other`);
      },
      onclosetag: () => {
        depth--;
      },
    },
    { xmlMode },
  );
  parser.write(text);
  parser.end();
}

/** Text in one line, without the white space of the markup. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
