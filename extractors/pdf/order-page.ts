// Lines and tables of one page → reading order, with the column each line stands in.
// A column is recognised by a gutter that (nearly) no line crosses with full lines of text on both sides of it;
// what crosses it stands between bands of columns (after the recursive cuts of Nagy & Seth 1984).

import type { Box } from '../../model/index.ts';
import { widthOf } from '../tables/ink.ts';
import type { PageTable } from '../tables/page-table.ts';
import type { Line, PageFigure } from './page-layout.ts';

/** A line with the left and right edge of the column it stands in. */
export interface FlowLine {
  readonly kind: 'line';
  readonly line: Line;
  readonly left: number;
  readonly right: number;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly table: PageTable;
}

export interface FlowFigure {
  readonly kind: 'figure';
  readonly figure: PageFigure;
}

export type FlowItem = FlowLine | FlowTable | FlowFigure;

/** Width of the strips in which gutters are looked for (points). */
const STRIP = 2;
/** A gutter is at least this wide (points). */
const NARROWEST_GUTTER = 8;
/** Share of the lines that may cross a gutter (titles, full-width figures). */
const CROSSING = 0.25;
/** Fewer lines make no column. */
const FEWEST_LINES = 6;
const HANGS = /[，。、；：！？,.;:!?）)”’》」』]\s*$/u;
/** How far a mark of punctuation may hang beyond the margin (em). */
const HANGING = 1.1;
/** Text fills at least this share of its column: entries of a table do not. */
const FULLNESS = 0.6;
/** How often columns may be cut again. */
const DEEPEST = 3;

type Entry = {
  readonly box: Box;
  readonly item: { line: Line } | { table: PageTable } | { figure: PageFigure };
};

/** Items in reading order. */
export function orderPage(
  lines: readonly Line[],
  tables: readonly PageTable[],
  figures: readonly PageFigure[] = [],
): FlowItem[] {
  const entries: Entry[] = [
    ...lines.map((line) => ({ box: line.box, item: { line } })),
    ...tables.map((table) => ({ box: table.box, item: { table } })),
    ...figures.map((figure) => ({ box: figure.box, item: { figure } })),
  ];
  return orderEntries(entries, 0);
}

function orderEntries(entries: readonly Entry[], depth: number): FlowItem[] {
  const gutter = depth < DEEPEST ? findGutter(entries) : null;
  if (gutter === null) return singleColumn(entries);
  const sorted = [...entries].sort((a, b) => a.box[1] - b.box[1]);
  const flow: FlowItem[] = [];
  let band: Entry[] = [];
  const flush = () => {
    flow.push(
      ...orderEntries(
        band.filter((e) => e.box[2] <= gutter + STRIP),
        depth + 1,
      ),
    );
    flow.push(
      ...orderEntries(
        band.filter((e) => e.box[2] > gutter + STRIP),
        depth + 1,
      ),
    );
    band = [];
  };
  for (const entry of sorted) {
    if (entry.box[0] < gutter - STRIP && entry.box[2] > gutter + STRIP) {
      flush();
      flow.push(...singleColumn([entry]));
    } else band.push(entry);
  }
  flush();
  return flow;
}

function singleColumn(entries: readonly Entry[]): FlowItem[] {
  const [left, right] = columnEdges(entries);
  const reading = (e: Entry) => ('line' in e.item ? e.item.line.base : e.box[1]);
  return [...entries]
    .sort((a, b) => reading(a) - reading(b) || a.box[0] - b.box[0])
    .map(({ item }) => {
      if ('line' in item) return { kind: 'line', line: item.line, left, right };
      return 'table' in item ? { kind: 'table', table: item.table } : { kind: 'figure', figure: item.figure };
    });
}

/** The edges of the lines; at the right, punctuation that hangs beyond the margin left out. */
function columnEdges(entries: readonly Entry[]): [number, number] {
  const lines = entries.flatMap((e) => ('line' in e.item ? [e.item.line] : []));
  const [left, outermost] = sidesOf(lines.map((line) => line.box));
  const [, right] = sidesOf(lines.filter((line) => !HANGS.test(line.said.text)).map((line) => line.box));
  const size = Math.max(0, ...lines.map((line) => line.size));
  return [left, outermost - right < HANGING * size ? right : outermost];
}

/** Left and right edge of all boxes. */
const sidesOf = (boxes: readonly Box[]): [number, number] =>
  boxes.reduce<[number, number]>(
    ([left, right], b) => [Math.min(left, b[0]), Math.max(right, b[2])],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/** The middle of the emptiest strip between two columns of text; null when the lines make one column. */
function findGutter(entries: readonly Entry[]): number | null {
  const lines = entries.filter((e) => 'line' in e.item).map((e) => e.box);
  if (lines.length < 2 * FEWEST_LINES) return null;
  const [left, right] = columnEdges(entries);
  const strips = new Int32Array(Math.ceil((right - left) / STRIP) + 1);
  for (const b of lines)
    for (let i = Math.floor((b[0] - left) / STRIP); i <= Math.floor((b[2] - left) / STRIP); i++)
      strips[i] = (strips[i] ?? 0) + 1;
  const [from, to] = [Math.floor(strips.length * 0.2), Math.ceil(strips.length * 0.8)];
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) least = Math.min(least, strips[i] ?? 0);
  if (least > lines.length * CROSSING) return null;
  let best: [number, number] | null = null;
  for (let i = from; i < to; ) {
    let end = i;
    while (end < to && (strips[end] ?? 0) <= least) end += 1;
    if (end > i && (!best || end - i > best[1] - best[0])) best = [i, end];
    i = end + 1;
  }
  if (!best || (best[1] - best[0]) * STRIP < NARROWEST_GUTTER) return null;
  const middle = left + ((best[0] + best[1]) / 2) * STRIP;
  const sides = [lines.filter((b) => b[2] <= middle), lines.filter((b) => b[0] >= middle)];
  return sides.every(isColumn) ? middle : null;
}

function isColumn(boxes: readonly Box[]): boolean {
  if (boxes.length < FEWEST_LINES) return false;
  const [left, right] = sidesOf(boxes);
  const width = right - left;
  const mean = boxes.reduce((sum, b) => sum + widthOf(b), 0) / boxes.length;
  return mean >= FULLNESS * width;
}
