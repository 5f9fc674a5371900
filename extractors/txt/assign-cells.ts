// Which words of a broken row belong to which column. The words come in column order, so that a row is a way of cutting
// its words into as many pieces as there are columns, some of them empty; the cheapest way wins (dynamic programming over
// words × columns), and how much cheaper it is than the next tells how sure we may be.

import type { AnchoredText } from '../../model/index.ts';

/** A word with the index of the line it stands on. */
export interface PlacedWord {
  readonly text: AnchoredText;
  readonly line: number;
}

export type ColumnType = 'serial' | 'number' | 'text';

/** What the complete rows of a table tell of one column. */
export interface ColumnProfile {
  readonly type: ColumnType;
  /** Texts seen in it, with how often. */
  readonly seen: ReadonlyMap<string, number>;
  /** Length of its longest text, in characters. */
  readonly longest: number;
  /** How texts of it end (`endingOf`), with how often; absent while no row is known to be whole. */
  readonly endings?: ReadonlyMap<string, number>;
}

export interface Assignment {
  /** For each column the words in it, first and end exclusive; equal when it is empty. */
  readonly cuts: readonly (readonly [number, number])[];
  /** Cost of this cut, and of the best that differs from it. */
  readonly cost: number;
  readonly next: number;
}

const WRONG_TYPE = 6;
const SAME_LINE = 3;
const NEXT_LINE = 0.6;
const LATIN = 0.2;
const SHORT_BEFORE_LONG = 1;
const EMPTY_FIRST = 1.2;
const EMPTY_MIDDLE = 2.4;
const EMPTY_LAST = 1.6;
const SEEN_BONUS = 1.5;
const TOO_LONG = 1;
const ENDING_BONUS = 1.2;

/** The last two characters before a remark in brackets: names of one kind (…学院, …联合体) end alike. */
export const endingOf = (text: string): string => text.replace(/[（(][^（()）]*[)）]$/u, '').slice(-2);

export const isNumberCell = (text: string): boolean =>
  /^(?:(?:上升|下降|增长|增加|减少|提高|降低)\s?)?[-+−]?[\d０-９][\d０-９,.．]*(?:[%％‰]|个百分点)?$/u.test(
    text,
  ) || /^(?:[-—–]{1,2}|\/)$/u.test(text);

/** The cheapest cut of `words` into `columns`; null for no words or no columns. */
export function assignWords(
  words: readonly PlacedWord[],
  columns: readonly ColumnProfile[],
): Assignment | null {
  if (words.length === 0 || columns.length === 0) return null;
  const n = words.length;
  // best[c][i]: the two cheapest ways to put the first i words into the first c columns
  const best: Way[][][] = [Array.from({ length: n + 1 }, (_, i) => (i === 0 ? [{ cost: 0, cuts: [] }] : []))];
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c] as ColumnProfile;
    best.push(
      Array.from({ length: n + 1 }, (_, end) => {
        const ways: Way[] = [];
        for (let start = Math.max(0, end - MAX_WORDS); start <= end; start++) {
          const cost = cellCost(words.slice(start, end), column, c, columns.length);
          for (const way of best[c]?.[start] ?? [])
            ways.push({ cost: way.cost + cost, cuts: [...way.cuts, [start, end]] });
        }
        return ways.sort((a, b) => a.cost - b.cost).slice(0, 2);
      }),
    );
  }
  const [first, second] = best[columns.length]?.[n] ?? [];
  return first
    ? { cuts: first.cuts, cost: first.cost, next: second?.cost ?? Number.POSITIVE_INFINITY }
    : null;
}

/** A cell of more words than this is none. */
const MAX_WORDS = 14;

interface Way {
  readonly cost: number;
  readonly cuts: readonly (readonly [number, number])[];
}

function cellCost(words: readonly PlacedWord[], column: ColumnProfile, index: number, count: number): number {
  const [first] = words;
  if (!first) return index === 0 ? EMPTY_FIRST : index === count - 1 ? EMPTY_LAST : EMPTY_MIDDLE;
  const text = words.map((word) => word.text.text).join('');
  let cost = typeCost(words, text, column);
  for (let i = 1; i < words.length; i++) cost += joinCost(words[i - 1] as PlacedWord, words[i] as PlacedWord);
  if (column.seen.has(text)) cost -= SEEN_BONUS;
  if (column.endings?.has(endingOf(text))) cost -= ENDING_BONUS;
  if (column.longest > 0 && text.length > column.longest * 2) cost += TOO_LONG;
  return cost;
}

function typeCost(words: readonly PlacedWord[], text: string, column: ColumnProfile): number {
  if (column.type === 'text')
    return words.length === 1 && isNumberCell(text) && !column.seen.has(text) ? WRONG_TYPE / 2 : 0;
  if (column.type === 'serial') return words.length === 1 && /^\d{1,3}$/u.test(text) ? 0 : WRONG_TYPE;
  return words.length === 1 && isNumberCell(text) ? 0 : WRONG_TYPE;
}

/** What it costs to take two words for one cell: little over a line end, much on one line, unless the words show it. */
function joinCost(before: PlacedWord, after: PlacedWord): number {
  const a = before.text.text;
  const b = after.text.text;
  const opened = (a.match(/[（(《“]/gu)?.length ?? 0) > (a.match(/[）)》”]/gu)?.length ?? 0);
  if (opened || /^[）)》”、，]/u.test(b) || /[、，]$/u.test(a)) return 0;
  if (/[A-Za-z]$/u.test(a) && /^[A-Za-z\d]/u.test(b)) return LATIN;
  if (before.line === after.line) return spacedOut(a, b) ? 0 : SAME_LINE;
  // a line breaks where it is full: what follows is the shorter rest
  return a.length < b.length ? NEXT_LINE + SHORT_BEFORE_LONG : NEXT_LINE;
}

/** Two single Han characters (张 华) are a name spaced out; a year and its month or day are one date. */
const spacedOut = (a: string, b: string): boolean =>
  (/^\p{Script=Han}$/u.test(a) && /^\p{Script=Han}$/u.test(b)) ||
  (/[年月]$/u.test(a) && /^\d{1,2}\s?[月日]/u.test(b)) ||
  (/^\d+$/u.test(a) && /^[年月日]/u.test(b));
