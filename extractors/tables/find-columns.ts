// Rows of words without column lines → where the columns part: strips of white that (nearly) every row leaves free.
// After the white-space columns of Tabula's and pdfplumber's stream modes, with the width of the gaps as a second witness.

import type { Box } from '../../model/index.ts';
import type { Row, Word } from './group-words.ts';

/** A strip narrower than this is a chance (points). */
const NARROWEST_STRIP = 1.5;
/** The middle gap between the words beside a strip is at least this wide (em). */
const TYPICAL_GAP = 0.9;
/** Nearly all gaps beside it are wider than a space between words (em). */
const LEAST_GAP = 0.42;
/** Share of the rows that may run over a strip (a long label, a note in the table). */
const RUNS_OVER = 0.1;
/** A gap this wide makes a row one of several pieces (em). */
const PIECE_GAP = 0.8;

/** Parts of a row between wide gaps, left to right. */
export function splitPieces(row: Row, gap = PIECE_GAP): Word[][] {
  const pieces: Word[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const word of row.words) {
    const last = pieces.at(-1);
    if (last && word.box[0] - end <= gap * word.size) last.push(word);
    else pieces.push([word]);
    end = Math.max(end, word.box[2]);
  }
  return pieces;
}

/**
 * Column boundaries, outer edges of `box` included; null when the rows show no columns. `forced` are places where a
 * column line was drawn; strips that hold one give way to it.
 */
export function findColumns(rows: readonly Row[], box: Box, forced: readonly number[] = []): number[] | null {
  const several = rows.filter((row) => splitPieces(row).length > 1);
  const judged = several.length >= 2 ? several : rows;
  const strips = freeStrips(judged, box).filter((s) => isGap(s, judged));
  const between = forced.filter((x) => x > box[0] + 2 && x < box[2] - 2);
  const found = strips
    .filter(([a, b]) => !between.some((x) => x >= a - 4 && x <= b + 4))
    .map(([a, b]) => (a + b) / 2);
  const inner = [...between, ...found].sort((a, b) => a - b);
  return inner.length ? [box[0], ...inner, box[2]] : null;
}

/** Maximal x-intervals that all but a few rows leave free, between the outermost words. */
function freeStrips(rows: readonly Row[], box: Box): [number, number][] {
  const left = Math.floor(box[0]);
  const covered = new Int32Array(Math.max(1, Math.ceil(box[2]) - left + 1) * SUBDIVISION);
  let [first, last] = [covered.length, 0];
  for (const row of rows) {
    let done = -1;
    for (const { box: b } of row.words) {
      const from = Math.max(0, Math.round((b[0] - left) * SUBDIVISION), done + 1);
      const to = Math.min(covered.length - 1, Math.round((b[2] - left) * SUBDIVISION));
      for (let i = from; i <= to; i++) covered[i] = (covered[i] ?? 0) + 1;
      done = Math.max(done, to);
      first = Math.min(first, from);
      last = Math.max(last, to);
    }
  }
  const allowed = rows.length >= 8 ? Math.floor(rows.length * RUNS_OVER) : 0;
  const strips: [number, number][] = [];
  for (let i = first; i < last; ) {
    let end = i;
    while (end < last && (covered[end] ?? 0) <= allowed) end += 1;
    if (end - i >= NARROWEST_STRIP * SUBDIVISION && i > first)
      strips.push([left + i / SUBDIVISION, left + end / SUBDIVISION]);
    i = end + 1;
  }
  return strips;
}

/** Steps per point when the page is swept for free strips. */
const SUBDIVISION = 2;

/** Whether the words beside the strip usually stand far apart, and there are such words on both sides. */
function isGap([a, b]: readonly [number, number], rows: readonly Row[]): boolean {
  const middle = (a + b) / 2;
  const gaps: number[] = [];
  for (const { words } of rows) {
    const left = words.findLast((w) => (w.box[0] + w.box[2]) / 2 < middle);
    const right = words.find((w) => (w.box[0] + w.box[2]) / 2 >= middle);
    if (left && right) gaps.push((right.box[0] - left.box[2]) / left.size);
  }
  if (gaps.length < Math.min(2, rows.length)) return false;
  gaps.sort((x, y) => x - y);
  return (
    (gaps[gaps.length >> 1] ?? 0) >= TYPICAL_GAP && (gaps[Math.floor(gaps.length / 5)] ?? 0) >= LEAST_GAP
  );
}
