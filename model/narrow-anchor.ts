// The place of a part of a stretch whose place is known: exact in lines and paths, by share of the width on pages.

import { type Anchor, isLineAnchor, isPageAnchor, isPathAnchor } from './anchor.ts';

/** A stretch `[start, end)` (UTF-16 offsets) of a text, and where it stands. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
}

/**
 * The anchor of `[from, to)` inside `placed`, a stretch of `text`. `pointsBefore` gives the code points between the start of
 * the stretch and `from`.
 */
export function narrowAnchor(
  text: string,
  placed: Placed,
  from: number,
  to: number,
  pointsBefore: () => number,
): Anchor {
  const { anchor } = placed;
  if (isPageAnchor(anchor)) {
    const [x0, y0, x1, y1] = anchor.bbox;
    const at = (i: number) => x0 + ((x1 - x0) * (i - placed.start)) / (placed.end - placed.start);
    return { page: anchor.page, bbox: [at(from), y0, at(to), y1] };
  }
  const isLine = isLineAnchor(anchor) && !anchor.lines;
  if (!isLine && !isPathAnchor(anchor)) return anchor;
  const start = (anchor.start ?? 0) + pointsBefore();
  const span = { start, end: start + codePoints(text, from, to) };
  return isPathAnchor(anchor) ? { path: anchor.path, ...span } : { line: anchor.line, ...span };
}

/** Code points in `[from, to)` of `text`, which does not cut a character in two. */
export function codePoints(text: string, from: number, to: number): number {
  let count = to - from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code < 0xe000) count--;
  }
  return count;
}
