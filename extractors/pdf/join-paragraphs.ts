// Lines in reading order → paragraphs: soft line breaks joined, over columns and pages too. A break is soft when the
// line is full, the next one starts where lines of a paragraph start, and nothing (size, spacing, numbering) says otherwise.

import { type AnchoredText, type Box, joinAnchored, unionBox } from '../../model/index.ts';
import {
  isContentsEntry,
  isNote,
  namesReporter,
  recogniseCaption,
  recogniseHeading,
  statedUnit,
} from '../layout/recognise-line.ts';
import { isIdeographic, softJoint } from '../tables/characters.ts';
import { widthOf } from '../tables/ink.ts';
import type { FlowLine } from './order-page.ts';
import type { Line } from './page-layout.ts';

export interface Paragraph {
  readonly said: AnchoredText;
  readonly lines: readonly FlowLine[];
  readonly page: number;
  /** Box of its part on the first page. */
  readonly box: Box;
  readonly size: number;
  readonly bold: boolean;
}

/** What is usual in this document. */
export interface TextHabits {
  readonly bodySize: number;
  /** Distance of baselines within paragraphs, in em. */
  readonly leading: number;
  /** Paragraphs begin with an indented line. */
  readonly indents: boolean;
  /** The body itself is set in a heavy face: then weight marks no heading. */
  readonly bold: boolean;
}

