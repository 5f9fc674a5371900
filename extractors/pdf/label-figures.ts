// Lines of text that stand in a drawn figure become its labels; everything else stays text.

import type { Box } from '../../model/index.ts';
import { isNote, recogniseCaption } from '../layout/recognise-line.ts';
import { overlap, widthOf } from '../tables/ink.ts';
import type { Figure, Line, PageLayout } from './page-layout.ts';

/** Labels stand this near to what is drawn (points): scales beside and under a chart. */
const MARGIN = 18;
/** A label lies in the figure with this share of its width. */
const WITHIN = 0.8;
/** Lines that run through the drawing: with more of them it is a watermark or a ground, no figure. */
const MOST_CROSSING = 2;
/** Larger than the body text by this factor: a title on a drawn ground, no label. */
const LARGER = 1.15;
/** Beyond the drawing itself only short pieces are labels (share of the page width). */
const SHORT = 0.25;

export interface LabelledPage {
  readonly figures: readonly Figure[];
  readonly rest: readonly Line[];
}

/** Figures with their labels, and the lines that are none. `bodySize` is the usual size of text in the document. */
export function labelFigures(page: PageLayout, lines: readonly Line[], bodySize: number): LabelledPage {
  const figures: Figure[] = [];
  let rest: readonly Line[] = lines;
  for (const box of page.figures) {
    const touching = rest.filter((l) => shareIn(l.box, box) > 0.1);
    if (touching.filter((l) => shareIn(l.box, box) < WITHIN).length > MOST_CROSSING) continue;
    const near: Box = [box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN];
    const isLabel = (l: Line): boolean => {
      if (l.size > LARGER * bodySize || recogniseCaption(l.said.text) || isNote(l.said.text)) return false;
      if (shareIn(l.box, box) >= WITHIN) return true;
      return shareIn(l.box, near) >= WITHIN && widthOf(l.box) < SHORT * page.width;
    };
    const labels = rest.filter(isLabel);
    if (!labels.length) continue;
    const gone = new Set(labels);
    rest = rest.filter((l) => !gone.has(l));
    figures.push({ page: page.page, box, labels });
  }
  return { figures, rest };
}

/** Share of `b` that lies in `box`, by width; 0 when its middle is over or under it. */
function shareIn(b: Box, box: Box): number {
  const middle = (b[1] + b[3]) / 2;
  if (middle < box[1] || middle > box[3]) return 0;
  return Math.max(0, overlap(b[0], b[2], box[0], box[2])) / Math.max(0.1, widthOf(b));
}
