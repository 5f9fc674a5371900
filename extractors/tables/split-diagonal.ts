// A cell crossed by a diagonal line names rows on one side of it and columns on the other: its glyphs are parted at the
// line, the upper side first, so that the two names are not read into each other.

import type { Box } from '../../model/index.ts';
import { centreX, centreY, type Glyph, heightOf, widthOf } from './ink.ts';
import { RULE_TOUCH } from './tolerances.ts';

/** A line from a corner reaches at least this share of both sides of its cell. */
const REACH = 0.3;
/** More lines in one cell are a drawing. */
const MOST_LINES = 3;
/** Share of the glyphs that a line may run through. */
const STRUCK = 0.1;

/** Where a slanted line runs: from the left end to the right end. */
interface Slant {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * The glyphs on the sides of the diagonals in `cell`, from the upper right to the lower left; all of them in one list
 * where there is no diagonal. `shapes` are boxes of drawn shapes: a line's box tells its ends but not its direction,
 * so of both directions the one is taken that stays further off the words.
 */
export function splitDiagonal(cell: Box, glyphs: readonly Glyph[], shapes: readonly Box[]): Glyph[][] {
  const printed = glyphs.filter((g) => g.text !== ' ');
  const boxes = shapes.filter((shape) => crosses(shape, cell));
  if (!printed.length || !boxes.length || boxes.length > MOST_LINES) return [[...glyphs]];
  const rising = boxes.map(([x0, y0, x1, y1]): Slant => ({ x0, y0: y1, x1, y1: y0 }));
  const falling = boxes.map(([x0, y0, x1, y1]): Slant => ({ x0, y0, x1, y1 }));
  const slants = clearance(rising, printed) > clearance(falling, printed) ? rising : falling;
  return clearance(slants, printed) > 0 ? sidesOf(glyphs, slants) : [[...glyphs]];
}

/** How far the lines stay off the words (points): off all but a few glyphs; 0 when they run through them. */
function clearance(slants: readonly Slant[], glyphs: readonly Glyph[]): number {
  const gaps = glyphs.map(({ box }) => Math.min(...slants.map((slant) => gapTo(slant, box))));
  return gaps.sort((a, b) => a - b)[Math.floor(STRUCK * gaps.length)] ?? 0;
}

/** Whether the shape starts in a corner of the cell, reaches far into it and not beyond. */
function crosses(shape: Box, cell: Box): boolean {
  const within = (a: number, b: number) => Math.abs(a - b) <= RULE_TOUCH;
  const inside =
    shape[0] >= cell[0] - RULE_TOUCH &&
    shape[1] >= cell[1] - RULE_TOUCH &&
    shape[2] <= cell[2] + RULE_TOUCH &&
    shape[3] <= cell[3] + RULE_TOUCH;
  if (!inside) return false;
  const [w, h] = [widthOf(shape) / widthOf(cell), heightOf(shape) / heightOf(cell)];
  const cornered =
    (within(shape[0], cell[0]) || within(shape[2], cell[2])) &&
    (within(shape[1], cell[1]) || within(shape[3], cell[3]));
  return cornered && Math.min(w, h) >= REACH && Math.max(w, h) >= 1 - REACH;
}

const heightAt = ({ x0, y0, x1, y1 }: Slant, x: number): number =>
  y0 + ((x - x0) * (y1 - y0)) / Math.max(0.01, x1 - x0);

/** Distance in height between the line and the middle part of the box; infinite where the line does not reach. */
function gapTo(slant: Slant, [x0, y0, x1, y1]: Box): number {
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
  if (mx < slant.x0 || mx > slant.x1) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.abs(heightAt(slant, mx) - my) - 0.25 * (y1 - y0));
}

/** Glyphs by the number of lines they stand under. */
function sidesOf(glyphs: readonly Glyph[], slants: readonly Slant[]): Glyph[][] {
  const sides: Glyph[][] = Array.from({ length: slants.length + 1 }, () => []);
  for (const glyph of glyphs) {
    const [x, y] = [centreX(glyph.box), centreY(glyph.box)];
    const under = slants.filter((s) => y > heightAt(s, x)).length;
    sides[under]?.push(glyph);
  }
  return sides.filter((side) => side.some((g) => g.text !== ' '));
}
