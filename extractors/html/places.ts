// Places in a marked-up document: every block element has a path and a text, and every stretch of text knows where it
// stands in the text of its element. This is what makes an anchor resolvable.

import type { AnchoredText, PathAnchor } from '../../model/index.ts';

/** A block element; the stretches `[from, to)` of the document stand in it. */
export interface Place {
  readonly path: string;
  readonly from: number;
  to: number;
}

/** A stretch of text between two block boundaries. */
export interface Stretch {
  readonly kind: 'stretch';
  readonly text: string;
  readonly place: Place;
  /** Code points of the document's text before it. */
  readonly at: number;
  readonly length: number;
  /** UTF-16 units of it inside links. */
  readonly linked: number;
  readonly role: 'plain' | 'heading' | 'figcaption' | 'note';
  readonly level: number;
}

/** The text of a place: its stretches, one a line. */
export const textOf = (place: Place, stretches: readonly Stretch[]): string =>
  stretches
    .slice(place.from, place.to)
    .map((stretch) => stretch.text)
    .join('\n');

/** Where `stretch` stands in the text of `place`, which must hold it; no offsets when it is all of that text. */
export function anchorIn(place: Place, stretch: Stretch, stretches: readonly Stretch[]): PathAnchor {
  if (place.to - place.from === 1) return { path: place.path };
  const start = stretch.at - (stretches[place.from]?.at ?? stretch.at);
  return { path: place.path, start, end: start + stretch.length };
}

/** A stretch with its place in its own element. */
export const anchoredStretch = (stretch: Stretch, stretches: readonly Stretch[]): AnchoredText => ({
  text: stretch.text,
  segments: [{ start: 0, end: stretch.text.length, anchor: anchorIn(stretch.place, stretch, stretches) }],
});
