// Whether a block is what a table left behind in flattened text: numbers in a row without the words of a sentence.

import type { ScannedText } from '../quantities/types.ts';

/** Fewer words than this for each number are no sentence. */
const WORDS_PER_NUMBER = 3;

/** Whether the words of `text` are too few for its numbers, and no mark of a sentence stands between them. */
export function isTableResidue(text: string, scan: ScannedText): boolean {
  const numbers = scan.quantities.length + scan.unplaced.length;
  if (numbers < 2 || /[，。；]/u.test(text.slice(0, 4000))) return false;
  const words = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words < numbers * WORDS_PER_NUMBER || /(?:\d[\d.,%]*\s+){2,}\d/u.test(text);
}
