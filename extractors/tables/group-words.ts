// Glyphs of one reading direction → words on baselines. A word is text without a gap; whether a space was printed
// before it is kept beside. Knows nothing of columns, cells or sentences.

import type { AnchoredText, Box, Segment } from '../../model/index.ts';
import { bothLatin } from './characters.ts';
import { type Glyph, heightOf, overlap, type Turn, turnBox } from './ink.ts';
import {
  DOUBLE_STRIKE,
  IDEOGRAPH_SPACE,
  LATIN_SPACE,
  SAME_BASELINE,
  SCRIPT_OVERLAP,
  SCRIPT_SIZE,
  WORD_GAP,
} from './tolerances.ts';

/** Text without a gap. `box`, `base` are in the frame in which its line runs left to right (`turnBox`). */
export interface Word {
  readonly said: AnchoredText;
  readonly box: Box;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  /** Of its first character; `#rrggbb`, null when unknown. */
  readonly colour?: string | null;
  /** A space glyph was printed before it. */
  readonly spaced: boolean;
}

/** Words that share a baseline, left to right, whatever the gaps between them. */
export interface Row {
  readonly words: readonly Word[];
  readonly base: number;
  readonly box: Box;
}

interface Placed {
  readonly glyph: Glyph;
  readonly box: Box;
  readonly base: number;
}

/**
 * Rows from top to bottom. `glyphs` share the reading direction `turn`; boxes are in the turned frame (`turnBox`),
 * anchors on the page as displayed.
 */
export function groupWords(glyphs: readonly Glyph[], page: number, turn: Turn = 0): Row[] {
  const placed = glyphs.map((glyph) => place(glyph, turn));
  const lines = attachScripts(splitBaselines(placed));
  return lines.flatMap((line) => {
    const words = wordsOf(dropDoubles(line.sort((a, b) => a.box[0] - b.box[0])), page, turn);
    return words.length ? [rowOf(words)] : [];
  });
}

/** A row of words that are already in order. `words` must not be empty. */
export function rowOf(words: readonly Word[]): Row {
  let [x0, y0, x1, y1] = words[0]?.box ?? [0, 0, 0, 0];
  let largest = words[0];
  for (const w of words) {
    x0 = Math.min(x0, w.box[0]);
    y0 = Math.min(y0, w.box[1]);
    x1 = Math.max(x1, w.box[2]);
    y1 = Math.max(y1, w.box[3]);
    if (largest && w.size > largest.size) largest = w;
  }
  return { words, base: largest?.base ?? y1, box: [x0, y0, x1, y1] };
}

function place(glyph: Glyph, turn: Turn): Placed {
  const [x, y] = glyph.origin;
  return { glyph, box: turnBox(glyph.box, turn), base: turnBox([x, y, x, y], turn)[1] };
}

function splitBaselines(placed: readonly Placed[]): Placed[][] {
  const sorted = [...placed].sort((a, b) => a.base - b.base);
  const lines: Placed[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const p of sorted) {
    const line = lines.at(-1);
    if (line && p.base - start <= SAME_BASELINE * p.glyph.size) line.push(p);
    else {
      lines.push([p]);
      start = p.base;
    }
  }
  return lines.filter((line) => line.some((p) => p.glyph.text !== ' '));
}

/** Puts raised and lowered small glyphs on the line they belong to: mostly covered by it and close beside its text. */
function attachScripts(lines: Placed[][]): Placed[][] {
  const kept: Placed[][] = [];
  const largest = lines.map((line) => line.reduce((most, p) => Math.max(most, p.glyph.size), 0));
  lines.forEach((line, i) => {
    const stray: Placed[] = [];
    const near = [i - 1, i + 1, i - 2, i + 2];
    for (const p of line) {
      const hosts = near
        .filter((k) => (largest[k] ?? 0) * SCRIPT_SIZE > p.glyph.size)
        .map((k) => lines[k] ?? []);
      const host = p.glyph.text === ' ' ? undefined : hosts.find((h) => h.some((q) => carries(q, p)));
      if (host) host.push(p);
      else stray.push(p);
    }
    if (stray.some((p) => p.glyph.text !== ' ')) kept.push(stray);
    else line.length = 0;
  });
  return kept;
}

