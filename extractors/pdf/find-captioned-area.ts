// The area of a page that a figure's caption speaks of: what is drawn over it (else under it), up to the next text,
// table or caption. Two figures side by side share a band; in pages of several columns the area is one column's.

import type { Box } from '../../model/index.ts';
import { isNote, recogniseCaption, recogniseHeading } from '../layout/recognise-line.ts';
import { centreX, heightOf, overlap, widthOf } from '../tables/ink.ts';
import type { Line, PageLayout } from './page-layout.ts';

/** Running text is a line of this share of the page, of so many characters. */
const LONG = 0.36;
const FEWEST_CHARACTERS = 15;
/** Lines of a paragraph follow each other within this, and its first line is indented by at most that (em). */
const FARTHEST_LINE = 2.6;
const MOST_INDENT = 2.5;
/** Text is not smaller than this share of the body. */
const SMALLEST_TEXT = 0.9;
/** What is drawn further from the caption, or from the rest of the figure, does not belong to it (points). */
const FARTHEST = 90;
/** Text of another column is at least this wide (share of the page). */
const COLUMN = 0.25;
/** A figure is at least this wide and high (points). */
const SMALLEST = 24;

export interface CaptionedArea {
  /** Around what is drawn. */
  readonly box: Box;
  /** The lines between the caption and the next text, none of them running text. */
  readonly lines: readonly Line[];
}

/**
 * What `caption` speaks of; null when nothing is drawn beside it. `inked` are boxes around what is drawn, `text` the
 * lines that are no labels.
 */
export function findCaptionedArea(
  page: PageLayout,
  lines: readonly Line[],
  caption: Line,
  inked: readonly Box[],
  text: ReadonlySet<Line>,
): CaptionedArea | null {
  const labels = lines.filter((l) => !text.has(l));
  const inArea = (step: 1 | -1) => inkIn(boundArea(page, lines, caption, text, step), labels, caption, inked);
  return inArea(-1) ?? inArea(1);
}

/**
 * The lines that are sentences and titles rather than labels of a drawing, by their words, their width, and what they
 * follow. `lines` from top to bottom; `bodySize` is the usual size of text in the document.
 */
export function findRunningText(
  page: PageLayout,
  lines: readonly Line[],
  bodySize: number,
): ReadonlySet<Line> {
  const found = new Set<Line>();
  let above: Line | null = null;
  for (const line of lines) {
    if (!isRunningText(line, page, bodySize) && !(above && goesOn(above, line))) continue;
    found.add(line);
    above = line;
  }
  return found;
}

function isRunningText(line: Line, page: PageLayout, bodySize: number): boolean {
  const text = line.said.text.trim();
  if (recogniseCaption(text) || isNote(text)) return true;
  if (line.size < SMALLEST_TEXT * bodySize) return false;
  if (/[。；！？]$/u.test(text)) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (recogniseHeading(text) !== null && line.size >= bodySize && letters >= 2 && !/[%％]/u.test(text))
    return true;
  const long = widthOf(line.box) >= LONG * page.width && text.length >= FEWEST_CHARACTERS;
  return long && (letters * 2 > text.length || /[，。；“”]/u.test(text));
}

/** The next line of a paragraph: as large, close under it, from the same edge or from the edge of its body. */
function goesOn(above: Line, line: Line): boolean {
  const indent = above.box[0] - line.box[0];
  const { size } = above;
  return (
    Math.abs(line.size - size) < 0.05 * size &&
    line.base - above.base <= FARTHEST_LINE * size &&
    indent > -0.5 * size &&
    indent < MOST_INDENT * size &&
    /\p{L}{2}/u.test(line.said.text) &&
    !/[。；！？：:]$/u.test(above.said.text.trim()) &&
    recogniseCaption(above.said.text) === null
  );
}

/** The free band over (`step` −1) or under (1) the caption. */
function boundArea(
  page: PageLayout,
  lines: readonly Line[],
  caption: Line,
  text: ReadonlySet<Line>,
  step: 1 | -1,
): Box {
  let [left, right] = sidesAmongCaptions(page, lines, caption);
  const start = step < 0 ? caption.box[1] : caption.box[3];
  const stops = [
    ...page.tables.map((t) => t.box),
    ...lines.filter((l) => l !== caption && text.has(l)).map((l) => l.box),
  ].filter((b) => (step < 0 ? b[3] <= start + 2 : b[1] >= start - 2));
  stops.sort((a, b) => (step < 0 ? b[3] - a[3] : a[1] - b[1]));
  for (const stop of stops) {
    if (overlap(stop[0], stop[2], left, right) <= 0) continue;
    // text in the next column bounds the width, text over the caption the height
    const wide = widthOf(stop) > COLUMN * page.width;
    if (stop[0] > caption.box[2]) right = Math.min(right, stop[0]);
    else if (stop[2] < caption.box[0] && stop[2] < page.width / 2 && wide) left = Math.max(left, stop[2]);
    else return step < 0 ? [left, stop[3], right, start] : [left, start, right, stop[1]];
  }
  return step < 0 ? [left, 0, right, start] : [left, start, right, page.height];
}

/** Captions side by side share the width. */
function sidesAmongCaptions(page: PageLayout, lines: readonly Line[], caption: Line): [number, number] {
  let [left, right] = [0, page.width];
  for (const other of lines) {
    const beside = overlap(other.box[1], other.box[3], caption.box[1], caption.box[3]) > 0;
    if (other === caption || !beside || recogniseCaption(other.said.text) === null) continue;
    const middle = (centreX(other.box) + centreX(caption.box)) / 2;
    if (centreX(other.box) < centreX(caption.box)) left = Math.max(left, middle);
    else right = Math.min(right, middle);
  }
  return [left, right];
}

/** Ink that lies in the area, gathered from the caption outwards as long as it hangs together with the labels between. */
function inkIn(
  area: Box,
  lines: readonly Line[],
  caption: Line,
  inked: readonly Box[],
): CaptionedArea | null {
  const inside = inked.flatMap((b) => {
    const part: Box = [
      Math.max(b[0], area[0]),
      Math.max(b[1], area[1]),
      Math.min(b[2], area[2]),
      Math.min(b[3], area[3]),
    ];
    const most = heightOf(part) >= 0.5 * heightOf(b) && widthOf(part) >= 0.5 * widthOf(b);
    return part[0] <= part[2] && part[1] <= part[3] && most ? [part] : [];
  });
  const own = lines.filter(
    (l) =>
      l !== caption &&
      l.box[1] >= area[1] - 1 &&
      l.box[3] <= area[3] + 1 &&
      centreX(l.box) >= area[0] &&
      centreX(l.box) <= area[2],
  );
  const away = (b: Box) => Math.max(0, -overlap(b[1], b[3], caption.box[1], caption.box[3]));
  const all = [...inside.map((b) => ({ b, ink: true })), ...own.map((l) => ({ b: l.box, ink: false }))];
  all.sort((p, q) => away(p.b) - away(q.b));
  let reach = caption.box;
  let box: Box | null = null;
  for (const { b, ink } of all) {
    if (-overlap(b[1], b[3], reach[1], reach[3]) > FARTHEST) break;
    reach = union(reach, b);
    if (ink) box = box ? union(box, b) : b;
  }
  if (!box || widthOf(box) < SMALLEST || heightOf(box) < SMALLEST) return null;
  return { box, lines: own };
}

const union = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
