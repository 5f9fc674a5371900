// Text in which every character keeps its place in the source, however often lines were joined.

import { type Anchor, mergeAnchors } from './anchor.ts';
import { codePoints, narrowAnchor } from './narrow-anchor.ts';

/** `text.slice(start, end)` stands at `anchor`. Offsets are UTF-16 indices, as JavaScript slices. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
}

/** Segments are in order and do not overlap; characters between them (added joins) have no place of their own. */
export interface AnchoredText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** Text that stands wholly at one place. */
export function anchored(text: string, anchor: Anchor): AnchoredText {
  return { text, segments: text ? [{ start: 0, end: text.length, anchor }] : [] };
}

/** Several texts one behind the other with `joint` between them. */
export function joinAnchored(parts: readonly AnchoredText[], joint = ''): AnchoredText {
  let text = '';
  const segments: Segment[] = [];
  parts.forEach((part, i) => {
    if (i > 0) text += joint;
    const shift = text.length;
    for (const s of part.segments)
      segments.push({ start: s.start + shift, end: s.end + shift, anchor: s.anchor });
    text += part.text;
  });
  return { text, segments };
}

/** The part `[start, end)` with its segments cut to fit. */
export function sliceAnchored(source: AnchoredText, start: number, end: number): AnchoredText {
  const segments: Segment[] = [];
  for (let i = firstBehind(source.segments, start); i < source.segments.length; i++) {
    const s = source.segments[i];
    if (!s || s.start >= end) break;
    const from = Math.max(s.start, start);
    const to = Math.min(s.end, end);
    if (from < to)
      segments.push({ start: from - start, end: to - start, anchor: partOf(source.text, s, from, to) });
  }
  return { text: source.text.slice(start, end), segments };
}

/** Index of the first segment that ends behind `at`. */
function firstBehind(segments: readonly Segment[], at: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The text without white space at its ends. */
export function trimAnchored(source: AnchoredText): AnchoredText {
  const start = source.text.length - source.text.trimStart().length;
  return sliceAnchored(source, start, Math.max(start, source.text.trimEnd().length));
}

/** Where the characters `[start, end)` stand; null when none of them has a place. */
export function anchorAt(source: AnchoredText, start: number, end: number): Anchor | null {
  const anchors = sliceAnchored(source, start, end).segments.map((s) => s.anchor);
  return anchors.length ? mergeAnchors(anchors) : null;
}

/** The anchor of `[from, to)` inside segment `s`. */
const partOf = (text: string, s: Segment, from: number, to: number): Anchor =>
  from === s.start && to === s.end
    ? s.anchor
    : narrowAnchor(text, s, from, to, () => codePoints(text, s.start, from));
