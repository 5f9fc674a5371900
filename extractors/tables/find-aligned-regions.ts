// Tables without any line: runs of rows whose pieces stand in the same columns. Text in columns is no proof of a table;
// numbers under each other, many columns or a caption above are. Lists, contents pages and forms are passed over.

import type { Box } from '../../model/index.ts';
import { assignColumns, type Piece } from './assign-columns.ts';
import type { OpenRegion } from './build-open-table.ts';
import { carryOnColumns } from './carry-on-columns.ts';
import { findColumns, splitPieces } from './find-columns.ts';
import { isNumber } from './find-rows.ts';
import { type Row, rowOf } from './group-words.ts';
import { overlap } from './ink.ts';
import type { PageTable } from './page-table.ts';
import { takeOverflow } from './take-overflow.ts';

/** What the words themselves say, judged by the caller. */
export interface LineHints {
  /** A caption: ends a table above it, announces one below it. */
  readonly isCaption: (text: string) => boolean;
  /** Text that no table holds: contents entries, notes. */
  readonly isForeign: (text: string) => boolean;
}

/** Pieces of a row stand at least this far apart (em). */
const APART = 1.1;
/** Rows of one table are no further apart than this (em), or than this many times the usual distance in it. */
const FARTHEST = 4;
const UNEVEN = 2.2;
/** So many rows of several pieces make a table; with a caption above, so many. */
const FEWEST_ROWS = 4;
const FEWEST_WITH_CAPTION = 2;
/** So many lines of one piece may stand together inside (wrapped cells, headings of groups). */
const MOST_SINGLE = 2;
/** So many, when each stands under a piece of the row. */
const MOST_WRAPPED = 8;
/** In so many rows above such a piece is looked for. */
const ROWS_ABOVE = 6;
/** Baselines of lines under each other are at least this far apart (em). */
const STACKED = 0.95;
/** Share of numbers that makes a column one of numbers. */
const NUMERIC = 0.6;
/** Share of filled positions in a table of words. */
const FILLED = 0.6;

const textOf = (row: Row): string => row.words.map((w) => w.said.text).join(' ');

/**
 * Regions of such tables, from top to bottom. `rows` stand in one column of the page.
 * @param before the table that ends the page before, when `rows` begin their page: its last rows may be the first here.
 */
export function findAlignedRegions(
  page: number,
  rows: readonly Row[],
  hints: LineHints,
  before: PageTable | null = null,
): OpenRegion[] {
  return runsOf(rows, hints).flatMap((run) => {
    const begins = before !== null && run.rows[0] === rows[0];
    const carried = begins ? () => carryOnColumns(page, [...run.rows, ...run.tail], before) : () => null;
    return regionOf(page, run) ?? carried() ?? [];
  });
}

interface Run {
  readonly rows: Row[];
  /** Lines of one piece behind the last row: the rest of its cells, or something else. */
  readonly tail: Row[];
  readonly captioned: boolean;
}

const isSeveral = (row: Row): boolean => splitPieces(row, APART).length > 1;

function runsOf(rows: readonly Row[], hints: LineHints): Run[] {
  const runs: Run[] = [];
  let run: Row[] = [];
  let single = 0;
  let captioned = false;
  let captionSeen = 0;
  const flush = () => {
    const kept = run.slice(0, run.length - single);
    if (kept.length) runs.push({ rows: kept, tail: run.slice(run.length - single), captioned });
    run = [];
    single = 0;
    captioned = false;
  };
  for (const row of rows) {
    const text = textOf(row);
    const caption = hints.isCaption(text);
    if (caption || hints.isForeign(text)) {
      flush();
      captionSeen = caption ? CAPTION_REACH : 0;
      continue;
    }
    const last = run.at(-1);
    if (last && row.base - last.base > FARTHEST * sizeOf(row)) flush();
    if (isSeveral(row)) {
      if (!run.length) captioned = captionSeen > 0;
      run.push(row);
      single = 0;
    } else if (run.length && (single < MOST_SINGLE || (single < MOST_WRAPPED && isUnderPiece(row, run)))) {
      run.push(row);
      single += 1;
    } else flush();
    captionSeen -= 1;
  }
  flush();
  return runs;
}

/** Whether a line stands wholly in the column of one piece of a row above: a further line of a cell. */
function isUnderPiece(row: Row, run: readonly Row[]): boolean {
  const recent = run.slice(-ROWS_ABOVE - MOST_WRAPPED);
  const above = recent.filter(isSeveral).slice(-ROWS_ABOVE);
  const right = recent.reduce((most, r) => Math.max(most, r.box[2]), 0);
  return above.some((host) => {
    const boxes = splitPieces(host, APART).map((words) => rowOf(words).box);
    return boxes.some((box, i) => {
      const [from, to] = [boxes[i - 1]?.[2] ?? 0, boxes[i + 1]?.[0] ?? right + sizeOf(row)];
      return overlap(box[0], box[2], row.box[0], row.box[2]) > 0 && row.box[0] > from && row.box[2] < to;
    });
  });
}