const carries = (host: Placed, small: Placed): boolean =>
  small.glyph.size < host.glyph.size * SCRIPT_SIZE &&
  host.glyph.text !== ' ' &&
  overlap(host.box[1], host.box[3], small.box[1], small.box[3]) >= SCRIPT_OVERLAP * heightOf(small.box) &&
  overlap(host.box[0], host.box[2], small.box[0], small.box[2]) > -0.4 * host.glyph.size &&
  overlap(host.box[0], host.box[2], small.box[0], small.box[2]) < 0.5 * small.glyph.size;

/** Takes out glyphs printed twice at the same place; `line` is sorted by x. */
function dropDoubles(line: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  for (const p of line) {
    const reach = DOUBLE_STRIKE * Math.min(p.glyph.size, Math.max(p.box[2] - p.box[0], 0.2 * p.glyph.size));
    let twin = false;
    for (let i = kept.length - 1, k = kept[i]; k && !twin && p.box[0] - k.box[0] <= reach; k = kept[--i])
      twin = k.glyph.text === p.glyph.text;
    if (!twin) kept.push(p);
  }
  return kept;
}

function wordsOf(line: readonly Placed[], page: number, turn: Turn): Word[] {
  const words: Word[] = [];
  let run: Placed[] = [];
  let spaced = false;
  let end = Number.NEGATIVE_INFINITY;
  const flush = () => {
    const word = wordOf(run, spaced, page, turn);
    if (word) words.push(word);
    run = [];
    spaced = false;
  };
  for (const p of line) {
    if (p.glyph.text === ' ') {
      // A blank that other text covers (padding, a doubled layer) is none.
      if (p.box[2] > end + 0.05 * p.glyph.size) {
        flush();
        spaced = true;
      }
      continue;
    }
    const gap = p.box[0] - end - Math.max(0, p.glyph.tracking);
    if (run.length && gap > WORD_GAP * p.glyph.size) flush();
    run.push(p);
    end = Math.max(end, p.box[2]);
  }
  flush();
  return words;
}

function wordOf(run: readonly Placed[], spaced: boolean, page: number, turn: Turn): Word | null {
  const first = run[0];
  if (!first) return null;
  let text = '';
  const segments: Segment[] = [];
  let [x0, y0, x1, y1] = first.box;
  let size = 0;
  let bold = 0;
  for (const { glyph, box } of run) {
    const start = text.length;
    text += glyph.text;
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
    size = Math.max(size, glyph.size);
    if (glyph.bold) bold += 1;
    addSegment(segments, start, text.length, glyph.box, page, turn);
  }
  return {
    said: { text, segments },
    box: [x0, y0, x1, y1],
    base: first.base,
    size,
    bold: bold * 2 > run.length,
    colour: first.glyph.colour ?? null,
    spaced,
  };
}

/** One segment for each stretch of characters of equal advance: places inside it are then exact by proportion. */
function addSegment(
  segments: Segment[],
  start: number,
  end: number,
  glyphBox: Box,
  page: number,
  turn: Turn,
): void {
  const box = glyphBox.map((v) => Math.round(v * 100) / 100) as unknown as Box;
  const last = segments.at(-1);
  const anchor = last && 'page' in last.anchor ? last.anchor : null;
  if (last && anchor) {
    const [a, b] = [turnBox(anchor.bbox, turn), turnBox(box, turn)];
    const each = (a[2] - a[0]) / (last.end - last.start);
    const same =
      Math.abs(b[2] - b[0] - each * (end - start)) < 0.06 * each && Math.abs(b[0] - a[2]) < 0.15 * each;
    if (same && Math.abs(a[1] - b[1]) < 0.05 && Math.abs(a[3] - b[3]) < 0.05) {
      const union: Box = [
        Math.min(anchor.bbox[0], box[0]),
        Math.min(anchor.bbox[1], box[1]),
        Math.max(anchor.bbox[2], box[2]),
        Math.max(anchor.bbox[3], box[3]),
      ];
      segments[segments.length - 1] = { start: last.start, end, anchor: { page, bbox: union } };
      return;
    }
  }
  segments.push({ start, end, anchor: { page, bbox: box } });
}

/** What stands between two neighbouring words of a line: a space if one was printed or the gap is wide, else nothing. */
export function wordJoint(before: Word, after: Word): '' | ' ' {
  if (after.spaced) return ' ';
  const em = Math.min(before.size, after.size);
  const gap = after.box[0] - before.box[2];
  const least = bothLatin(before.said.text, after.said.text) ? LATIN_SPACE : IDEOGRAPH_SPACE;
  return gap > least * em ? ' ' : '';
}
