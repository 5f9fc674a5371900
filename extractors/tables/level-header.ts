// Pieces of a header → its levels: a heading over several columns stands over the headings of those columns.

import type { Piece } from './assign-columns.ts';
import type { Block } from './find-rows.ts';
import type { Edge } from './join-rules.ts';

/** A line under a heading lies at most this far below it (em). */
const UNDER = 1.2;

/** Blocks of each level from the top; empty when there are no pieces. `partial`: lines over some of the columns. */
export function levelHeader(
  pieces: readonly Piece[],
  xs: readonly number[],
  partial: readonly Edge[],
): Block[][] {
  if (!pieces.length) return [];
  const spread = pieces.map((piece) => spreadOver(piece, xs, partial)).sort((a, b) => a.base - b.base);
  const depth = new Map<Piece, number>();
  for (const piece of spread) {
    const above = spread.filter((p) => p.base < piece.base - 0.5 * piece.size && covers(p, piece));
    // a wider heading above opens a level; the same columns again are the next line of that heading
    const level = above.reduce((deep, p) => {
      const own = depth.get(p) ?? 0;
      return Math.max(deep, p.colSpan > piece.colSpan ? own + 1 : own);
    }, 0);
    depth.set(piece, level);
  }
  const levels: Block[][] = [];
  for (const piece of spread) {
    const level = depth.get(piece) ?? 0;
    while (levels.length <= level) levels.push([]);
    const row = levels[level] ?? [];
    const same = row.findIndex((b) => b.col === piece.col && b.colSpan === piece.colSpan);
    const host = row[same];
    if (host) row[same] = merge(host, piece);
    else row.push(blockOf(piece));
  }
  return levels.filter((level) => level.length > 0);
}

const covers = (a: Piece, b: Piece): boolean => a.col <= b.col && a.col + a.colSpan >= b.col + b.colSpan;

/** A heading over a partial line stands over all columns of that line. */
function spreadOver(piece: Piece, xs: readonly number[], partial: readonly Edge[]): Piece {
  const line = partial.find(
    (e) =>
      e.at > piece.base - 0.2 * piece.size &&
      e.at < piece.base + UNDER * piece.size &&
      e.from <= piece.box[0] + piece.size &&
      e.to >= piece.box[2] - piece.size,
  );
  if (!line) return piece;
  const inside = xs.slice(0, -1).flatMap((x, i) => {
    const centre = (x + (xs[i + 1] ?? x)) / 2;
    return centre > line.from && centre < line.to ? [i] : [];
  });
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined
    ? piece
    : { ...piece, col: first, colSpan: last - first + 1 };
}

const blockOf = (piece: Piece): Block => ({
  pieces: [piece],
  col: piece.col,
  colSpan: piece.colSpan,
  top: piece.box[1],
  bottom: piece.box[3],
});

const merge = (host: Block, piece: Piece): Block => ({
  ...host,
  pieces: [...host.pieces, piece],
  top: Math.min(host.top, piece.box[1]),
  bottom: Math.max(host.bottom, piece.box[3]),
});
