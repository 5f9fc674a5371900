// Ruling lines as drawn (dashes, hairline pairs, one piece per cell) → edges: few long straight lines, each once.
// First step of cells from lines, after pdfplumber's snap and join (table.py, `merge_edges`).

import type { Rule } from './ink.ts';
import { JOINT_GAP, RULE_JOIN, RULE_SNAP, SHORTEST_PIECE, SHORTEST_RULE } from './tolerances.ts';

/** A straight line on the page: at `at` on the other axis, from `from` to `to`. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Thickest ink in it. */
  readonly width: number;
  /** Places inside it where one drawn piece ends and the next begins: programs draw a piece for each cell. */
  readonly joints: readonly number[];
}

export interface Edges {
  /** Horizontal, by y. */
  readonly h: readonly Edge[];
  /** Vertical, by x. */
  readonly v: readonly Edge[];
}

/** Edges sorted by place; lines shorter than `SHORTEST_RULE` after joining are left out. */
export function joinRules(rules: readonly Rule[]): Edges {
  return {
    h: joinAxis(rules.filter((r) => r.axis === 'h')),
    v: joinAxis(rules.filter((r) => r.axis === 'v')),
  };
}

function joinAxis(rules: readonly Rule[]): Edge[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const edges: Edge[] = [];
  let band: Rule[] = [];
  let sum = 0;
  const flush = () => {
    edges.push(...joinBand(band));
    band = [];
    sum = 0;
  };
  for (const rule of sorted) {
    if (band.length && rule.at - sum / band.length > RULE_SNAP) flush();
    band.push(rule);
    sum += rule.at;
  }
  flush();
  return edges.filter((e) => e.to - e.from >= SHORTEST_RULE);
}

function joinBand(band: readonly Rule[]): Edge[] {
  const sorted = [...band].sort((a, b) => a.from - b.from);
  const groups: Rule[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const rule of sorted) {
    const group = groups.at(-1);
    if (group && rule.from - end <= RULE_JOIN) group.push(rule);
    else groups.push([rule]);
    end = Math.max(group && rule.from - end <= RULE_JOIN ? end : rule.to, rule.to);
  }
  return groups.map(edgeOf);
}

function edgeOf(rules: readonly Rule[]): Edge {
  let [from, to, width, total, moment] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
  for (const rule of rules) {
    const length = Math.max(0.01, rule.to - rule.from);
    from = Math.min(from, rule.from);
    to = Math.max(to, rule.to);
    width = Math.max(width, rule.width);
    total += length;
    moment += rule.at * length;
  }
  return { at: moment / total, from, to, width, joints: jointsOf(rules, from, to) };
}

/** Where a piece ends and another begins within a hair; dashes are too short to be pieces of cells. */
function jointsOf(rules: readonly Rule[], from: number, to: number): number[] {
  const pieces = rules.filter((r) => r.to - r.from >= SHORTEST_PIECE);
  const starts = pieces.map((r) => r.from).sort((a, b) => a - b);
  const joints: number[] = [];
  for (const { to: end } of pieces) {
    const start = nearestValue(starts, end);
    if (start === null || start - end > JOINT_GAP || end - start > JOINT_GAP) continue;
    const at = (start + end) / 2;
    if (at > from + SHORTEST_PIECE && at < to - SHORTEST_PIECE) joints.push(at);
  }
  return clusterPlaces(joints, JOINT_GAP);
}

function nearestValue(sorted: readonly number[], value: number): number | null {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (Math.abs((sorted[mid] ?? 0) - value) <= Math.abs((sorted[mid + 1] ?? 0) - value)) high = mid;
    else low = mid + 1;
  }
  return sorted[low] ?? null;
}

/** Mean places of groups of values that lie within `reach` of each other, ascending. */
export function clusterPlaces(values: readonly number[], reach: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const places: number[] = [];
  let group: number[] = [];
  const mean = () => group.reduce((a, b) => a + b, 0) / group.length;
  for (const value of sorted) {
    if (group.length && value - mean() > reach) {
      places.push(mean());
      group = [];
    }
    group.push(value);
  }
  if (group.length) places.push(mean());
  return places;
}