/** Steps in x that mean something (em). */
const STEP = 1;
/** A line of ideographs with less room than this at its end is full (em): punctuation may not begin a line. */
const FULL = 2.3;
/** Lines further apart than this times the usual distance are apart. */
const APART = 1.35;
/** Centred lines larger than the body by this factor are one title. */
const TITLE_SIZE = 1.15;
const SENTENCE_END = /[。！？!?；;：:][”’"』」）)]*$/u;
const HARD_START =
  /^(?:[（(]?\d{1,2}[）).、．]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|第[一二三四五六七八九十百\d]+[章节条部篇]|[①-⑳]|[•●■◆▪➢·*□☑])/u;

/** The size of most characters, the usual leading, and whether first lines are indented. */
export function textHabits(flow: readonly FlowLine[]): TextHabits {
  const bodySize = usualSize(flow.map((f) => f.line));
  const body = flow.filter((f) => Math.abs(f.line.size - bodySize) < 0.6);
  const gaps: [number, number][] = [];
  let indented = 0;
  let flush = 0;
  body.forEach((f, i) => {
    const next = body[i + 1];
    if (!next || next.line.page !== f.line.page || next.line.base <= f.line.base) return;
    if (isFull(f, next)) gaps.push([Math.round(((next.line.base - f.line.base) / bodySize) * 10) / 10, 1]);
    else {
      if (next.line.box[0] - next.left > STEP * bodySize) indented += 1;
      else flush += 1;
    }
  });
  return { bodySize, leading: weightedMode(gaps) || 1.5, indents: indented > flush, bold: isHeavy(body) };
}

const isHeavy = (flow: readonly FlowLine[]): boolean =>
  flow.reduce((sum, { line }) => sum + (line.bold ? 1 : -1) * line.said.text.length, 0) > 0;

/** The size of most characters, to half a point. */
export const usualSize = (lines: readonly Pick<Line, 'size' | 'said'>[]): number =>
  weightedMode(lines.map((l) => [Math.round(l.size * 2) / 2, l.said.text.length]));

function weightedMode(values: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best = 0;
  let most = 0;
  for (const [value, weight] of weights) if (weight > most) [best, most] = [value, weight];
  return best;
}

/** Paragraphs of lines that follow each other without a table between them. */
export function joinParagraphs(flow: readonly FlowLine[], habits: TextHabits): Paragraph[] {
  const groups: FlowLine[][] = [];
  for (const line of flow) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && goesOn(group, before, line, habits)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(paragraphOf);
}

/** The paragraph that these lines are. `lines` must not be empty. */
export function paragraphOf(lines: readonly FlowLine[]): Paragraph {
  const first = lines[0];
  if (!first) throw new RangeError('a paragraph has at least one line');
  // joined at once: line by line, the time would grow with the square of their number
  const said = joinAnchored(lines.flatMap((f, i) => [jointOf(lines[i - 1], f), f.line.said]));
  const page = first.line.page;
  const here = lines.filter((f) => f.line.page === page).map((f) => f.line.box);
  const bold = lines.every((f) => f.line.bold);
  return { said, lines, page, box: unionBox(here), size: first.line.size, bold };
}

/** What stands between two lines of a paragraph, as a text without a place. */
function jointOf(above: FlowLine | undefined, { line }: FlowLine): AnchoredText {
  if (!above) return { text: '', segments: [] };
  const sameRow = Math.abs(line.base - above.line.base) < 0.3 * line.size && line.page === above.line.page;
  return { text: sameRow ? ' ' : softJoint(above.line.said.text, line.said.text), segments: [] };
}

/** Whether `next` goes on the paragraph that ends with `last`. */
function goesOn(group: readonly FlowLine[], last: FlowLine, next: FlowLine, habits: TextHabits): boolean {
  const [a, b] = [last.line, next.line];
  if (a.page === b.page && Math.abs(a.base - b.base) < 0.3 * b.size) return !startsAnew(b.said.text);
  if (!isAlike(group, last, next) || isClosed(group, a.said.text)) return false;
  const flows = a.page === b.page && b.base > a.base;
  if (flows && isApart(group, last, next, habits)) return false;
  if (!isFull(last, next))
    return flows && isCentred(last) && isCentred(next) && a.size > habits.bodySize * TITLE_SIZE;
  if (HARD_START.test(b.said.text) && SENTENCE_END.test(a.said.text)) return false;
  return flows ? isAligned(group, last, next, habits) : isResumed(last, next, habits);
}

/** Same type, and neither line is something of its own (a contents entry, a caption, a heading after a sentence). */
function isAlike(group: readonly FlowLine[], { line: a }: FlowLine, { line: b }: FlowLine): boolean {
  if (Math.abs(a.size - b.size) > 0.12 * Math.max(a.size, b.size)) return false;
  if (a.bold !== b.bold && group.every((f) => f.line.bold === a.bold)) return false;
  if (isContentsEntry(a.said.text) || isContentsEntry(b.said.text) || startsAnew(b.said.text)) return false;
  return recogniseHeading(b.said.text) === null || !SENTENCE_END.test(a.said.text);
}

/** Further below than lines of one paragraph are. */
function isApart(
  group: readonly FlowLine[],
  { line: a }: FlowLine,
  { line: b }: FlowLine,
  habits: TextHabits,
): boolean {
  const usual = APART * Math.max(habits.leading, 1) * Math.max(a.size, b.size);
  return b.base - a.base > usual && !isEvenlySpaced(group, b);
}

/** Begins where lines of the paragraph begin. */
function isAligned(group: readonly FlowLine[], last: FlowLine, next: FlowLine, habits: TextHabits): boolean {
  const step = STEP * next.line.size;
  const indent = next.line.box[0] - next.left;
  const shift = indent - (last.line.box[0] - last.left);
  if (shift > step) return false;
  const opens = indent > step && Math.abs(shift) <= step && habits.indents && group.length > 1;
  return !opens || !SENTENCE_END.test(last.line.said.text);
}

/** Goes on in the next column or on the next page. */
function isResumed(last: FlowLine, next: FlowLine, habits: TextHabits): boolean {
  if (next.line.box[0] - next.left > STEP * next.line.size) return false;
  return habits.indents || !SENTENCE_END.test(last.line.said.text);
}

/** Captions, notes and unit lines begin for themselves. */
const startsAnew = (text: string): boolean =>
  recogniseCaption(text) !== null || isUnitLine(text) || isNote(text);

/** A one-line caption or unit line is complete. */
function isClosed(group: readonly FlowLine[], text: string): boolean {
  return group.length === 1 && isUnitLine(text);
}

const isUnitLine = (text: string): boolean => statedUnit(text) !== null || namesReporter(text);

/** A paragraph set wider than usual keeps its own distance. */
function isEvenlySpaced(group: readonly FlowLine[], next: FlowLine['line']): boolean {
  const [a, b] = [group.at(-2)?.line, group.at(-1)?.line];
  if (!a || !b || a.page !== b.page) return false;
  return Math.abs(next.base - b.base - (b.base - a.base)) < 0.15 * next.size;
}

/** Whether the first piece of `next` would not have fitted at the end of `last`. */
export function isFull(last: FlowLine, next: FlowLine): boolean {
  const room = last.right - last.line.box[2];
  const first = next.line.words[0];
  if (!first) return false;
  const em = next.line.size;
  const head = first.said.text;
  const unbroken = /^[^\s\p{Script=Han}，。、；：]+/u.exec(head)?.[0].length ?? 0;
  const need = isIdeographic(head.slice(0, 1))
    ? FULL * em
    : (widthOf(first.box) * unbroken) / head.length + 0.5 * em;
  return room < Math.max(need, isIdeographic(head.slice(0, 1)) ? 0 : FULL * em * 0.5);
}

function isCentred(f: FlowLine): boolean {
  const [before, after] = [f.line.box[0] - f.left, f.right - f.line.box[2]];
  return before > f.line.size && Math.abs(before - after) < 2 * f.line.size;
}
