// The words of a clause between two places: without its own brackets of numbers, list numbers gone, ¶ for a period.

import { overlapping } from './bisect.ts';
import type { Clause } from './clause.ts';

/** Stands where a period stood. */
export const PERIOD = '¶';
/** Longer stretches are cut: what names a number stands near it. */
const MAX_WORDS = 160;
/** References that number the text itself. */
const NUMBERING = /list|section|heading|footnote|item/u;

/** The last 160 characters at most of the words in `[from, to)` of `text`. */
export function wordsBefore(text: string, clause: Clause, from: number, to: number): string {
  return wordsOf(text, clause, Math.max(from, to - MAX_WORDS), to);
}

/** The first 160 characters at most of the words in `[from, to)` of `text`. */
export function wordsBehind(text: string, clause: Clause, from: number, to: number): string {
  return wordsOf(text, clause, from, Math.min(to, from + MAX_WORDS));
}

function wordsOf(text: string, clause: Clause, from: number, to: number): string {
  const cuts = [
    ...overlapping(clause.brackets, from, to).map((b) => ({ start: b.start, end: b.end, word: '' })),
    ...overlapping(clause.marks, from, to).map((m) => ({
      start: m.start,
      end: m.end,
      word: m.reference.isPeriod ? PERIOD : NUMBERING.test(m.reference.mask) ? '' : m.text,
    })),
  ].sort((a, b) => a.start - b.start);
  let words = '';
  let at = from;
  for (const cut of cuts) {
    words += text.slice(at, Math.max(at, cut.start)) + cut.word;
    at = Math.max(at, cut.end);
  }
  return words + text.slice(at, Math.max(at, to));
}
