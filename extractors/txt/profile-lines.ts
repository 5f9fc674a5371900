// Is a line of this file a whole paragraph, or one visual line of the page it was taken from? Decided from the text's
// own statistics: visual lines are short, and most of the wide ones break off in the middle of a sentence.

import { isNote, recogniseCaption, recogniseHeading } from '../layout/recognise-line.ts';
import { isBlank, type SourceLine } from './source-lines.ts';

export interface LineProfile {
  readonly kind: 'paragraph' | 'visual';
  /** Whether a line goes on to the right margin of its surroundings; always false where a line is a paragraph. */
  readonly isFull: (line: SourceLine) => boolean;
  /** Whether a line is as wide as one of its neighbours: a narrower measure within the page; always false where a line is a paragraph. */
  readonly isEven: (line: SourceLine) => boolean;
}

const MAX_VISUAL_COLUMNS = 140;
const MIN_PROSE_LINES = 20;
/** A line as wide as this may be a line of prose; narrower ones are mostly cells and headings. */
const WIDE_COLUMNS = 44;
const MIN_BROKEN_SHARE = 0.4;
const WINDOW = 60;
const FULL_SLACK = 7;

/** Columns a text takes: a wide (East Asian) character counts 2, any other 1. */
export function columnsOf(text: string): number {
  let n = 0;
  for (const ch of text) n += (ch.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return n;
}

const isContentsEntry = (text: string): boolean => /\.{4}|…{2}|·{4}/u.test(text);
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

/** How the lines of a file were made. A file with too few lines to tell counts as one paragraph a line. */
export function profileLines(lines: readonly SourceLine[]): LineProfile {
  const prose = lines.filter(
    (line) => !isBlank(line) && !line.text.includes('\t') && !isContentsEntry(line.text),
  );
  const widths = prose.map((line) => columnsOf(line.text.trim()));
  const wide = prose.filter((_, i) => (widths[i] ?? 0) >= WIDE_COLUMNS);
  const broken = wide.filter((line) => !/[。！？；：.!?;:”"』」）)]\s*$/u.test(line.text));
  const longest = quantile(
    [...widths].sort((a, b) => a - b),
    0.99,
  );
  const visual =
    prose.length >= MIN_PROSE_LINES &&
    longest <= MAX_VISUAL_COLUMNS &&
    broken.length > wide.length * MIN_BROKEN_SHARE;
  if (!visual) return { kind: 'paragraph', isFull: () => false, isEven: () => false };
  const margins = localMargins(prose, widths);
  return {
    kind: 'visual',
    isFull: (line) => columnsOf(line.text.trim()) >= (margins.get(line.number) ?? 0) - FULL_SLACK,
    isEven: evenLines(prose, widths),
  };
}

/** A caption, a title, a line in brackets, or cells: they have a gap between Han characters. */
const standsAlone = (text: string): boolean =>
  recogniseCaption(text) !== null ||
  recogniseHeading(text) !== null ||
  isNote(text) ||
  /^\s*(?:【|[（(].*[）)]\s*$)|\p{Script=Han}\s+\p{Script=Han}/u.test(text);

/** Lines of prose as wide as the one above or below. */
function evenLines(prose: readonly SourceLine[], widths: readonly number[]): LineProfile['isEven'] {
  const even = new Set<number>();
  const inText = prose.map((line, i) => (widths[i] ?? 0) >= WIDE_COLUMNS && !standsAlone(line.text));
  prose.forEach((line, i) => {
    if (!inText[i]) return;
    const isNear = (j: number) =>
      inText[j] === true && Math.abs((widths[j] ?? 0) - (widths[i] ?? 0)) < FULL_SLACK;
    const near = [i - 1, i + 1].filter(isNear);
    // lines of a list have no commas
    if (near.length > 0 && [i, ...near].some((j) => /[，、；。]/u.test(prose[j]?.text ?? '')))
      even.add(line.number);
  });
  return (line) => even.has(line.number);
}

/** The right margin around each line: pages of one file may be set in different widths. */
function localMargins(prose: readonly SourceLine[], widths: readonly number[]): ReadonlyMap<number, number> {
  const margins = new Map<number, number>();
  for (let from = 0; from < prose.length; from += WINDOW / 2) {
    const around = widths
      .slice(Math.max(0, from - WINDOW / 4), from + (WINDOW * 3) / 4)
      .sort((a, b) => a - b);
    const margin = Math.max(WIDE_COLUMNS, quantile(around, 0.9));
    for (const line of prose.slice(from, from + WINDOW / 2)) margins.set(line.number, margin);
  }
  return margins;
}
