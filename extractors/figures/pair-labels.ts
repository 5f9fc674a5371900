// Numbers of a figure without an axis (rings, maps, flows) → the names they stand at: over or under them, before them
// on the same line, else the pairing in which all stand nearest to their names.

import type { Label } from './figure-label.ts';
import { matchPairs } from './match-pairs.ts';

export interface Pair {
  readonly value: Label;
  readonly name: Label;
  /** Whether it stands directly at its name; else only nearer than to others. */
  readonly close: boolean;
}

/** A name further away is none (em). */
const FARTHEST = 6;
/** A name that no number took is plainly further away by this factor. */
const PLAINLY = 1.5;
/** Directly at the name (em). */
const CLOSE = 0.9;
/** More labels are no figure of this kind. */
const MOST = 120;

/** Pairs of numbers and names, each used once; a number for which another name would do as well is left out. */
export function pairLabels(values: readonly Label[], names: readonly Label[]): Pair[] {
  if (values.length === 0 || values.length > names.length || names.length > MOST) return [];
  const cost = values.map((v) => names.map((n) => distance(v, n) / v.size));
  const matched = matchPairs(cost);
  const free = names.flatMap((_, k) => (matched.includes(k) ? [] : [k]));
  return matched.flatMap((at, i): Pair[] => {
    const [value, name] = [values[i], names[at]];
    const away = cost[i]?.[at] ?? Number.POSITIVE_INFINITY;
    if (!value || !name || away > FARTHEST) return [];
    const close = isAt(value, name);
    const other = Math.min(...free.map((k) => cost[i]?.[k] ?? Number.POSITIVE_INFINITY));
    return close || other > PLAINLY * away ? [{ value, name, close }] : [];
  });
}

/** Between the nearest points of the two labels. */
function distance(a: Label, b: Label): number {
  const dx = Math.max(0, a.x0 - b.x1, b.x0 - a.x1);
  const dy = Math.max(0, a.y0 - b.y1, b.y0 - a.y1);
  return Math.hypot(dx, dy);
}

/** Over or under it with a common middle or edge, or next to it on the same line. */
function isAt(value: Label, name: Label): boolean {
  const { size } = value;
  const aligned =
    Math.abs(value.x - name.x) < size || Math.abs(value.x0 - name.x0) < 2 || Math.abs(value.x1 - name.x1) < 2;
  const stacked = aligned && Math.max(value.y0 - name.y1, name.y0 - value.y1) <= CLOSE * size;
  const inLine =
    Math.abs(value.y - name.y) < 0.5 * size && Math.max(value.x0 - name.x1, name.x0 - value.x1) <= 2 * size;
  return stacked || inLine;
}
