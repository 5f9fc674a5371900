// Anchors of stretches of a text asked for in order. Counts each character of a block once, so that a block of one very long
// line costs no more than many short ones.

import { type Anchor, mergeAnchors } from './anchor.ts';
import type { AnchoredText, Segment } from './anchored-text.ts';
import { codePoints, narrowAnchor } from './narrow-anchor.ts';

/** The place of `[start, end)` (UTF-16 offsets); calls come with growing `start`. Null when no character has a place. */
export type Placer = (start: number, end: number) => Anchor | null;

/** A placer for one block. */
export function placeInOrder(block: AnchoredText): Placer {
  const { text, segments } = block;
  let next = 0;
  let counted = { segment: -1, at: 0, points: 0 };
  const pointsTo = (index: number, segment: Segment, at: number): number => {
    if (counted.segment !== index || counted.at > at)
      counted = { segment: index, at: segment.start, points: 0 };
    counted = { segment: index, at, points: counted.points + codePoints(text, counted.at, at) };
    return counted.points;
  };
  return (start, end) => {
    while (next < segments.length && (segments[next]?.end ?? 0) <= start) next++;
    const anchors: Anchor[] = [];
    for (let i = next; i < segments.length; i++) {
      const segment = segments[i];
      if (!segment || segment.start >= end) break;
      const [from, to] = [Math.max(segment.start, start), Math.min(segment.end, end)];
      if (from < to) anchors.push(narrowAnchor(text, segment, from, to, () => pointsTo(i, segment, from)));
    }
    return anchors.length > 0 ? mergeAnchors(anchors) : null;
  };
}
