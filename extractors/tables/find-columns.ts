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
 * column line was drawn; strips that hold one give way to it. `all`: further rows (the header) that only help to
 * place the boundaries inside the strips.
 */
export function findColumns(
  rows: readonly Row[],
  box: Box,
  forced: readonly number[] = [],
  all: readonly Row[] = rows,
): number[] | null {
  const several = rows.filter((row) => splitPieces(row).length > 1);
  const judged = several.length >= 2 ? several : rows;
  const head = all.filter((row) => !rows.includes(row));
  const strips = freeStrips(judged, box).filter((s) => isGap(s, judged, head));
  const between = forced.filter((x) => x > box[0] + 2 && x < box[2] - 2);
  const found = strips
    .filter(([a, b]) => !between.some((x) => x >= a - 4 && x <= b + 4))
    .map((strip) => freest(strip, all));
  const faced = dropIdle(
    [...between, ...found].sort((a, b) => a - b),
    new Set(between),
    judged,
    head,
    box,
  );
  const inner = [...faced, ...headedStrips(all, box, faced)].sort((a, b) => a - b);
  return inner.length ? [box[0], ...inner, box[2]] : null;
}

/** Strips that no row crosses and one row (the header) has words on both sides of: labels stand between the rows. */
function headedStrips(rows: readonly Row[], box: Box, known: readonly number[]): number[] {
  return freeStrips(rows, box, 0).flatMap(([a, b]) => {
    if (known.some((x) => x > a - 4 && x < b + 4)) return [];
    const centre = (a + b) / 2;
    const before = known.findLast((x) => x < centre) ?? box[0] - 1;
    const after = known.find((x) => x > centre) ?? box[2] + 1;
    const left = rows.filter(({ words }) => words.some((w) => middle(w) > before && middle(w) < centre));
    const right = rows.filter(({ words }) => words.some((w) => middle(w) > centre && middle(w) < after));
    const both = left.filter((row) => right.includes(row));
    const apart = both.filter(({ words }) => {
      const [l, r] = [words.findLast((w) => middle(w) < centre), words.find((w) => middle(w) > centre)];
      return l && r && r.box[0] - l.box[2] >= TYPICAL_GAP * l.size;
    });
    return apart.length > 0 && apart.length === both.length && left.length > 1 && right.length > 2
      ? [centre]
      : [];
  });
}

/** The middle of the widest part of a strip that the fewest words of all rows (the header too) cover. */
function freest([a, b]: readonly [number, number], rows: readonly Row[]): number {
  // a space between words is no gap: words reach half a space further on both sides
  const words = rows
    .flatMap((row) => row.words)
    .map((w) => [w.box[0] - (LEAST_GAP / 2) * w.size, w.box[2] + (LEAST_GAP / 2) * w.size] as const)
    .filter(([from, to]) => from < b && to > a);
  let best: [number, number] = [a, a];
  let part = best;
  let least = Number.POSITIVE_INFINITY;
  for (let x = a; x < b; x += 1 / SUBDIVISION) {
    const over = words.filter(([from, to]) => from < x && to > x).length;
    if (over > least) continue;
    if (over === least && x - part[1] <= 1 / SUBDIVISION) part[1] = x;
    else part = [x, x];
    if (over < least || part[1] - part[0] > best[1] - best[0]) best = part;
    least = over;
  }
  return words.length ? (best[0] + best[1]) / 2 : (a + b) / 2;
}

/** Takes out boundaries at which no words of neighbouring columns face each other across a real gap. */
function dropIdle(
  inner: readonly number[],
  drawn: ReadonlySet<number>,
  rows: readonly Row[],
  head: readonly Row[],
  box: Box,
): number[] {
  const kept = [...inner];
  for (let i = 0; i < kept.length; ) {
    const [before, at, after] = [kept[i - 1] ?? box[0] - 1, kept[i] ?? 0, kept[i + 1] ?? box[2] + 1];
    const facing = (row: Row) => facingGap(row, at, before, after);
    if (drawn.has(at) || isWide(rows.flatMap(facing), head.flatMap(facing), rows.length)) i += 1;
    else kept.splice(i, 1);
  }
  return kept;
}

/** The gap (em) between the words that stand next to the place on both sides, within the limits. */
function facingGap({ words }: Row, at: number, before: number, after: number): number[] {
  const left = words.findLast((w) => middle(w) < at);
  const right = words.find((w) => middle(w) >= at);
  const faces = left && right && middle(left) > before && middle(right) < after;
  return faces ? [(right.box[0] - left.box[2]) / left.size] : [];
}

const middle = (w: Word): number => (w.box[0] + w.box[2]) / 2;

/**
 * Whether gaps are those between columns: wide as a rule, and hardly ever as narrow as between words. Where one row
 * alone has words on both sides (a serial number beside the first of its rows), the header may bear it out.
 */
function isWide(body: readonly number[], head: readonly number[], rows: number): boolean {
  const gaps = (body.length === 1 ? [...body, ...head] : [...body]).sort((x, y) => x - y);
  if (gaps.length < Math.min(2, rows)) return false;
  return (
    (gaps[gaps.length >> 1] ?? 0) >= TYPICAL_GAP && (gaps[Math.floor(gaps.length / 5)] ?? 0) >= LEAST_GAP
  );
}

/** Maximal x-intervals that all but a few rows leave free, between the outermost words. */
function freeStrips(rows: readonly Row[], box: Box, share = RUNS_OVER): [number, number][] {
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
  const allowed = rows.length >= 8 ? Math.floor(rows.length * share) : 0;
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
function isGap([a, b]: readonly [number, number], rows: readonly Row[], head: readonly Row[]): boolean {
  const gap = (row: Row) => facingGap(row, (a + b) / 2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return isWide(rows.flatMap(gap), head.flatMap(gap), rows.length);
}
