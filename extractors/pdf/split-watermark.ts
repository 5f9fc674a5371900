// Takes watermark glyphs out of a page: text at a slant, or large pale text, that runs over the page's own text.

import { centreX, centreY, type Glyph, holds, type PageInk } from '../tables/ink.ts';

/** Pale text this much larger than the page's usual size is a watermark. */
const LARGE = 2;
const PALE = 0.6;
/** Share of its glyphs that lie on other text. */
const OVER_TEXT = 0.15;

export interface SplitWatermark {
  readonly kept: readonly Glyph[];
  /** Text of the watermark glyphs; empty when there are none. */
  readonly watermark: string;
}

/** The page's own glyphs and the watermark's words. A page with nothing else keeps them all. */
export function splitWatermark(ink: PageInk): SplitWatermark {
  const usual = medianSize(ink.glyphs);
  const slanted = ink.glyphs.filter((g) => g.turn === null && (g.paleness > PALE || g.size > LARGE * usual));
  const pale = ink.glyphs.filter((g) => g.turn !== null && g.paleness > PALE && g.size > LARGE * usual);
  const gone = new Set([...slanted, ...(runsOverText(pale, ink.glyphs) ? pale : [])]);
  if (gone.size === 0 || gone.size === ink.glyphs.length) return { kept: ink.glyphs, watermark: '' };
  return {
    kept: ink.glyphs.filter((g) => !gone.has(g)),
    watermark: [...gone]
      .map((g) => g.text)
      .join('')
      .trim(),
  };
}

/** Whether a good part of the pale glyphs lies on other, printed glyphs: a title stands alone. */
function runsOverText(pale: readonly Glyph[], all: readonly Glyph[]): boolean {
  if (!pale.length) return false;
  const marks = new Set(pale);
  const printed = all.filter((g) => !marks.has(g) && g.text !== ' ');
  const over = pale.filter((m) => printed.some((g) => holds(m.box, centreX(g.box), centreY(g.box))));
  return over.length >= OVER_TEXT * pale.length;
}

function medianSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs
    .filter((g) => g.turn !== null && g.text !== ' ')
    .map((g) => g.size)
    .sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}
