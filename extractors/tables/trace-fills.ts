// Coloured cells → the edges they show: where a table leaves out a line because the ground is coloured, the sides of
// the colour are the line. Only inside or directly at a ruled lattice: a bar chart is made of the same rectangles.

import type { Box } from '../../model/index.ts';
import type { Lattice } from './find-lattices.ts';
import { type Fill, heightOf, widthOf } from './ink.ts';
import { clusterPlaces, type Edge } from './join-rules.ts';
import { RULE_SNAP, RULE_TOUCH, SHORTEST_RULE } from './tolerances.ts';

/** More coloured areas are a drawing. */
const MOST_FILLS = 3000;
/** Paler grounds show no edge. */
const COLOURLESS = 0.985;

/** The lattice with the sides of its coloured cells as edges, grown over coloured rows that adjoin it. */
export function traceFills(lattice: Lattice, fills: readonly Fill[]): Lattice {
  let box = lattice.box;
  const coloured = fills.filter((f) => f.paleness < COLOURLESS && isWithinSides(f.box, box));
  const near = outermost(coloured.slice(0, MOST_FILLS));
  const taken: Fill[] = [];
  for (const fill of growing(near, box)) {
    if (!touches(fill.box, box)) continue;
    taken.push(fill);
    box = [
      Math.min(box[0], fill.box[0]),
      Math.min(box[1], fill.box[1]),
      Math.max(box[2], fill.box[2]),
      Math.max(box[3], fill.box[3]),
    ];
  }
  if (!taken.length) return lattice;
  const h: Edge[] = [...lattice.h];
  const v: Edge[] = [...lattice.v];
  const columns = clusterPlaces(
    lattice.v.map((e) => e.at),
    RULE_SNAP,
  );
  for (const { box: b } of taken) {
    if (widthOf(b) < SHORTEST_RULE || heightOf(b) < SHORTEST_RULE) continue;
    for (const at of [b[1], b[3]]) h.push({ at, from: b[0], to: b[2], width: 0, joints: [] });
    for (const at of [b[0], b[2]]) v.push({ at, from: b[1], to: b[3], width: 0, joints: [] });
  }
  return columns.length ? { h, v, box } : lattice;
}

/** Fills from the lattice outwards, so that each can adjoin what was taken before it. */
const growing = (fills: readonly Fill[], box: Box): Fill[] => {
  const away = (b: Box) => Math.max(0, box[1] - b[3], b[1] - box[3]);
  return [...fills].sort((a, b) => away(a.box) - away(b.box));
};

const isWithinSides = (b: Box, box: Box): boolean =>
  b[0] >= box[0] - RULE_TOUCH && b[2] <= box[2] + RULE_TOUCH;

const touches = (b: Box, box: Box): boolean => b[1] <= box[3] + RULE_TOUCH && b[3] >= box[1] - RULE_TOUCH;

/** Leaves out grounds that lie on a larger ground (paragraph shading in a shaded cell). */
function outermost(fills: readonly Fill[]): Fill[] {
  const sorted = [...fills].sort(
    (a, b) => widthOf(b.box) * heightOf(b.box) - widthOf(a.box) * heightOf(a.box),
  );
  const kept: Fill[] = [];
  for (const fill of sorted) {
    const [x, y] = [(fill.box[0] + fill.box[2]) / 2, (fill.box[1] + fill.box[3]) / 2];
    const inner = kept.some(
      ({ box: k, colour }) =>
        colour === fill.colour &&
        x > k[0] &&
        x < k[2] &&
        y > k[1] &&
        y < k[3] &&
        fill.box[0] >= k[0] - 1 &&
        fill.box[1] >= k[1] - 1 &&
        fill.box[2] <= k[2] + 1 &&
        fill.box[3] <= k[3] + 1,
    );
    if (!inner) kept.push(fill);
  }
  return kept;
}
