// Pieces of cells on baselines → logical rows, where no line tells which baselines belong together.
// Lines of one cell lie closer than rows do, fill their column before they break, and are never two numbers: of all
// distances that could part lines from rows, the one is taken at which the fewest of these rules are broken.

import type { Piece } from './assign-columns.ts';
import { isIdeographic } from './characters.ts';
import { overlap, widthOf } from './ink.ts';

/** Lines of one cell. */
export interface Block {
  readonly pieces: readonly Piece[];
  readonly col: number;
  readonly colSpan: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LogicalRows {
  /** Blocks of each row, rows from top to bottom. */
  readonly rows: readonly (readonly Block[])[];
  /** Blocks that stand between rows: labels of several rows. */
  readonly labels: readonly Block[];
  /** How many rules are broken, per row. */
  readonly strain: number;
}

const NUMERIC = /^[-+−±(]?[\d０-９][\d０-９.,，．\s]*[)%％‰]?$|^[-–—:：/]+$|^n\/?a$/iu;
/** Blocks that share this part of the smaller one's height stand in one row. */
const SAME_ROW = 0.5;
/** How many blocks before one, by their upper edge, are asked whether they still reach down to it. */
const LOOK_BACK = 60;
/** What a blank cell counts against a distance, where a broken rule counts 1 or 2. */
const BLANK = 0.3;
/** How many distances are tried. */
const MOST_TRIES = 12;

/** Whether the piece is a number or the sign of a missing one. */
export const isNumber = (piece: Piece): boolean => NUMERIC.test(textOf(piece));
const textOf = (piece: Piece): string => piece.words.map((w) => w.said.text).join(' ');

/** Rows of `pieces` in `cols` columns; `lines` are heights at which a ruling line parts rows. */
export function findRows(pieces: readonly Piece[], cols: number, lines: readonly number[] = []): LogicalRows {
  const sorted = [...pieces].sort((a, b) => a.base - b.base || a.col - b.col);
  const widths = columnWidths(sorted);
  let best: LogicalRows | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const reach of candidateReaches(sorted, lines)) {
    const blocks = blocksAt(sorted, reach, lines);
    const grouped = rowsOf(blocks);
    const { rows, floating } = takeFloating(grouped.rows, cols);
    const labels = [...grouped.labels, ...floating];
    const broken =
      2 * implausible(blocks, widths) +
      grouped.labels.length +
      rows.filter((row) => isIncomplete(row, cols)).length +
      BLANK * rows.reduce((sum, row) => sum + cols - filledOf(row), 0);
    if (broken < least) {
      least = broken;
      best = { rows, labels, strain: broken / Math.max(1, rows.length) };
    }
  }
  return best ? attachOverflow(best, cols, widths) : { rows: [], labels: [], strain: 0 };
}

function candidateReaches(pieces: readonly Piece[], lines: readonly number[]): number[] {
  const last = new Map<number, Piece>();
  const distances: number[] = [];
  for (const piece of pieces) {
    const before = last.get(piece.col);
    const distance = before ? piece.base - before.base : Number.POSITIVE_INFINITY;
    if (before && distance < 3 * piece.size && !isParted(before, piece, lines)) distances.push(distance);
    last.set(piece.col, piece);
  }
  distances.sort((a, b) => a - b);
  const reaches = [0];
  for (const d of distances) if (d + 0.4 > (reaches.at(-1) ?? 0) + 0.6) reaches.push(d + 0.4);
  return reaches.slice(0, MOST_TRIES);
}

const isParted = (a: Piece, b: Piece, lines: readonly number[]): boolean =>
  lines.some((y) => y > (a.box[1] + a.box[3]) / 2 && y < (b.box[1] + b.box[3]) / 2);

function blocksAt(pieces: readonly Piece[], reach: number, lines: readonly number[]): Block[] {
  const blocks: { pieces: Piece[]; col: number; colSpan: number; top: number; bottom: number }[] = [];
  const open = new Map<number, (typeof blocks)[number]>();
  for (const piece of pieces) {
    const block = open.get(piece.col);
    const before = block?.pieces.at(-1);
    const goesOn =
      block &&
      before &&
      block.colSpan === piece.colSpan &&
      piece.base - before.base <= reach &&
      !isParted(before, piece, lines);
    if (goesOn) {
      block.pieces.push(piece);
      block.top = Math.min(block.top, piece.box[1]);
      block.bottom = Math.max(block.bottom, piece.box[3]);
    } else {
      const { col, colSpan, box } = piece;
      const next = { pieces: [piece], col, colSpan, top: box[1], bottom: box[3] };
      blocks.push(next);
      open.set(col, next);
    }
  }
  return blocks.sort((a, b) => a.top - b.top);
}

