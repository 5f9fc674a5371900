// Lays the masks of the catalogue over a text: which stretches hold numerals that measure nothing. Overlaps are settled
// here (longest, then priority, then order); what a mask leaves is for the number grammar.

import { mayHold } from '../../catalog/load-text-masks.ts';
import type { TextMask } from '../../catalog/types.ts';

export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
  readonly mask: TextMask;
  /** Where the position stands of a mask that yields a rank; null for references. */
  readonly number: { readonly start: number; readonly end: number } | null;
  /** Ids of the masks that would have taken part of it. */
  readonly beat: readonly string[];
}

/** A numeral as the ledger counts them: digits, grouping commas before exactly three digits, points. */
const ARABIC_RUN = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/g;
const NUMERAL = /[\d〇零一二两三四五六七八九十百千万亿几数]/;
/** What stands in a blanked text for a masked character: no digit, no word, no blank. */
export const BLANK = '\ue000';

/** The Arabic numerals of a normalised text, in order. */
export function findArabicRuns(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(ARABIC_RUN), (run) => ({
    start: run.index,
    end: run.index + run[0].length,
  }));
}

/**
 * The stretches of `text` (normalised) that masks take, in order and without overlap, each with a numeral in it and
 * none beginning or ending inside a numeral.
 */
export function findMaskedSpans(text: string, masks: readonly TextMask[]): MaskedSpan[] {
  if (!NUMERAL.test(text)) return [];
  const found: MaskedSpan[] = [];
  for (const mask of masks) {
    if (!mayHold(text, mask)) continue;
    mask.pattern.lastIndex = 0;
    for (let hit = mask.pattern.exec(text); hit; hit = mask.pattern.exec(text)) {
      if (hit[0] === '') mask.pattern.lastIndex++;
      const start = hit.index;
      const end = start + hit[0].length;
      if (!NUMERAL.test(hit[0]) || cutsNumeral(text, start) || cutsNumeral(text, end)) continue;
      found.push({ start, end, mask, number: numberOf(hit), beat: [] });
    }
  }
  return settle(found, text.length);
}

/** `text` with every masked character replaced by one that begins and ends no number or unit. */
export function blankOut(text: string, spans: readonly MaskedSpan[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), BLANK.repeat(span.end - span.start));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const GOES_ON = /\d|\.\d|,\d{3}(?!\d)/y;
const GROUP = /\d{3}(?!\d)/y;

/** Whether a span that begins or ends at `at` would cut a numeral: 3|.5, 1,|438, 20|23. */
function cutsNumeral(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const pattern = isDigit(before) ? GOES_ON : GROUP;
  if (pattern === GROUP && !(/[.,]/.test(before) && isDigit(text.charAt(at - 2)))) return false;
  if (before === '.') return isDigit(text.charAt(at));
  pattern.lastIndex = at;
  return pattern.test(text);
}

const isDigit = (c: string): boolean => c >= '0' && c <= '9';

function numberOf(hit: RegExpExecArray): MaskedSpan['number'] {
  const number = hit.groups?.number;
  if (number === undefined) return null;
  const start = hit.index + hit[0].lastIndexOf(number);
  return { start, end: start + number.length };
}

/** Of spans that overlap the longest stays. A shorter one overlaps only if one of its ends lies in a longer one. */
function settle(found: readonly MaskedSpan[], length: number): MaskedSpan[] {
  if (found.length < 2) return [...found];
  const byRank = [...found].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      b.mask.priority - a.mask.priority ||
      a.mask.order - b.mask.order ||
      a.start - b.start,
  );
  // at each character the number of the span that took it, from 1
  const taken = new Uint32Array(length);
  const kept: (MaskedSpan & { readonly beat: string[] })[] = [];
  for (const span of byRank) {
    const winner = kept[(taken[span.start] || taken[span.end - 1] || 0) - 1];
    if (winner) {
      if (winner.mask !== span.mask && !winner.beat.includes(span.mask.id)) winner.beat.push(span.mask.id);
      continue;
    }
    kept.push({ ...span, beat: [] });
    taken.fill(kept.length, span.start, span.end);
  }
  return kept.sort((a, b) => a.start - b.start);
}
