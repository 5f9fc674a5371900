// Horizontal lines of one length, one under the other, with words in columns between them: three-line tables and
// tables ruled only across. Yields the regions; a table cut by a page break may lack the line at its end.

import type { Box } from '../../model/index.ts';
import { assignColumns } from './assign-columns.ts';
import type { OpenRegion } from './build-open-table.ts';
import { findColumns, splitPieces } from './find-columns.ts';
import { isNumber } from './find-rows.ts';
import { type Row, rowOf } from './group-words.ts';
import { overlap } from './ink.ts';
import { clusterPlaces, type Edge } from './join-rules.ts';
import { takeOverflow } from './take-overflow.ts';
import { JOINT_GAP } from './tolerances.ts';

/** A page with more loose lines is a drawing. */
const MOST_LINES = 1500;
/** Lines of one table begin and end at the same places (points). */
const SAME_END = 6;
/** A band between two lines is tabular when this share of its rows has several pieces. */
const TABULAR = 0.5;
/** Share of the words that may stand across a column line (a heading over several columns). */
const CROSSING = 0.15;
/** Pieces of a row stand at least this far apart (em). */
const APART = 1;
/** The header between the first two lines has no more lines of text. */
const TALLEST_HEADER = 6;
/** From so many rows the columns can be told. */
const ENOUGH_ROWS = 4;
/** Rows that go on under the last line are no further apart than this (em). */
const NEXT_ROW = 3.2;

/** Whether a line of text (a caption) cannot stand inside a table. */
export type EndsTable = (text: string) => boolean;

/** Regions from top to bottom. `rows` are the page's lines of words, `lines` its horizontal edges outside ruled tables. */
export function findOpenRegions(
  page: number,
  rows: readonly Row[],
  lines: readonly Edge[],
  endsTable: EndsTable = () => false,
): OpenRegion[] {
  const regions: OpenRegion[] = [];
  const free = new Set(rows);
  for (const group of groupByExtent(lines)) {
    for (const run of tabularRuns(group, [...free], endsTable)) {
      const region = regionOf(page, run, [...free], lines, endsTable);
      if (!region) continue;
      regions.push(region);
      for (const row of [...free]) if (region.rows.some((r) => r.base === row.base)) free.delete(row);
    }
  }
  return regions.sort((a, b) => a.box[1] - b.box[1]);
}

/** Lines with common ends, downwards. */
function groupByExtent(lines: readonly Edge[]): Edge[][] {
  const groups: Edge[][] = [];
  if (lines.length > MOST_LINES) return groups;
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const group = groups.find(
      ([g]) => g && Math.abs(g.from - line.from) <= SAME_END && Math.abs(g.to - line.to) <= SAME_END,
    );
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups
    .filter((g) => g.length > 1)
    .sort((a, b) => (b[0]?.to ?? 0) - (b[0]?.from ?? 0) - (a[0]?.to ?? 0) + (a[0]?.from ?? 0));
}

/** Runs of lines between which stands tabular text (or nothing: double lines). */
function tabularRuns(lines: readonly Edge[], rows: readonly Row[], endsTable: EndsTable): Edge[][] {
  const runs: Edge[][] = [];
  let run: Edge[] = [];
  let tabular = 0;
  const flush = () => {
    if (tabular > 0) runs.push(run);
    run = [];
    tabular = 0;
  };
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!run.length) run = [line];
    const band = next ? rowsBetween(rows, line.from, line.to, line.at, next.at) : [];
    const parted = !next || !sharesJoints(line, next) || band.some((row) => endsTable(textOf(row)));
    if (parted || (band.length > 0 && !isTabular(band, drawnColumns([line, next])))) {
      flush();
      continue;
    }
    if (band.length) tabular += 1;
    run.push(next);
  }
  return runs;
}

/** Lines whose pieces meet at other places belong to different tables. */
function sharesJoints(a: Edge, b: Edge): boolean {
  if (!a.joints.length || !b.joints.length) return true;
  const [few, many] = a.joints.length < b.joints.length ? [a.joints, b.joints] : [b.joints, a.joints];
  return few.filter((x) => many.some((y) => Math.abs(x - y) <= JOINT_GAP)).length * 2 >= few.length;
}

const textOf = (row: Row): string => row.words.map((w) => w.said.text).join(' ');

/** The words between the heights and sides, as rows. */
function rowsBetween(rows: readonly Row[], x0: number, x1: number, y0: number, y1: number): Row[] {
  return rows.flatMap((row) => {
    const middle = (row.box[1] + row.box[3]) / 2;
    if (middle <= y0 || middle >= y1) return [];
    const words = row.words.filter(
      (w) => (w.box[0] + w.box[2]) / 2 > x0 - SAME_END && (w.box[0] + w.box[2]) / 2 < x1 + SAME_END,
    );
    return words.length ? [rowOf(words)] : [];
  });
}

/** Words keep to the columns that the lines show; without such, most of the text stands in several pieces side by side. */
function isTabular(band: readonly Row[], columns: readonly number[]): boolean {
  if (columns.length) {
    const words = band.flatMap((row) => row.words);
    const over = words.filter((w) => columns.some((x) => w.box[0] < x - 1 && w.box[2] > x + 1));
    return over.length <= words.length * CROSSING;
  }
  const levels = sideBySide(band);
  const several = levels.filter((row) => splitPieces(row, APART).length > 1);
  // the further lines of a cell stand under a piece of a row
  const pieces = several.flatMap((row) => splitPieces(row, APART)).map((words) => rowOf(words).box);
  const wrapped = levels.filter(
    (row) => !several.includes(row) && pieces.some((p) => row.box[0] >= p[0] - 2 && row.box[2] <= p[2] + 2),
  );
  return several.length > 0 && several.length + wrapped.length >= TABULAR * levels.length;
}

