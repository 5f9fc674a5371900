// What a walk over a marked-up document or a sheet yields before captions, units and headers are understood: pieces in
// reading order, each with its place. compose-content.ts makes blocks and tables of them.

import type { Anchor, AnchoredText } from '../../model/index.ts';

export interface TextPiece {
  readonly kind: 'text';
  readonly text: AnchoredText;
  readonly anchor: Anchor;
  /** What the source states it to be; `plain` leaves it to its words. */
  readonly role: 'plain' | 'heading' | 'figcaption' | 'note';
  /** Depth of a heading. */
  readonly level?: number;
}

export interface ImagePiece {
  readonly kind: 'image';
  /** Its alternative text. */
  readonly text: AnchoredText;
  readonly anchor: Anchor;
}

export interface PieceCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: AnchoredText;
  readonly anchor: Anchor;
}

/** A table with its cells placed: inside `rows` × `cols`, none over another. */
export interface TablePiece {
  readonly kind: 'table';
  readonly anchor: Anchor;
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly PieceCell[];
  /** Header rows at the top that the source declares (`<thead>`, `<th>`, repeated header rows in Word); 0 when none. */
  readonly declaredHeader: number;
  /** A caption that the source marks as such. */
  readonly caption: AnchoredText | null;
}

export type Piece = TextPiece | ImagePiece | TablePiece;

export const NO_TEXT: AnchoredText = { text: '', segments: [] };