/** How many lines may stand between a caption and its table (unit, name of the school). */
const CAPTION_REACH = 3;

const sizeOf = (row: Row): number => row.words.reduce((most, w) => Math.max(most, w.size), 0);

function regionOf(page: number, run: Run): OpenRegion | null {
  const rows = trimUneven(run.rows);
  const several = rows.filter(isSeveral);
  if (several.length < (run.captioned ? FEWEST_WITH_CAPTION : FEWEST_ROWS)) return null;
  const box = boxAround(rows);
  const xs = findColumns(several, box);
  if (!xs) return null;
  const pieces = several.map((row) => assignColumns(row, xs));
  if (!isConvincing(pieces, xs.length - 1, run.captioned)) return null;
  const all = rows.length === run.rows.length ? [...rows, ...takeOverflow(rows, run.tail, xs)] : rows;
  return { page, box: boxAround(all), rows: all, lines: [], columns: [], jointed: false, headerEnd: null };
}

function boxAround(rows: readonly Row[]): Box {
  return rows.reduce<Box>(
    (b, { box: r }) => [
      Math.min(b[0], r[0]),
      Math.min(b[1], r[1]),
      Math.max(b[2], r[2]),
      Math.max(b[3], r[3]),
    ],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/**
 * The rows up to the first gap that is much wider than the others. Baselines closer than a line is high stand side by
 * side (cells of one and of two lines in the middle of a row): they tell nothing of the distance of rows.
 */
function trimUneven(run: readonly Row[]): Row[] {
  const gaps = run.slice(1).map((row, i) => row.base - (run[i]?.base ?? row.base));
  const stacked = gaps.filter((gap, i) => gap >= STACKED * sizeOf(run[i + 1] as Row));
  const usual = stacked.sort((a, b) => a - b)[stacked.length >> 1] ?? 0;
  const end = gaps.findIndex((gap) => gap > UNEVEN * usual);
  return end < 0 ? [...run] : run.slice(0, end + 1);
}

function isConvincing(rows: readonly (readonly Piece[])[], cols: number, captioned: boolean): boolean {
  const crossing = rows.filter((pieces) => pieces.some((p) => p.colSpan > 1)).length;
  if (crossing > rows.length * 0.34) return false;
  const columns = Array.from({ length: cols }, (_, col) =>
    rows.flatMap((pieces) => pieces.filter((p) => p.col === col && p.colSpan === 1)),
  );
  if (isList(columns) || isContents(columns)) return false;
  const filled = columns.reduce((sum, c) => sum + c.length, 0) / (rows.length * cols);
  if (captioned) return filled >= FILLED / 2;
  const numeric = columns.filter(
    (c) => c.length >= 3 && c.filter(isNumber).length >= NUMERIC * c.length,
  ).length;
  if (cols > 2) return filled >= FILLED && (numeric > 0 || (rows.length >= FEWEST_ROWS && isShort(columns)));
  const coded = columns.some((c) => c.length >= 3 && c.filter(isCode).length >= NUMERIC * c.length);
  return filled >= 0.8 && (numeric === 1 || coded) && rows.length > FEWEST_ROWS && isShort(columns);
}

const wordsOf = (piece: Piece): string => piece.words.map((w) => w.said.text).join('');

/** A number with letters: 030101K, B-2. */
const isCode = (piece: Piece): boolean => /^(?=.*\d\d)[\dA-Za-z.-]{3,14}$/u.test(wordsOf(piece));

/** Two columns of which the first only counts or marks: a list. */
function isList(columns: readonly (readonly Piece[])[]): boolean {
  const [marks = []] = columns;
  if (columns.length !== 2 || !marks.length) return false;
  const bullets = marks.filter((p) =>
    /^(?:[•●■◆▪➢·*□☑–-]|[（(]?[\da-zA-Z一二三四五六七八九十]{1,2}[.)）、．]?)$/u.test(wordsOf(p)),
  );
  return bullets.length * 2 > marks.length;
}

/** Words and rising page numbers. */
function isContents(columns: readonly (readonly Piece[])[]): boolean {
  const pages = (columns.at(-1) ?? []).map((p) => Number(wordsOf(p)));
  if (columns.length !== 2 || pages.length < 3 || !pages.every(Number.isInteger)) return false;
  return pages.every((n, i) => i === 0 || n >= (pages[i - 1] ?? 0));
}

/** Entries, not lines of text: few characters in most cells. */
function isShort(columns: readonly (readonly Piece[])[]): boolean {
  const lengths = columns
    .flat()
    .map((p) => Array.from(wordsOf(p)).length)
    .sort((a, b) => a - b);
  return (lengths[lengths.length >> 1] ?? 99) <= 12;
}