const inOneRow = (a: Block, b: Block): boolean =>
  overlap(a.top, a.bottom, b.top, b.bottom) >= SAME_ROW * Math.min(a.bottom - a.top, b.bottom - b.top);
const shareColumn = (a: Block, b: Block): boolean => a.col < b.col + b.colSpan && b.col < a.col + a.colSpan;

/** Groups blocks side by side into rows; a block beside two blocks of one column is the label of both. */
function rowsOf(blocks: readonly Block[]): { rows: Block[][]; labels: Block[] } {
  const labels = blocks.filter((_, i) => {
    const beside = neighbours(blocks, i);
    return beside.some((a, k) => beside.slice(k + 1).some((b) => shareColumn(a, b)));
  });
  const bridging = new Set(labels.length < blocks.length / 2 ? labels : []);
  const rest = blocks.filter((b) => !bridging.has(b));
  const rows: Block[][] = [];
  const seen = new Set<number>();
  for (const start of rest.keys()) {
    if (seen.has(start)) continue;
    const row: Block[] = [];
    const queue = [start];
    seen.add(start);
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      const block = rest[i];
      if (block) row.push(block);
      for (const other of neighbourIndices(rest, i))
        if (!seen.has(other)) {
          seen.add(other);
          queue.push(other);
        }
    }
    rows.push(row.sort((a, b) => a.col - b.col));
  }
  return { rows: rows.sort((a, b) => topOf(a) - topOf(b)), labels: [...bridging] };
}

const neighbours = (blocks: readonly Block[], i: number): Block[] =>
  neighbourIndices(blocks, i).flatMap((k) => blocks[k] ?? []);

/** Blocks of other columns that stand in one row with block `i`; `blocks` are sorted by top. */
function neighbourIndices(blocks: readonly Block[], i: number): number[] {
  const block = blocks[i];
  const found: number[] = [];
  if (!block) return found;
  const take = (k: number): boolean => {
    const other = blocks[k];
    if (other && !shareColumn(other, block) && inOneRow(other, block)) found.push(k);
    return other !== undefined;
  };
  for (let k = i + 1; k < blocks.length && (blocks[k]?.top ?? 0) < block.bottom; k++) take(k);
  for (let k = i - 1; k >= Math.max(0, i - LOOK_BACK); k--) take(k);
  return found;
}

/**
 * Takes out rows that stand in the gap between two others: between rows of their own there would be a gap on both sides,
 * so they are labels in the middle of several rows.
 */
function takeFloating(
  rows: readonly Block[][],
  cols: number,
): { rows: Block[][]; floating: readonly Block[] } {
  // a number may be such a label in the first column only: a serial number of several rows
  const mayFloat = (row: readonly Block[]) =>
    (row.length === 1 || filledOf(row) * 2 <= cols) &&
    row.every((block) => block.col === 0 || !block.pieces.some(isNumber));
  const full = rows.filter((row) => !mayFloat(row));
  const gaps = full.slice(1).map((row, i) => topOf(row) - bottomOf(full[i] ?? []));
  gaps.sort((a, b) => a - b);
  const usual = Math.max(0, gaps[gaps.length >> 1] ?? 0);
  const kept: Block[][] = [];
  const floating: Block[] = [];
  for (const [i, row] of rows.entries()) {
    const [above, below] = [kept.at(-1), rows.slice(i + 1).find((r) => !mayFloat(r))];
    const room = above && below ? topOf(below) - bottomOf(above) : Number.POSITIVE_INFINITY;
    // the rows that a label stands between have no cell of their own in its column
    const alone = !row.some((block) => [above, below].some((r) => r?.some((b) => shareColumn(b, block))));
    if (alone && mayFloat(row) && room <= usual * 1.5 + 1) floating.push(...row);
    else kept.push(row);
  }
  return { rows: kept, floating };
}

