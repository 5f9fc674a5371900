// A table header that broke over several lines → one text for each column, in one or two levels. The words come in column
// order; a column ends with its unit in brackets, and none begins with a bracket or with the rest of a word.

import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import type { PlacedWord } from './assign-cells.ts';

export interface HeaderGroup {
  readonly text: AnchoredText;
  /** How many columns it stands over. */
  readonly span: number;
}

export interface CutHeader {
  /** One text for each column, the lowest level. */
  readonly cells: readonly AnchoredText[];
  /** The level above the last columns; empty for a header of one level. */
  readonly groups: readonly HeaderGroup[];
  /** How unlikely the cut is, for each column; 0 and below is good. */
  readonly cost: number;
}

const BAD_START = 4;
const SAME_LINE = 1.6;
const NEXT_LINE = 0.5;
const ENDS_WITH_UNIT = -0.8;
const UNIT_INSIDE = 2.5;
const UNEVEN = 0.12;
const MAX_WORDS = 8;

/** The best cut of `words` into `labels` + `numbers` columns; null when there are fewer words than columns. */
export function cutHeader(words: readonly PlacedWord[], labels: number, numbers: number): CutHeader | null {
  const merged = joinYears(words);
  return cutTwoLevels(merged, labels, numbers) ?? cutOneLevel(merged, labels + numbers);
}

/** 2023 | 届 → 2023 届: a year and its sign are one word. */
function joinYears(words: readonly PlacedWord[]): PlacedWord[] {
  const out: PlacedWord[] = [];
  for (const word of words) {
    const before = out.at(-1);
    const joins =
      before &&
      before.line === word.line &&
      /\d{4}$/u.test(before.text.text) &&
      /^(?:年|届|学年)/u.test(word.text.text);
    if (before && joins)
      out[out.length - 1] = { line: word.line, text: joinAnchored([before.text, word.text], ' ') };
    else out.push(word);
  }
  return out;
}

/** Labels, then a line of groups, then a line with one word for each number column that repeats under each group. */
function cutTwoLevels(words: readonly PlacedWord[], labels: number, numbers: number): CutHeader | null {
  const lastLine = words.at(-1)?.line ?? -1;
  const lower = words.filter((word) => word.line === lastLine);
  const upper = words.filter((word) => word.line === lastLine - 1);
  const groups = upper.slice(-Math.max(0, words.length - lower.length - labels));
  const before = words.slice(0, words.length - lower.length - groups.length);
  if (
    lower.length !== numbers ||
    groups.length < 2 ||
    numbers % groups.length !== 0 ||
    before.length !== labels
  )
    return null;
  const span = numbers / groups.length;
  const pattern = lower
    .slice(0, span)
    .map((word) => word.text.text)
    .join('|');
  const repeats = groups.every(
    (_, g) =>
      lower
        .slice(g * span, (g + 1) * span)
        .map((word) => word.text.text)
        .join('|') === pattern,
  );
  if (span < 2 || !repeats) return null;
  return {
    cells: [...before, ...lower].map((word) => word.text),
    groups: groups.map((word) => ({ text: word.text, span })),
    cost: 0,
  };
}

interface Way {
  readonly cost: number;
  readonly cuts: readonly number[];
}

function cutOneLevel(words: readonly PlacedWord[], columns: number): CutHeader | null {
  const n = words.length;
  if (n < columns) return null;
  let ways: (Way | null)[] = Array.from({ length: n + 1 }, (_, i) =>
    i === 0 ? { cost: 0, cuts: [] } : null,
  );
  const usual = words.reduce((sum, word) => sum + word.text.text.length, 0) / columns;
  for (let c = 0; c < columns; c++) ways = ways.map((_, end) => bestEndingAt(end, ways, words, usual));
  const way = ways[n];
  if (!way) return null;
  const cells = way.cuts.map((end, i) =>
    joinAnchored(words.slice(way.cuts[i - 1] ?? 0, end).map((word) => word.text)),
  );
  return { cells, groups: [], cost: way.cost / columns };
}

function bestEndingAt(
  end: number,
  ways: readonly (Way | null)[],
  words: readonly PlacedWord[],
  usual: number,
): Way | null {
  let best: Way | null = null;
  for (let start = Math.max(0, end - MAX_WORDS); start < end; start++) {
    const before = ways[start];
    if (!before) continue;
    const cost = before.cost + columnCost(words.slice(start, end), usual);
    if (!best || cost < best.cost) best = { cost, cuts: [...before.cuts, end] };
  }
  return best;
}

function columnCost(words: readonly PlacedWord[], usual: number): number {
  const text = words.map((word) => word.text.text).join('');
  let cost = Math.abs(text.length - usual) * UNEVEN;
  if (/^(?:[（(）)、，%％]|年度|学年|度|数|率|比|的|加|人数$)/u.test(text)) cost += BAD_START;
  if (/[）)]$/u.test(text)) cost += ENDS_WITH_UNIT;
  if (/[）)](?=.)/u.test(text)) cost += UNIT_INSIDE;
  for (let i = 1; i < words.length; i++) {
    const opened = /^[（(]/u.test(words[i]?.text.text ?? '');
    if (!opened) cost += words[i - 1]?.line === words[i]?.line ? SAME_LINE : NEXT_LINE;
  }
  return cost;
}
