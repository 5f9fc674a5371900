// What a walk found → pieces: stretches of running text become text pieces, one for each paragraph.

import type { Piece, TextPiece } from './pieces.ts';
import { anchoredStretch, anchorIn, type Stretch } from './places.ts';
import type { WalkPiece } from './settle-table.ts';
import { splitLines } from './split-lines.ts';

/** Stretches of running text as text pieces, a paragraph each. */
export function toPieces(pieces: readonly WalkPiece[], stretches: readonly Stretch[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'stretch') return [piece];
    const paragraphs =
      piece.role === 'heading'
        ? [headingText(piece, stretches)]
        : splitLines(anchoredStretch(piece, stretches));
    const whole = anchorIn(piece.place, piece, stretches);
    return paragraphs.map(
      (text): TextPiece => ({
        kind: 'text',
        text,
        anchor: paragraphs.length === 1 ? whole : (text.segments[0]?.anchor ?? whole),
        role: piece.role,
        ...(piece.role === 'heading' && { level: piece.level }),
      }),
    );
  });
}

/** A heading broken over lines is one heading. */
const headingText = (piece: Stretch, stretches: readonly Stretch[]) => {
  const text = anchoredStretch(piece, stretches);
  return { ...text, text: text.text.replaceAll('\n', ' ') };
};
