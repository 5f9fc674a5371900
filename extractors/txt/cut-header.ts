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
const SAME_LINE = 3;
const NEXT_LINE = 0.5;
const SHORT_BEFORE_LONG = 1;
const ENDS_WITH_UNIT = -0.8;
const UNIT_INSIDE = 2.5;
const UNEVEN = 0.12;
const MAX_UNEVEN = 3;
const MAX_WORDS = 8;

/**
 * The best cut of `words` into `labels` + `numbers` + `tail` columns, the number columns perhaps under a level of groups;
 * null when there are fewer words than columns.
 */
export function cutHeader(
  words: readonly PlacedWord[],
  labels: number,
  numbers: number,
  tail = 0,
): CutHeader | null {
  const twoLevels = tail === 0 ? cutTwoLevels(words, labels + numbers) : null;
  return twoLevels ?? cutOneLevel(words, labels + numbers + tail);
}

/** The last line repeats its words under the groups of the line above it; the columns in front of them have one level. */
function cutTwoLevels(words: readonly PlacedWord[], columns: number): CutHeader | null {
  const lastLine = words.at(-1)?.line ?? -1;
  const lower = words.filter((word) => word.line === lastLine).map((word) => word.text);
  const upper = words.filter((word) => word.line === lastLine - 1);
  const repeats = lower.length > new Set(lower.map((text) => text.text)).size;
  if (!repeats || lower.length >= columns) return null;
  for (let count = upper.length; count >= 2; count--) {
    const span = lower.length / count;
    if (span < 2 || !Number.isInteger(span)) continue;
    const groups = upper.slice(-count);
    const before = cutOneLevel(words.slice(0, words.length - lower.length - count), columns - lower.length);
    if (before)
      return {
        cells: [...before.cells, ...lower],
        groups: groups.map((word) => ({ text: word.text, span })),
        cost: before.cost,
      };
  }
  return null;
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
  let cost = Math.min(MAX_UNEVEN, Math.abs(text.length - usual)) * UNEVEN;
  if (/^(?:[（(）)、，%％]|(?:学?年度?|度|数|率|的)(?:$|[（(])|加人数)/u.test(text) && words[0]?.line !== 0)
    cost += BAD_START;
  if (/[）)]$/u.test(text)) cost += ENDS_WITH_UNIT;
  if (/[）)](?=.)/u.test(text)) cost += UNIT_INSIDE;
  for (let i = 1; i < words.length; i++) cost += joinCost(words[i - 1] as PlacedWord, words[i] as PlacedWord);
  return cost;
}

/** Words of one line are cells of their own, but for a single character; a line breaks where it is full. */
function joinCost(before: PlacedWord, after: PlacedWord): number {
  const [a, b] = [before.text.text, after.text.text];
  if (/^[（(]/u.test(b)) return 0;
  if (before.line === after.line) return b.length === 1 ? NEXT_LINE : SAME_LINE;
  return a.length < b.length ? NEXT_LINE + SHORT_BEFORE_LONG : NEXT_LINE;
}
