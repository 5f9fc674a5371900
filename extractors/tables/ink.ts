// What stands on one page before anything is understood: glyphs, ruling lines, coloured areas, pictures.
// All geometry in points, origin top-left of the page as displayed, y down. No knowledge of any file format.

import type { Box } from '../../model/index.ts';

/** Direction of reading as displayed, in degrees clockwise: 0 left to right, 90 downwards, 270 upwards. */
export type Turn = 0 | 90 | 180 | 270;

/** One printed character (or ligature). */
export interface Glyph {
  readonly text: string;
  /** From the pen position over the advance width; from 0.12 em under to 0.88 em over the baseline. */
  readonly box: Box;
  /** Pen position on the baseline. */
  readonly origin: readonly [number, number];
  /** Em height. */
  readonly size: number;
  /** Null for text at any other angle (watermarks, slanted chart labels). */
  readonly turn: Turn | null;
  readonly bold: boolean;
  /** Extra advance set for every character (letter-spacing): no evidence of a word gap. */
  readonly tracking: number;
  /** 0 black … 1 white. */
  readonly paleness: number;
  /** `#rrggbb`; null or absent for patterns. */
  readonly colour?: string | null;
}

/** A horizontal (`h`, at y) or vertical (`v`, at x) ruling line. */
export interface Rule {
  readonly axis: 'h' | 'v';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** A filled rectangle too thick to be a ruling line. */
export interface Fill {
  readonly box: Box;
  /** 0 black … 1 white. */
  readonly paleness: number;
  /** `#rrggbb`; null for patterns. */
  readonly colour: string | null;
}

/** A coloured area that is no rectangle, or a small outlined one: a sector, a key of a legend, a point of a line. */
export interface Patch {
  readonly box: Box;
  readonly colour: string | null;
  /** Points along its edge. */
  readonly outline: readonly (readonly [number, number])[];
}

/** Ink of one page. `pictures` are raster images; `strokes` are boxes of drawn shapes that are neither rule nor rectangle. */
export interface PageInk {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
  readonly pictures: readonly Box[];
  readonly shapes: readonly Box[];
  /** The coloured ones among the shapes, as far as they are few. */
  readonly patches?: readonly Patch[];
}

export const widthOf = (b: Box): number => b[2] - b[0];
export const heightOf = (b: Box): number => b[3] - b[1];
export const centreX = (b: Box): number => (b[0] + b[2]) / 2;
export const centreY = (b: Box): number => (b[1] + b[3]) / 2;

/** Whether the point lies in the box, edges included. */
export const holds = (b: Box, x: number, y: number): boolean =>
  x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3];

/** Length of the overlap of `[a0, a1]` and `[b0, b1]`; negative: the gap between them. */
export const overlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.min(a1, b1) - Math.max(a0, b0);

/** Area that two boxes share. */
export function sharedArea(a: Box, b: Box): number {
  return Math.max(0, overlap(a[0], a[2], b[0], b[2])) * Math.max(0, overlap(a[1], a[3], b[1], b[3]));
}

/** The box in a frame in which text of that turn runs left to right and lines follow downwards. */
export function turnBox(b: Box, turn: Turn): Box {
  if (turn === 90) return [b[1], -b[2], b[3], -b[0]];
  if (turn === 180) return [-b[2], -b[3], -b[0], -b[1]];
  if (turn === 270) return [-b[3], b[0], -b[1], b[2]];
  return b;
}

/** Undoes `turnBox`. */
export function unturnBox(b: Box, turn: Turn): Box {
  if (turn === 90) return [-b[3], b[0], -b[1], b[2]];
  if (turn === 180) return [-b[2], -b[3], -b[0], -b[1]];
  if (turn === 270) return [b[1], -b[2], b[3], -b[0]];
  return b;
}
