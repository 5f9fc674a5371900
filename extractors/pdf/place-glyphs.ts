// One text-showing operation → glyphs placed on the page as displayed, and the advance of the text pen.
// Follows pdf.js's own canvas arithmetic (CanvasGraphics.showText). Judges nothing; drops only white space.

import type { Glyph, Turn } from '../tables/ink.ts';
import { type FontFace, type GraphicsState, palenessOf, type TextPen } from './graphics-state.ts';
import { type Matrix, mapBox, mapPoint, multiply } from './matrix.ts';

/** Extent of a glyph box over and under the baseline, in em (an ideographic em box). */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** How far, in degrees, text may be off a right angle and still count as upright. */
const SKEW = 3;

/** What pdf.js says of one character code; numbers between them are adjustments in 1/1000 em. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric: readonly number[] | null;
}

export type ShownItem = ShownGlyph | number;

/** Printed glyphs, and blank ones (`text` is white space) which carry word gaps. */
export function placeGlyphs(items: readonly ShownItem[], state: GraphicsState, pen: TextPen): Glyph[] {
  const { font } = state;
  if (!font || state.fontSize === 0) return [];
  const direction = state.fontSize < 0 ? -1 : 1;
  const size = Math.abs(state.fontSize);
  const stretch = state.horizontalScale * direction;
  const text = multiply(multiply(state.map, pen.matrix), [
    stretch,
    0,
    0,
    direction,
    pen.x,
    pen.y + state.rise,
  ]);
  const unit = size * font.matrix[0];
  const frame = frameOf(text, font, size, state);
  const glyphs: Glyph[] = [];
  let along = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      along += ((font.vertical ? 1 : -1) * item * size) / 1000;
      continue;
    }
    const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction;
    if (font.vertical) {
      const [advance = -1000, vx = 0, vy = 0] = item.vmetric ?? [];
      const down = along - advance * unit; // along runs down the column
      glyphs.push(upright(item, frame, text, -vx * unit, -along - vy * unit, unit));
      along = down - spacing;
    } else {
      const width = item.width * unit;
      glyphs.push(glyphAt(item.unicode, frame, text, along, along + width));
      along += width + spacing;
    }
  }
  if (font.vertical) pen.y -= along;
  else pen.x += along * stretch;
  return glyphs;
}

/** What all glyphs of one operation share. */
interface Frame {
  readonly size: number;
  readonly emSize: number;
  readonly turn: Turn | null;
  readonly bold: boolean;
  readonly tracking: number;
  readonly paleness: number;
  readonly colour: string | null;
}

function frameOf(text: Matrix, font: FontFace, size: number, state: GraphicsState): Frame {
  const em = font.type3 && font.boxHeight > 0 ? font.boxHeight * Math.abs(font.matrix[3]) * size : size;
  const up = Math.hypot(text[2], text[3]);
  return {
    size: em * up,
    emSize: em,
    turn: font.vertical ? 0 : turnOf(text),
    bold: font.bold,
    tracking: state.charSpacing * Math.hypot(text[0], text[1]),
    paleness: palenessOf(state.fill, state.fillAlpha),
    colour: state.fill,
  };
}

function glyphAt(text: string, frame: Frame, map: Matrix, from: number, to: number): Glyph {
  const box = mapBox(map, from, -DESCENT * frame.emSize, to, ASCENT * frame.emSize);
  const { size, turn, bold, tracking, paleness, colour } = frame;
  return { text, box, origin: mapPoint(map, from, 0), size, turn, bold, tracking, paleness, colour };
}

/** A glyph of a vertical font stands upright in its column. */
function upright(item: ShownGlyph, frame: Frame, map: Matrix, x: number, y: number, unit: number): Glyph {
  const width = item.width > 0 ? item.width * unit : frame.emSize;
  const glyph = glyphAt(item.unicode, frame, map, x, x + width);
  const [ox, oy] = mapPoint(map, x, y);
  const dx = ox - glyph.origin[0];
  const dy = oy - glyph.origin[1];
  const [x0, y0, x1, y1] = glyph.box;
  return { ...glyph, box: [x0 + dx, y0 + dy, x1 + dx, y1 + dy], origin: [ox, oy] };
}

function turnOf(m: Matrix): Turn | null {
  const degrees = (Math.atan2(m[1], m[0]) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  if (Math.abs(degrees - quarter * 90) > SKEW) return null;
  return ((((quarter % 4) + 4) % 4) * 90) as Turn;
}
