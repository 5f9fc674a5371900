// Text at an angle (names under the columns of a chart) → lines. Its glyphs share no baseline of the page; they follow
// each other in the order in which they were printed, each an advance further along one direction.

import { type Box, unionBox } from '../../model/index.ts';
import type { Glyph } from '../tables/ink.ts';
import type { Line } from './page-layout.ts';

/** The next glyph of a run is not further away than this (em). */
const FARTHEST = 1.6;
/** Directions within a run differ by less than this (radians). */
const BEND = 0.2;

/** Lines of the slanted glyphs, in printed order; `box` of a line is around all of it. */
export function readSlanted(glyphs: readonly Glyph[], page: number): Line[] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    if (run && goesOn(run, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs.flatMap((run) => (run.some((g) => g.text !== ' ') ? [lineOf(run, page)] : []));
}

function goesOn(run: readonly Glyph[], next: Glyph): boolean {
  const [before, last] = [run.at(-2), run.at(-1)];
  if (!last || Math.abs(last.size - next.size) > 0.1 * last.size) return false;
  const [dx, dy] = [next.origin[0] - last.origin[0], next.origin[1] - last.origin[1]];
  if (Math.hypot(dx, dy) > FARTHEST * last.size) return false;
  if (!before) return true;
  const turn =
    Math.atan2(dy, dx) - Math.atan2(last.origin[1] - before.origin[1], last.origin[0] - before.origin[0]);
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) < BEND;
}

function lineOf(run: readonly Glyph[], page: number): Line {
  let text = '';
  const segments = run.map((g) => {
    const start = text.length;
    text += g.text;
    return { start, end: text.length, anchor: { page, bbox: g.box } };
  });
  const box: Box = unionBox(run.map((g) => g.box));
  const size = run[0]?.size ?? 0;
  const said = { text, segments };
  const bold = run.every((g) => g.bold);
  const word = { said, box, base: box[3], size, bold, colour: run[0]?.colour ?? null, spaced: false };
  return { page, said, words: [word], box, base: box[3], size, bold, slanted: true };
}