/** Whether a row reaches into the height of the one above: cells centred beside cells of two lines. */
const isBeside = (above: Row | undefined, row: Row): above is Row =>
  above !== undefined &&
  overlap(above.box[1], above.box[3], row.box[1], row.box[3]) > 0.2 * (row.box[3] - row.box[1]);

/** Rows that stand beside each other as one. */
function sideBySide(rows: readonly Row[]): Row[] {
  const levels: Row[] = [];
  for (const row of rows) {
    const last = levels.at(-1);
    if (isBeside(last, row))
      levels[levels.length - 1] = rowOf([...last.words, ...row.words].sort((a, b) => a.box[0] - b.box[0]));
    else levels.push(row);
  }
  return levels;
}

function regionOf(
  page: number,
  run: readonly Edge[],
  rows: readonly Row[],
  lines: readonly Edge[],
  endsTable: EndsTable,
): OpenRegion | null {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return null;
  const [x0, x1] = [Math.min(...run.map((e) => e.from)), Math.max(...run.map((e) => e.to))];
  const inside = rowsBetween(rows, x0, x1, first.at, last.at);
  const columns = drawnColumns(run);
  const below = rowsBelow(
    inside,
    rowsBetween(rows, x0, x1, last.at, Number.POSITIVE_INFINITY),
    [x0, first.at, x1, last.at],
    columns,
    endsTable,
  );
  const all = [...inside, ...below];
  const bottom = below.reduce((y, row) => Math.max(y, row.box[3]), last.at);
  const box: Box = [
    Math.min(x0, ...all.map((r) => r.box[0])),
    first.at,
    Math.max(x1, ...all.map((r) => r.box[2])),
    bottom,
  ];
  const within = lines.filter(
    (e) => e.at >= first.at - 1 && e.at <= bottom + 1 && e.from >= x0 - SAME_END && e.to <= x1 + SAME_END,
  );
  return {
    page,
    box,
    rows: all,
    lines: within,
    columns,
    jointed: columns.length > 0,
    headerEnd: headerLine(run, rows, all),
  };
}

/** Column places that the pieces of at least half of the lines agree on. */
function drawnColumns(run: readonly Edge[]): number[] {
  const jointed = run.filter((e) => e.joints.length > 0);
  const places = clusterPlaces(
    jointed.flatMap((e) => e.joints),
    JOINT_GAP,
  );
  return places.filter(
    (x) =>
      jointed.filter((e) => e.joints.some((j) => Math.abs(j - x) <= JOINT_GAP)).length * 2 >= jointed.length,
  );
}

/** Rows that go on in the same columns under the last line, as after a page break without a closing line. */
function rowsBelow(
  inside: readonly Row[],
  below: readonly Row[],
  box: Box,
  columns: readonly number[],
  endsTable: EndsTable,
): Row[] {
  const taken: Row[] = [];
  const xs = columns.length
    ? [box[0], ...columns, box[2]]
    : findColumns(inside.length >= ENOUGH_ROWS ? inside : [...inside, ...below.slice(0, 3)], box, columns);
  if (!xs || xs.length < 3) return taken;
  let base = Math.max(box[3], ...inside.map((r) => r.base));
  let sound = 0;
  for (const row of below) {
    const size = Math.max(...row.words.map((w) => w.size));
    if (row.base - base > NEXT_ROW * size || endsTable(textOf(row))) break;
    const pieces = assignColumns(row, xs);
    if (pieces.some((p) => p.colSpan > 1) || row.box[2] > box[2] + SAME_END || row.box[0] < box[0] - SAME_END)
      break;
    if (splitPieces(row, APART).length > 1 || isBeside(taken.at(-1), row)) sound = taken.length + 1;
    taken.push(row);
    base = row.base;
  }
  const kept = taken.slice(0, sound);
  return [...kept, ...takeOverflow([...inside, ...kept], taken.slice(sound), xs)];
}

/** The line that closes the header: the first with words above it, unless numbers stand there already. */
function headerLine(run: readonly Edge[], rows: readonly Row[], all: readonly Row[]): number | null {
  const first = run[0];
  if (!first) return null;
  for (const [i, line] of run.entries()) {
    const above = rowsBetween(rows, first.from, first.to, first.at, line.at);
    if (!above.length) continue;
    // double lines: the lower one closes the header
    let close = line;
    for (const next of run.slice(i + 1)) {
      if (rowsBetween(rows, first.from, first.to, close.at, next.at).length) break;
      close = next;
    }
    const under = all.some((row) => (row.box[1] + row.box[3]) / 2 > close.at);
    if (!under || above.length > TALLEST_HEADER) return null;
    const pieces = above.flatMap((row) => splitPieces(row, APART));
    const numbers = pieces.filter((words) =>
      isNumber({ words, box: [0, 0, 0, 0], base: 0, size: 1, col: 0, colSpan: 1 }),
    );
    return numbers.length * 2 > pieces.length ? null : close.at;
  }
  return null;
}
