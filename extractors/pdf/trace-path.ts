// One painted path → ruling lines, filled rectangles, other shapes, on the page as displayed.
// Thin filled rectangles are ruling lines; curves and slanted strokes are shapes. Clips to the clip box.

import type { Box } from '../../model/index.ts';
import { type Fill, heightOf, type Patch, type Rule, widthOf } from '../tables/ink.ts';
import { type GraphicsState, palenessOf } from './graphics-state.ts';
import { mapPoint, scaleOf } from './matrix.ts';

/** A filled rectangle not thicker than this is a ruling line. */
const THICKEST_RULE = 3;
/** A ruling line is at least this many times longer than thick, else it is a dot or a bullet. */
const SLENDER = 3;
/** What is drawn smaller than this is a dot (points). */
const LARGEST_DOT = 3;
/** Deviation from the horizontal or vertical that is still straight, in points. */
const STRAIGHT = 0.6;
/** Paler than this leaves no mark on white paper. */
const INVISIBLE = 0.985;
/** A small outlined shape may be the point of a line in a chart (points). */
const LARGEST_POINT = 14;
/** More patches, or one of more points, are a picture. */
const MOST_PATCHES = 400;
const LONGEST_OUTLINE = 200;
/** How many of the latest coloured areas are asked whether a white line shows on them. */
const RECENT_FILLS = 500;

/** Where traced ink is collected. */
export interface TracedInk {
  readonly rules: Rule[];
  readonly fills: Fill[];
  readonly shapes: Box[];
  /** Filled where coloured areas are asked for. */
  readonly patches?: Patch[];
}

type Point = readonly [number, number];

interface Subpath {
  readonly points: Point[];
  /** The points with one more in the middle of each curve. */
  readonly outline: Point[];
  closed: boolean;
  curved: boolean;
}

/** Adds what the path leaves on the page to `ink`. `data` is pdf.js's packed path (0 move, 1 line, 2 cubic, 3 quadratic, 4 close). */
export function tracePath(
  data: ArrayLike<number>,
  paint: { readonly filled: boolean; readonly stroked: boolean },
  state: GraphicsState,
  ink: TracedInk,
): void {
  const subpaths = splitPath(data, state);
  const fill = palenessOf(state.fill, state.fillAlpha);
  if (paint.filled) for (const path of subpaths) traceFill(path, fill, state, ink);
  if (
    paint.stroked &&
    (!paint.filled || fill >= INVISIBLE || palenessOf(state.stroke, state.strokeAlpha) < fill)
  )
    for (const path of subpaths) traceStroke(path, state, ink);
}

/** How many numbers each step takes: move, line, cubic, quadratic, close. */
const LENGTHS = [3, 3, 7, 5, 1];

function splitPath(data: ArrayLike<number>, state: GraphicsState): Subpath[] {
  const paths: Subpath[] = [];
  let path: Subpath | null = null;
  const to = (i: number) => mapPoint(state.map, data[i] ?? 0, data[i + 1] ?? 0);
  for (let i = 0; i < data.length; ) {
    const step = data[i] ?? 4;
    const length = LENGTHS[step] ?? 1;
    if (step === 0 || !path) {
      path = { points: [], outline: [], closed: false, curved: false };
      paths.push(path);
    }
    const from = path.points.at(-1);
    if (length === 1) path.closed = true;
    else {
      const end = to(i + length - 2);
      if (step === 2 && from) path.outline.push(middleOf(from, to(i + 1), to(i + 3), end));
      path.points.push(end);
      path.outline.push(end);
    }
    if (step === 2 || step === 3) path.curved = true;
    i += length;
  }
  return paths;
}

/** The middle of a cubic curve. */
const middleOf = (a: Point, b: Point, c: Point, d: Point): Point => [
  (a[0] + 3 * b[0] + 3 * c[0] + d[0]) / 8,
  (a[1] + 3 * b[1] + 3 * c[1] + d[1]) / 8,
];

function traceFill(path: Subpath, paleness: number, state: GraphicsState, ink: TracedInk): void {
  const box = clipTo(boxOf(path.points), state.clip);
  if (!box) return;
  if (path.curved || !isRectangle(path.points)) {
    if (paleness >= INVISIBLE || path.points.length < 2) return;
    noteShape(box, ink);
    notePatch({ box, colour: state.fill, outline: path.outline }, ink);
    return;
  }
  const [w, h] = [widthOf(box), heightOf(box)];
  if (Math.min(w, h) > THICKEST_RULE) ink.fills.push({ box, paleness, colour: state.fill });
  else if (paleness >= INVISIBLE) return;
  else if (w >= h * SLENDER)
    ink.rules.push({ axis: 'h', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], width: h });
  else if (h >= w * SLENDER)
    ink.rules.push({ axis: 'v', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], width: w });
  else noteShape(box, ink);
}

