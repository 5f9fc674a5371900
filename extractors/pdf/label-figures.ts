// Lines of text that stand in a drawn figure become its labels; everything else stays text. A figure is known by its
// caption (what is drawn between it and the text above), else by what is drawn (find-figures.ts). Raster pictures
// count as drawn: words printed over them are labels too. What the labels mean is told elsewhere (extractors/figures).

import type { Box } from '../../model/index.ts';
import { isNote, recogniseCaption } from '../layout/recognise-line.ts';
import { overlap, sharedArea, widthOf } from '../tables/ink.ts';
import { findCaptionedArea, findRunningText } from './find-captioned-area.ts';
import type { Line, PageFigure, PageLayout } from './page-layout.ts';

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
  readonly figures: readonly PageFigure[];
  readonly rest: readonly Line[];
}

/**
 * Figures with their labels, and the lines that are none. `bodySize` is the usual size of text in the document,
 * `furniture` what is drawn on many pages at the same place.
 */
export function labelFigures(
  page: PageLayout,
  lines: readonly Line[],
  bodySize: number,
  furniture: (box: Box) => boolean = () => false,
): LabelledPage {
  const inked = [...page.drawn, ...page.pictures].filter((box) => !furniture(box));
  const figures: PageFigure[] = [];
  let rest: readonly Line[] = lines;
  const add = (box: Box, caption: Line | null, labels: readonly Line[]) => {
    const gone = new Set(labels);
    rest = rest.filter((l) => !gone.has(l));
    const around = labels.reduce((all, l) => union(all, l.box), box);
    const marks = page.marks.filter((m) => sharedArea(m.box, around) > 0);
    figures.push({ page: page.page, box, caption: caption?.said.text ?? null, labels, marks });
  };
  const text = findRunningText(page, lines, bodySize);
  for (const caption of text) {
    if (recogniseCaption(caption.said.text)?.kind !== 'figure') continue;
    const area = findCaptionedArea(page, rest, caption, inked, text);
    if (!area) continue;
    const labels = gatherLabels(area.box, area.lines);
    if (labels.length) add(area.box, caption, labels);
  }
  for (const box of page.figures) {
    if (figures.some((f) => sharedArea(f.box, box) > 0)) continue;
    const labels = labelsWithin(
      page,
      box,
      rest.filter((l) => !text.has(l) || shareIn(l.box, box) >= WITHIN),
      bodySize,
    );
    if (labels.length) add(box, null, labels);
  }
  return { figures, rest };
}

/** The lines in or beside the ink, and those beside them: names of long bars, a second row of names, a legend. */
function gatherLabels(ink: Box, lines: readonly Line[]): Line[] {
  const labels = new Set<Line>();
  let reach = ink;
  for (let grown = true; grown; ) {
    grown = false;
    for (const line of lines) {
      if (labels.has(line) || !isBeside(line.box, reach, line.size)) continue;
      labels.add(line);
      reach = union(reach, line.box);
      grown = true;
    }
  }
  return lines.filter((l) => labels.has(l));
}

/** Inside, or near on one side; over the figure only closely, since what stands there may be its text. */
function isBeside(b: Box, reach: Box, size: number): boolean {
  const [dx, dy] = [-overlap(b[0], b[2], reach[0], reach[2]), -overlap(b[1], b[3], reach[1], reach[3])];
  return dx <= MARGIN * 2 && dy <= (b[1] < reach[1] ? Math.min(MARGIN, 1.5 * size) : MARGIN * 2);
}

/** Lines that label a drawing without caption; none when text runs through it. */
function labelsWithin(page: PageLayout, box: Box, lines: readonly Line[], bodySize: number): Line[] {
  const touching = lines.filter((l) => shareIn(l.box, box) > 0.1);
  if (touching.filter((l) => shareIn(l.box, box) < WITHIN).length > MOST_CROSSING) return [];
  const near: Box = [box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN];
  return lines.filter((l) => {
    if (l.size > LARGER * bodySize || recogniseCaption(l.said.text) || isNote(l.said.text)) return false;
    if (shareIn(l.box, box) >= WITHIN) return true;
    return shareIn(l.box, near) >= WITHIN && widthOf(l.box) < SHORT * page.width;
  });
}

/** Share of `b` that lies in `box`, by width; 0 when its middle is over or under it. */
function shareIn(b: Box, box: Box): number {
  const middle = (b[1] + b[3]) / 2;
  if (middle < box[1] || middle > box[3]) return 0;
  return Math.max(0, overlap(b[0], b[2], box[0], box[2])) / Math.max(0.1, widthOf(b));
}

const union = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