/** Upper edge of a row. */
export const topOf = (row: readonly Block[]): number =>
  row.reduce((y, b) => Math.min(y, b.top), Number.POSITIVE_INFINITY);
/** Lower edge of a row. */
export const bottomOf = (row: readonly Block[]): number =>
  row.reduce((y, b) => Math.max(y, b.bottom), Number.NEGATIVE_INFINITY);

const filledOf = (row: readonly Block[]): number => row.reduce((sum, b) => sum + b.colSpan, 0);

function isIncomplete(row: readonly Block[], cols: number): boolean {
  const filled = filledOf(row);
  return cols === 2 ? filled < 2 : filled * 2.5 <= cols;
}

export type Widths = ReadonlyMap<number, number>;

/** Width of the widest line in each column. */
export function columnWidths(pieces: readonly Piece[]): Widths {
  const widths = new Map<number, number>();
  for (const p of pieces)
    if (p.colSpan === 1) widths.set(p.col, Math.max(widths.get(p.col) ?? 0, widthOf(p.box)));
  return widths;
}

/** How many line breaks inside blocks no typesetter would make: between numbers, or where the next word had room. */
function implausible(blocks: readonly Block[], widths: Widths): number {
  let count = 0;
  for (const { pieces } of blocks)
    for (let i = 1; i < pieces.length; i++) {
      const [a, b] = [pieces[i - 1], pieces[i]];
      if (a && b && ((isNumber(a) && isNumber(b)) || !isFullLine(a, b, widths))) count += 1;
    }
  return count;
}

/** Whether the first word of `next` had no room at the end of `line`. */
export function isFullLine(line: Piece, next: Piece, widths: Widths): boolean {
  const first = next.words[0];
  if (!first) return true;
  const em = next.size;
  const need = isIdeographic(first.said.text.slice(0, 1))
    ? Math.min(widthOf(first.box), 2 * em)
    : widthOf(first.box) + 0.25 * em;
  return (widths.get(line.col) ?? 0) - widthOf(line.box) < need + 0.2 * em;
}

/** Rows that hold only the rest of a full line above, or the full first line of the row below, join it. */
function attachOverflow(found: LogicalRows, cols: number, widths: Widths): LogicalRows {
  const rows: Block[][] = [];
  let waiting: Block[] | null = null;
  found.rows.forEach((row, i) => {
    const above = rows.at(-1);
    const next = found.rows[i + 1];
    if (waiting) {
      rows.push(mergeRows(waiting, row));
      waiting = null;
    } else if (above && isIncomplete(row, cols) && goesOn(above, row, widths))
      rows[rows.length - 1] = mergeRows(above, row);
    else if (next && isIncomplete(row, cols) && !isIncomplete(next, cols) && goesOn(row, next, widths))
      waiting = [...row];
    else rows.push([...row]);
  });
  return { ...found, rows };
}

/** Whether each text of the smaller row goes on, or begins, a full line of the other. */
function goesOn(upper: readonly Block[], lower: readonly Block[], widths: Widths): boolean {
  const few = upper.length < lower.length ? upper : lower;
  return few.every((block) => {
    const a = (few === upper ? block : upper.find((b) => b.col === block.col))?.pieces.at(-1);
    const b = (few === lower ? block : lower.find((x) => x.col === block.col))?.pieces[0];
    if (!a || !b || a.colSpan !== b.colSpan || isNumber(a) || isNumber(b)) return false;
    return isFullLine(a, b, widths) && b.base - a.base < 2 * b.size && widthOf(a.box) > 4 * a.size;
  });
}

function mergeRows(upper: readonly Block[], lower: readonly Block[]): Block[] {
  const merged = upper.map((block) => {
    const more = lower.find((b) => b.col === block.col && b.colSpan === block.colSpan);
    return more
      ? {
          ...block,
          pieces: [...block.pieces, ...more.pieces],
          top: Math.min(block.top, more.top),
          bottom: Math.max(block.bottom, more.bottom),
        }
      : block;
  });
  const added = lower.filter((b) => !upper.some((u) => u.col === b.col && u.colSpan === b.colSpan));
  return [...merged, ...added].sort((a, b) => a.col - b.col);
}
