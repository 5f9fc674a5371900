// One line of text in a figure → its labels: names and numbers that stand side by side on a baseline. Numbers printed
// without a gap (66.67%61.98%) are told apart by their signs and decimals, and each keeps its own place.

import {
  type AnchoredText,
  anchorAt,
  type Box,
  type FigureLabel,
  mergeAnchors,
  sliceAnchored,
} from '../../model/index.ts';
import { type Word, wordJoint } from '../tables/group-words.ts';
import type { Line } from './page-layout.ts';

/** A gap this wide parts two labels (em); between two numbers a printed space does. */
const APART = 0.7;
const NUMBER = /^[+\-−]?\d[\d,]*(?:\.\d+)?[%％‰]?$/u;
/** Numbers without a gap, each with its sign of percent. */
const RUN_OF_SHARES = /^(?:[+\-−]?\d{1,3}(?:\.\d+)?[%％‰]){2,}$/u;
/** Numbers without a gap, each with as many decimals as the last. */
const RUN_OF_DECIMALS = /^\d+(?:\.\d+){2,}$/u;

/**
 * Labels from left to right. A name at an angle or on its side stands where its upper end is: that end is at the axis.
 */
export function splitLabel(line: Line): FigureLabel[] {
  const [first] = line.words;
  if (!first) return [];
  if (line.slanted || first.box[0] !== line.box[0]) {
    const anchor = mergeAnchors(line.said.segments.map((s) => s.anchor));
    return [{ ...line.said, box: upperEnd(line), anchor, colour: first.colour ?? null }];
  }
  const runs: Word[][] = [];
  for (const word of line.words) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && !isApart(before, word)) last.push(word);
    else runs.push([word]);
  }
  return runs.flatMap((run) => splitNumbers(labelOf(run)));
}

/** The box of the highest character. */
function upperEnd({ said, box, size }: Line): Box {
  const places = said.segments.flatMap((s) => ('bbox' in s.anchor ? [s.anchor.bbox] : []));
  const top = places.reduce((a, b) => (b[1] < a[1] ? b : a), places[0] ?? box);
  return [top[0], top[1], top[2], Math.min(top[3], top[1] + size)];
}

function isApart(before: Word, after: Word): boolean {
  const gap = after.box[0] - before.box[2];
  if (gap > APART * Math.min(before.size, after.size)) return true;
  return NUMBER.test(before.said.text) && NUMBER.test(after.said.text);
}

function labelOf(words: readonly Word[]): FigureLabel {
  let said: AnchoredText = { text: '', segments: [] };
  words.forEach((word, i) => {
    const before = words[i - 1];
    const joint = before ? wordJoint(before, word) : '';
    const start = said.text.length + joint.length;
    const moved = word.said.segments.map((s) => ({ ...s, start: s.start + start, end: s.end + start }));
    said = { text: said.text + joint + word.said.text, segments: [...said.segments, ...moved] };
  });
  const boxes = words.map((w) => w.box);
  const box: Box = [
    Math.min(...boxes.map((b) => b[0])),
    Math.min(...boxes.map((b) => b[1])),
    Math.max(...boxes.map((b) => b[2])),
    Math.max(...boxes.map((b) => b[3])),
  ];
  const anchor = mergeAnchors(said.segments.map((s) => s.anchor));
  return { ...said, box, anchor, colour: words[0]?.colour ?? null };
}

/** A label that is several numbers printed without a gap → each of them. */
function splitNumbers(label: FigureLabel): FigureLabel[] {
  const { text, box } = label;
  const ends = RUN_OF_SHARES.test(text)
    ? endsOfShares(text)
    : RUN_OF_DECIMALS.test(text)
      ? endsOfDecimals(text)
      : [];
  if (ends.length < 2) return [label];
  const [x0, y0, x1, y1] = box;
  const at = (i: number) => x0 + ((x1 - x0) * i) / text.length;
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0;
    const anchor = anchorAt(label, start, end) ?? label.anchor;
    return {
      ...sliceAnchored(label, start, end),
      box: [at(start), y0, at(end), y1],
      anchor,
      colour: label.colour,
    };
  });
}

const endsOfShares = (text: string): number[] => [...text.matchAll(/[%％‰]/gu)].map((m) => m.index + 1);

/** `99.0795.3389.91` → after each stretch of as many decimals as the last number has; none when that leaves a rest. */
function endsOfDecimals(text: string): number[] {
  const decimals = text.length - text.lastIndexOf('.') - 1;
  const numbers = [...text.matchAll(new RegExp(String.raw`\d{1,3}\.\d{${decimals}}`, 'gu'))];
  const whole = numbers.reduce((n, m) => n + m[0].length, 0) === text.length;
  return whole ? numbers.map((m) => m.index + m[0].length) : [];
}
