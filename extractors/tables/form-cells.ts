// A lattice → its cells: the places of its lines make a fine grid; fine cells without a wall between them are one cell.
// Spans in both directions fall out of that. Knows no text.

import type { Lattice } from './find-lattices.ts';
import { overlap } from './ink.ts';
import { clusterPlaces, type Edge } from './join-rules.ts';
import { JOINT_GAP, THINNEST_CELL, WALL_SHARE } from './tolerances.ts';

/** A rectangle of grid positions. */
export interface CellSpan {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Column boundaries `xs`, row boundaries `ys` (one more than columns and rows), and cells that cover it all once. */
export interface CellGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly CellSpan[];
}

/** Grids larger than this are drawings, not tables. */
const MOST_POSITIONS = 250_000;

/** The cells of a lattice; null when it has no inside or is too fine to be a table. */
export function formCells(lattice: Lattice): CellGrid | null {
  const jointed = sharedJoints(lattice.h);
  const xs = boundaries([...lattice.v.map((e) => e.at), ...jointed], lattice.box[0], lattice.box[2]);
  const ys = boundaries(
    lattice.h.map((e) => e.at),
    lattice.box[1],
    lattice.box[3],
  );
  const [rows, cols] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || cols < 1 || rows * cols > MOST_POSITIONS) return null;
  const beside = walls(lattice.v, xs, ys); // [k][row]: wall at xs[k]
  const below = walls(lattice.h, ys, xs); // [k][col]: wall at ys[k]
  return { xs, ys, cells: mergeOpen(rows, cols, beside, below) };
}

/** Places at which the pieces of at least two horizontal lines meet: column lines that may have been left out. */
function sharedJoints(lines: readonly Edge[]): number[] {
  const places = clusterPlaces(
    lines.flatMap((e) => e.joints),
    JOINT_GAP,
  );
  return places.filter(
    (x) => lines.filter((e) => e.joints.some((j) => Math.abs(j - x) <= JOINT_GAP)).length > 1,
  );
}

/** Line places with the ends of the crossing lines: a table need not be closed at its sides. */
function boundaries(places: readonly number[], low: number, high: number): number[] {
  const found = clusterPlaces(places, THINNEST_CELL);
  const [first, last] = [found[0] ?? low, found.at(-1) ?? high];
  if (low < first - OPEN_SIDE) found.unshift(low);
  if (high > last + OPEN_SIDE) found.push(high);
  return found;
}

/** Lines that stick out this far beyond the last crossing line make an open cell, not a sloppy corner (points). */
const OPEN_SIDE = 8;

/** For each place `k`, which stretches between neighbouring `steps` are walled by an edge there. */
function walls(edges: readonly Edge[], places: readonly number[], steps: readonly number[]): boolean[][] {
  const covered = places.map(() => new Float64Array(Math.max(0, steps.length - 1)));
  for (const edge of edges) {
    const row = covered[nearest(places, edge.at)];
    if (!row) continue;
    for (let i = Math.max(0, nearest(steps, edge.from) - 1); i < row.length; i++) {
      const [a, b] = [steps[i] ?? 0, steps[i + 1] ?? 0];
      if (a > edge.to) break;
      row[i] = (row[i] ?? 0) + Math.max(0, overlap(a, b, edge.from, edge.to)) / Math.max(0.01, b - a);
    }
  }
  const last = places.length - 1;
  return covered.map((row, k) => Array.from(row, (share) => k === 0 || k === last || share >= WALL_SHARE));
}

function nearest(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (Math.abs((sorted[mid] ?? 0) - value) <= Math.abs((sorted[mid + 1] ?? 0) - value)) high = mid;
    else low = mid + 1;
  }
  return low;
}

/** Rectangles without inner walls. Open areas that are no rectangle fall into rows of equal runs. */
function mergeOpen(rows: number, cols: number, beside: boolean[][], below: boolean[][]): CellSpan[] {
  const done: CellSpan[] = [];
  let open = new Map<number, CellSpan>();
  for (let row = 0; row < rows; row++) {
    const runs: CellSpan[] = [];
    for (let col = 0; col < cols; ) {
      let end = col + 1;
      while (end < cols && !beside[end]?.[row]) end += 1;
      runs.push({ row, col, rowSpan: 1, colSpan: end - col });
      col = end;
    }
    const next = new Map<number, CellSpan>();
    for (const run of runs) {
      const above = open.get(run.col);
      const wall = below[row]?.slice(run.col, run.col + run.colSpan) ?? [];
      if (above?.colSpan === run.colSpan && wall.filter(Boolean).length * 2 < wall.length) {
        open.delete(run.col);
        next.set(run.col, { ...above, rowSpan: above.rowSpan + 1 });
      } else next.set(run.col, run);
    }
    done.push(...open.values());
    open = next;
  }
  return [...done, ...open.values()].sort((a, b) => a.row - b.row || a.col - b.col);
}

/** Takes out lines at which no cell begins or ends (a tick, a box inside a cell). */
export function dropUnusedLines({ xs, ys, cells }: CellGrid): CellGrid {
  const usedX = new Set([0, ...cells.flatMap((c) => [c.col, c.col + c.colSpan])]);
  const usedY = new Set([0, ...cells.flatMap((c) => [c.row, c.row + c.rowSpan])]);
  const mapX = ranks(xs.length, usedX);
  const mapY = ranks(ys.length, usedY);
  return {
    xs: xs.filter((_, i) => usedX.has(i)),
    ys: ys.filter((_, i) => usedY.has(i)),
    cells: cells.map((c) => {
      const [col, row] = [mapX[c.col] ?? 0, mapY[c.row] ?? 0];
      const [right, down] = [mapX[c.col + c.colSpan] ?? 0, mapY[c.row + c.rowSpan] ?? 0];
      return { row, col, rowSpan: down - row, colSpan: right - col };
    }),
  };
}

/** For each index below `count`, how many used ones come before it. */
function ranks(count: number, used: ReadonlySet<number>): number[] {
  let rank = 0;
  return Array.from({ length: count }, (_, i) => (used.has(i) ? rank++ : rank));
}
