// Edges that touch or cross → groups, one for each ruled figure on the page. Whether a group is a table is decided
// later, when its cells are known.

import type { Box } from '../../model/index.ts';
import type { Edge, Edges } from './join-rules.ts';
import { RULE_TOUCH } from './tolerances.ts';

/** Connected edges with the box around them. */
export interface Lattice extends Edges {
  readonly box: Box;
}

/** Groups of connected edges that have lines in both directions, from top to bottom. */
export function findLattices(edges: Edges): Lattice[] {
  const { h, v } = edges;
  const parent = Array.from({ length: h.length + v.length }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i] ?? i] ?? i;
      i = parent[i] ?? i;
    }
    return i;
  };
  for (let j = 0; j < v.length; j++) {
    const line = v[j];
    if (!line) continue;
    for (let i = firstFrom(h, line.from - RULE_TOUCH); i < h.length; i++) {
      const cross = h[i];
      if (!cross || cross.at > line.to + RULE_TOUCH) break;
      if (line.at >= cross.from - RULE_TOUCH && line.at <= cross.to + RULE_TOUCH)
        parent[root(h.length + j)] = root(i);
    }
  }
  const groups = new Map<number, { h: Edge[]; v: Edge[] }>();
  const groupOf = (i: number) => {
    const key = root(i);
    const group = groups.get(key) ?? { h: [], v: [] };
    groups.set(key, group);
    return group;
  };
  for (const [i, edge] of h.entries()) groupOf(i).h.push(edge);
  for (const [j, edge] of v.entries()) groupOf(h.length + j).v.push(edge);
  return [...groups.values()]
    .filter((g) => g.h.length > 0 && g.v.length > 0)
    .map((g) => ({ ...g, box: boxOf(g) }))
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

/** Index of the first edge at or beyond `at` in edges sorted by place. */
function firstFrom(edges: readonly Edge[], at: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((edges[mid]?.at ?? 0) < at) low = mid + 1;
    else high = mid;
  }
  return low;
}

function boxOf({ h, v }: Edges): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const e of h)
    [x0, x1, y0, y1] = [Math.min(x0, e.from), Math.max(x1, e.to), Math.min(y0, e.at), Math.max(y1, e.at)];
  for (const e of v)
    [y0, y1, x0, x1] = [Math.min(y0, e.from), Math.max(y1, e.to), Math.min(x0, e.at), Math.max(x1, e.at)];
  return [x0, y0, x1, y1];
}
