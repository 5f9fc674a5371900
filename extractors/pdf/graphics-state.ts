// The part of the PDF graphics state that decides where ink goes: maps, pens, colours, clip, text pen.
// Copied by value on save; holds no ink.

import type { Box } from '../../model/index.ts';
import { identity, type Matrix } from './matrix.ts';

/** What is needed to know of a font; `null` fields mean that it could not be read. */
export interface FontFace {
  readonly vertical: boolean;
  readonly bold: boolean;
  readonly type3: boolean;
  readonly matrix: Matrix;
  /** Glyph-space height of a Type 3 font's box; 0 when unknown. */
  readonly boxHeight: number;
  /** pdf.js could not make anything of it: its text has no characters. */
  readonly broken: boolean;
}

export interface GraphicsState {
  /** User space to page as displayed. */
  readonly map: Matrix;
  readonly clip: Box;
  readonly lineWidth: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly font: FontFace | null;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  /** 3 = invisible, 7 = clip only. */
  readonly renderingMode: number;
}

/** The state at the start of a page whose user space maps to the displayed page by `map`. */
export const startState = (map: Matrix, page: Box): GraphicsState => ({
  map,
  clip: page,
  lineWidth: 1,
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  strokeAlpha: 1,
  font: null,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  renderingMode: 0,
});

/** The text pen: survives save and restore, as in pdf.js. */
export interface TextPen {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

export const startPen = (): TextPen => ({ matrix: identity, lineX: 0, lineY: 0, x: 0, y: 0 });

/** 0 black … 1 white by luma, blended with white paper by `alpha`; patterns count as mid grey. */
export function palenessOf(colour: string | null, alpha: number): number {
  const match = colour && /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const [r, g, b] = match ? match.slice(1).map((h) => Number.parseInt(h, 16) / 255) : [0.5, 0.5, 0.5];
  const luma = 0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0);
  return 1 - (1 - luma) * alpha;
}
