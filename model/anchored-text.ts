// Text in which every character keeps its place in the source, however often lines were joined.

import { type Anchor, isLineAnchor, isPageAnchor, isPathAnchor, mergeAnchors } from './anchor.ts';

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
  const segments = source.segments.flatMap((s): Segment[] => {
    const from = Math.max(s.start, start);
    const to = Math.min(s.end, end);
    return from < to
      ? [{ start: from - start, end: to - start, anchor: narrow(source.text, s, from, to) }]
      : [];
  });
  return { text: source.text.slice(start, end), segments };
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

const codePoints = (text: string): number => Array.from(text).length;

/** The anchor of `[from, to)` inside segment `s`: exact in lines and paths, by share of the width on pages. */
function narrow(text: string, s: Segment, from: number, to: number): Anchor {
  if (from === s.start && to === s.end) return s.anchor;
  const a = s.anchor;
  if (isLineAnchor(a) && !a.lines) {
    const start = a.start + codePoints(text.slice(s.start, from));
    return { line: a.line, start, end: start + codePoints(text.slice(from, to)) };
  }
  if (isPageAnchor(a)) {
    const [x0, y0, x1, y1] = a.bbox;
    const at = (i: number) => x0 + ((x1 - x0) * (i - s.start)) / (s.end - s.start);
    return { page: a.page, bbox: [at(from), y0, at(to), y1] };
  }
  if (isPathAnchor(a)) {
    const start = (a.start ?? 0) + codePoints(text.slice(s.start, from));
    return { path: a.path, start, end: start + codePoints(text.slice(from, to)) };
  }
  return a;
}
