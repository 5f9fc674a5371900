// Rows of words and column boundaries → pieces of cells, each with the columns it stands in.

import type { Box } from '../../model/index.ts';
import { splitPieces } from './find-columns.ts';
import { type Row, rowOf, type Word } from './group-words.ts';
import { overlap } from './ink.ts';

/** Words of one line in one cell. */
export interface Piece {
  readonly words: readonly Word[];
  readonly box: Box;
  readonly base: number;
  readonly size: number;
  readonly col: number;
  readonly colSpan: number;
}

/** Words part at a column line when the gap there is at least this wide (em). */
const PARTING = 0.3;
/** A piece stands in a further column when it covers this share of it, or of itself. */
const REACH = 0.3;

/** Pieces of the row, left to right. `xs`: column boundaries with both outer edges. */
export function assignColumns(row: Row, xs: readonly number[]): Piece[] {
  return splitPieces(row)
    .flatMap((words) => splitAtLines(words, xs))
    .map((words) => {
      const { box, base } = rowOf(words);
      const size = Math.max(...words.map((w) => w.size));
      return { words, box, base, size, ...columnsOf(box, xs) };
    });
}

function splitAtLines(words: readonly Word[], xs: readonly number[]): Word[][] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    const gap = before ? word.box[0] - before.box[2] : 0;
    const cut =
      before &&
      gap >= PARTING * word.size &&
      xs.some((x) => x >= before.box[2] - 0.5 && x <= word.box[0] + 0.5);
    if (last && !cut) last.push(word);
    else parts.push([word]);
  }
  return parts;
}

function columnsOf(box: Box, xs: readonly number[]): { col: number; colSpan: number } {
  const last = xs.length - 2;
  const shares = Array.from({ length: last + 1 }, (_, i) => {
    const shared = overlap(box[0], box[2], xs[i] ?? 0, xs[i + 1] ?? 0);
    return {
      shared,
      share: shared / Math.max(1, Math.min(box[2] - box[0], (xs[i + 1] ?? 0) - (xs[i] ?? 0))),
    };
  });
  let best = 0;
  for (const [i, { shared }] of shares.entries()) if (shared > (shares[best]?.shared ?? 0)) best = i;
  let [from, to] = [best, best];
  while (from > 0 && (shares[from - 1]?.share ?? 0) >= REACH) from -= 1;
  while (to < last && (shares[to + 1]?.share ?? 0) >= REACH) to += 1;
  return { col: from, colSpan: to - from + 1 };
}
