// Whether a document groups the thousands of its numbers by blanks (18 189 万元), as the standard for numerals in print allows.

import { BLANK_GROUPED } from '../../numbers/blank-groups.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';

const GROUPED = new RegExp(String.raw`(?<![\d.,] ?)${BLANK_GROUPED}(?:\.\d+)?(?= ?[\u4e00-\u9fff%])`, 'gu');
/** Numbers of four digits and more in one piece, but no years. */
const IN_ONE_PIECE = /(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{4,9}(?:\.\d+)?(?= ?[\u4e00-\u9fff%])/gu;
const MIN_GROUPED = 3;

/**
 * Whether most of the long numbers in `texts` are grouped by blanks, and at least three are. A single `2 709` may also be two
 * numbers that lost what stood between them (GB/T 15835-2011, 5.1.2).
 */
export function groupsByBlanks(texts: Iterable<string>): boolean {
  let grouped = 0;
  let inOnePiece = 0;
  for (const text of texts) {
    const normalised = normaliseCharacters(text);
    grouped += normalised.match(GROUPED)?.length ?? 0;
    inOnePiece += normalised.match(IN_ONE_PIECE)?.length ?? 0;
  }
  return grouped >= MIN_GROUPED && grouped > inOnePiece;
}