function traceStroke(path: Subpath, state: GraphicsState, ink: TracedInk): void {
  const pale = palenessOf(state.stroke, state.strokeAlpha) >= INVISIBLE;
  const width = state.lineWidth * scaleOf(state.map);
  const points = path.closed && path.points[0] ? [...path.points, path.points[0]] : path.points;
  if (path.curved) {
    const box = clipTo(boxOf(points), state.clip);
    if (!box || pale) return;
    noteShape(box, ink);
    const small = Math.max(widthOf(box), heightOf(box)) <= LARGEST_POINT;
    if (small) notePatch({ box, colour: state.stroke, outline: path.outline }, ink);
    return;
  }
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b) traceSegment(a, b, { width, pale, stroke: state.stroke }, state.clip, ink);
  }
}

interface Pen {
  readonly width: number;
  readonly pale: boolean;
  readonly stroke: string | null;
}

function traceSegment(
  a: readonly [number, number],
  b: readonly [number, number],
  { width, pale, stroke }: Pen,
  clip: Box,
  ink: TracedInk,
): void {
  const box = clipTo(boxOf([a, b]), clip);
  if (!box) return;
  const [w, h] = [widthOf(box), heightOf(box)];
  if (pale && !liesOnColour(box, ink.fills)) return;
  // A short fat stroke may be a whole bar drawn with a wide pen.
  if (width > THICKEST_RULE * 2) {
    const half = width / 2;
    const bar: Box =
      w >= h
        ? [box[0], box[1] - half, box[2], box[3] + half]
        : [box[0] - half, box[1], box[2] + half, box[3]];
    if (Math.min(w, h) <= STRAIGHT) ink.fills.push({ box: bar, paleness: pale ? 1 : 0.5, colour: stroke });
    else if (!pale) noteShape(box, ink);
    return;
  }
  if (h <= STRAIGHT && w > h)
    ink.rules.push({ axis: 'h', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], width });
  else if (w <= STRAIGHT && h > w)
    ink.rules.push({ axis: 'v', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], width });
  else noteShape(box, ink);
}

/** Dots (the corners of ruling lines, bullets) are no shapes. */
function noteShape(box: Box, ink: TracedInk): void {
  if (Math.max(widthOf(box), heightOf(box)) > LARGEST_DOT) ink.shapes.push(box);
}

function notePatch(patch: Patch, ink: TracedInk): void {
  const { patches } = ink;
  if (patches && patches.length < MOST_PATCHES && patch.outline.length <= LONGEST_OUTLINE)
    patches.push(patch);
}

/** White lines show only on coloured ground. */
const liesOnColour = (box: Box, fills: readonly Fill[]): boolean =>
  fills
    .slice(-RECENT_FILLS)
    .some(
      (f) =>
        f.paleness < INVISIBLE &&
        f.box[0] - STRAIGHT <= box[2] &&
        f.box[2] + STRAIGHT >= box[0] &&
        f.box[1] - STRAIGHT <= box[3] &&
        f.box[3] + STRAIGHT >= box[1],
    );

function boxOf(points: readonly (readonly [number, number])[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < x0) x0 = x;
    if (y < y0) y0 = y;
    if (x > x1) x1 = x;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}

/** The part inside the clip box; null when nothing of it shows. */
function clipTo(b: Box, clip: Box): Box | null {
  const box: Box = [
    Math.max(b[0], clip[0]),
    Math.max(b[1], clip[1]),
    Math.min(b[2], clip[2]),
    Math.min(b[3], clip[3]),
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
}

/** Four corners (five with the return to the start), each side straight. */
function isRectangle(points: readonly (readonly [number, number])[]): boolean {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 4 || points.length > 5) return false;
  if (points.length === 5 && Math.hypot(first[0] - last[0], first[1] - last[1]) > STRAIGHT) return false;
  for (let i = 0; i < 4; i++) {
    const a = points[i];
    const b = points[(i + 1) % 4];
    if (!a || !b) return false;
    if (Math.abs(a[0] - b[0]) > STRAIGHT && Math.abs(a[1] - b[1]) > STRAIGHT) return false;
  }
  return true;
}
