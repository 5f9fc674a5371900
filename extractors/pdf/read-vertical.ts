// Text set downwards (titles at the side of a page, whole pages in the old manner) → one line for each block of columns, in
// reading order: each column from top to bottom, the columns from right to left. Such text is known by single characters
// that stand close under each other and apart from what is beside them, on baselines that other text does not share.

import { type AnchoredText, joinAnchored, unionBox } from '../../model/index.ts';
import type { Word } from '../tables/group-words.ts';
import { centreX, overlap, widthOf } from '../tables/ink.ts';
import type { Line } from './page-layout.ts';

/** Fewer characters under each other are no column. */
const FEWEST = 4;
/** Characters of a column follow within this, and their middles lie this near to one line (em). */
const PITCH = 1.45;
const OFF = 0.2;
/** Columns of one block stand at most this far apart (em). */
const COLUMNS = 2;
/** Baselines nearer than this are shared (em), and so many shared ones are those of a table. */
const SAME_BASELINE = 0.15;
const MOST_SHARED = 0.4;
const CHARACTER = /^[\p{Script=Han}。，、；：？！（）《》“”—…·]$/u;

/** The lines, those of vertical text joined. `lines` are the pieces of text of one page. */
export function readVertical(lines: readonly Line[]): Line[] {
  const single = lines.filter((l) => l.words.every((w) => CHARACTER.test(w.said.text)));
  if (single.length < FEWEST) return [...lines];
  const columns = columnsOf(single.flatMap((l) => l.words.map((word) => ({ word, line: l }))));
  const inColumns = new Set(columns.flat().map((p) => p.word));
  const whole = new Set(single.filter((l) => l.words.every((w) => inColumns.has(w))));
  const others = lines.filter((l) => !whole.has(l));
  const sound = columns.filter(
    (column) => column.every((p) => whole.has(p.line)) && sharedBaselines(column, others) < MOST_SHARED,
  );
  const gone = new Set(sound.flatMap((column) => column.map((p) => p.line)));
  const kept = lines.filter((l) => !gone.has(l));
  // a line that only in part belongs to columns would lose its other words
  const torn = [...gone].some((l) => l.words.some((w) => !sound.some((c) => c.some((p) => p.word === w))));
  return torn || sound.length === 0 ? [...lines] : [...kept, ...blocksOf(sound).map(lineOf)];
}

interface Placed {
  readonly word: Word;
  readonly line: Line;
}

/** Runs of characters close under each other. */
function columnsOf(placed: readonly Placed[]): Placed[][] {
  const columns: Placed[][] = [];
  for (const p of [...placed].sort((a, b) => a.word.base - b.word.base)) {
    const column = columns.find((c) => {
      const last = c.at(-1)?.word;
      return last !== undefined && follows(last, p.word);
    });
    if (column) column.push(p);
    else columns.push([p]);
  }
  return columns.filter((c) => c.length >= FEWEST);
}

function follows(last: Word, next: Word): boolean {
  const down = next.base - last.base;
  return (
    Math.abs(next.size - last.size) < 0.1 * last.size &&
    down > 0.7 * last.size &&
    down <= PITCH * last.size &&
    Math.abs(centreX(next.box) - centreX(last.box)) <= OFF * last.size
  );
}

/** Share of the column's characters that stand on the baseline of other text: entries of a table do. */
function sharedBaselines(column: readonly Placed[], others: readonly Line[]): number {
  const shared = column.filter(({ word }) =>
    others.some((l) => Math.abs(l.base - word.base) < SAME_BASELINE * word.size),
  );
  return shared.length / column.length;
}

/** Columns that stand beside each other, from right to left. */
function blocksOf(columns: readonly Placed[][]): Placed[][][] {
  const blocks: Placed[][][] = [];
  const boxOf = (column: readonly Placed[]) => unionBox(column.map((p) => p.word.box));
  for (const column of [...columns].sort((a, b) => boxOf(b)[2] - boxOf(a)[2])) {
    const box = boxOf(column);
    const block = blocks.find((b) => {
      const near = boxOf(b.at(-1) ?? column);
      const size = column[0]?.word.size ?? widthOf(box);
      return near[0] - box[2] <= COLUMNS * size && overlap(near[1], near[3], box[1], box[3]) > 0;
    });
    if (block) block.push(column);
    else blocks.push([column]);
  }
  return blocks;
}

function lineOf(block: readonly (readonly Placed[])[]): Line {
  const placed = block.flat();
  const words = placed.map((p) => p.word);
  const said: AnchoredText = joinAnchored(
    words.map((w) => w.said),
    '',
  );
  const box = unionBox(words.map((w) => w.box));
  const [first] = placed;
  const size = first?.word.size ?? 0;
  // before the lines beside it, so that it stands between none of them
  const base = box[1];
  return { page: first?.line.page ?? 1, said, words, box, base, size, bold: words.every((w) => w.bold) };
}
