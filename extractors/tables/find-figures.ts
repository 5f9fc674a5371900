// Where a page draws instead of writing: charts made of bars, curves and axes. Their labels are words of the figure,
// neither sentences nor tables. Raster pictures are not looked at here.

import type { Box } from '../../model/index.ts';
import {
  centreX,
  centreY,
  type Fill,
  heightOf,
  holds,
  type PageInk,
  type Patch,
  type Rule,
  sharedArea,
  widthOf,
} from './ink.ts';

/** Drawn things nearer than this belong together (points). */
const NEAR = 12;
/** Positions of the coarse grid; on a page of that many the grid is coarser. */
const MOST_POSITIONS = 2e6;
/** A figure is at least this wide and high (points). */
const SMALLEST = 40;
/** So many shapes (curves, slanted lines, sectors) are a figure. */
const FEWEST_SHAPES = 8;
/** So many bars of different length from one base line are a chart. */
const FEWEST_BARS = 3;
/** Bars of one chart stand no further apart than this many times their thickness. */
const WIDEST_GAP = 4;
/** What covers more of the page than this is a watermark or a background. */
const WHOLE_PAGE = 0.6;
/** More coloured areas than this are a map or a picture made of pieces. */
const MOST_MARKS = 2000;

/** What is drawn on a page outside its tables. */
export interface Drawing {
  /** Boxes that are figures by what is drawn in them. */
  readonly figures: readonly Box[];
  /** Boxes around everything drawn, what lies near each other in one: a caption may tell that it is a figure. */
  readonly drawn: readonly Box[];
  /** Coloured areas that may be bars, or keys of a legend. */
  readonly marks: readonly (Fill | Patch)[];
}

/** `tables` and what lies in them are no drawing; `charts` are lattices known to be charts. */
export function findFigures(ink: PageInk, tables: readonly Box[], charts: readonly Box[]): Drawing {
  const free = (b: Box) => !tables.some((t) => holds(t, centreX(b), centreY(b)));
  const page = ink.width * ink.height;
  const fits = (b: Box) => widthOf(b) * heightOf(b) < WHOLE_PAGE * page;
  const shapes = ink.shapes.filter((b) => free(b) && fits(b));
  const fills = ink.fills.filter((f) => f.paleness < 0.985 && free(f.box) && fits(f.box));
  const known = [...charts, ...barGroups(fills)];
  const inked = [...shapes, ...fills.map((f) => f.box), ...known];
  const figures: Box[] = [];
  const groups = groupNear(inked, ink.width, ink.height);
  for (const group of groups) {
    const isFigure =
      known.some((c) => sharedArea(c, group) > 0) ||
      shapes.filter((b) => inside(b, group)).length >= FEWEST_SHAPES;
    if (isFigure && widthOf(group) >= SMALLEST && heightOf(group) >= SMALLEST && fits(group))
      figures.push(group);
  }
  const lines = ink.rules.map(boxOfRule).filter(free);
  const drawn = lines.length ? groupNear([...inked, ...lines], ink.width, ink.height) : groups;
  const patches = (ink.patches ?? []).filter((p) => free(p.box) && fits(p.box));
  return { figures, drawn, marks: [...fills.slice(0, MOST_MARKS), ...patches] };
}

const boxOfRule = ({ axis, at, from, to }: Rule): Box =>
  axis === 'h' ? [from, at, to, at] : [at, from, at, to];

const inside = (b: Box, group: Box): boolean => holds(group, centreX(b), centreY(b));

/** Boxes around rows of bars: rectangles of one thickness and several lengths that stand on one line, or start at one. */
export function barGroups(fills: readonly Fill[], lengths = FEWEST_BARS): Box[] {
  const key = (a: number, b: number) => `${Math.round(a / 2)} ${Math.round(b / 2)}`;
  const standing = groupBars(fills, (b) => key(b[3], widthOf(b)), [0, 2]);
  const lying = groupBars(fills, (b) => key(b[0], heightOf(b)), [1, 3]);
  return [
    ...standing.filter((bars) => new Set(bars.map((b) => Math.round(heightOf(b) / 2))).size >= lengths),
    ...lying.filter((bars) => new Set(bars.map((b) => Math.round(widthOf(b) / 2))).size >= lengths),
  ].map(around);
}

/** Boxes with one key that follow each other along an axis without gaps much wider than they are. */
function groupBars(
  fills: readonly Fill[],
  keyOf: (b: Box) => string,
  [from, to]: readonly [0 | 1, 2 | 3],
): Box[][] {
  const byKey = new Map<string, Box[]>();
  for (const { box } of fills) {
    const list = byKey.get(keyOf(box));
    if (list) list.push(box);
    else byKey.set(keyOf(box), [box]);
  }
  return [...byKey.values()].flatMap((boxes) => {
    const groups: Box[][] = [];
    for (const box of boxes.sort((a, b) => a[from] - b[from])) {
      const last = groups.at(-1)?.at(-1);
      if (last && box[from] - last[to] <= WIDEST_GAP * (box[to] - box[from])) groups.at(-1)?.push(box);
      else groups.push([box]);
    }
    return groups;
  });
}

function around(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const b of boxes)
    [x0, y0, x1, y1] = [Math.min(x0, b[0]), Math.min(y0, b[1]), Math.max(x1, b[2]), Math.max(y1, b[3])];
  return [x0, y0, x1, y1];
}

/** Boxes around groups of boxes that lie near each other; over a coarse grid, so that many boxes cost little. */
function groupNear(boxes: readonly Box[], width: number, height: number): Box[] {
  if (boxes.length === 0) return [];
  const near = Math.max(NEAR, Math.sqrt((width * height) / MOST_POSITIONS));
  const [cols, rows] = [Math.ceil(width / near) + 1, Math.ceil(height / near) + 1];
  const taken = new Uint8Array(cols * rows);
  const column = (x: number) => Math.min(cols - 1, Math.max(0, Math.floor(x / near)));
  const row = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor(y / near)));
  for (const b of boxes)
    for (let r = row(b[1]); r <= row(b[3]); r++)
      taken.fill(1, r * cols + column(b[0]), r * cols + column(b[2]) + 1);
  const group = new Int32Array(cols * rows).fill(-1);
  const found: [number, number, number, number][] = [];
  for (let start = 0; start < taken.length; start++) {
    if (!taken[start] || group[start] !== -1) continue;
    flood(start, found.length, taken, group, cols, rows);
    found.push([Infinity, Infinity, -Infinity, -Infinity]);
  }
  for (const b of boxes) {
    const box = found[group[row(centreY(b)) * cols + column(centreX(b))] ?? -1];
    if (!box) continue;
    box[0] = Math.min(box[0], b[0]);
    box[1] = Math.min(box[1], b[1]);
    box[2] = Math.max(box[2], b[2]);
    box[3] = Math.max(box[3], b[3]);
  }
  return found.filter((b) => b[0] <= b[2]);
}

function flood(
  start: number,
  id: number,
  taken: Uint8Array,
  group: Int32Array,
  cols: number,
  rows: number,
): void {
  const queue = [start];
  group[start] = id;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const [x, y] = [at % cols, Math.floor(at / cols)];
    for (let r = Math.max(0, y - 1); r <= Math.min(rows - 1, y + 1); r++)
      for (let c = Math.max(0, x - 1); c <= Math.min(cols - 1, x + 1); c++) {
        const next = r * cols + c;
        if (!taken[next] || group[next] !== -1) continue;
        group[next] = id;
        queue.push(next);
      }
  }
}
