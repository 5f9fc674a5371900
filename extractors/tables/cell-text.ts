// The glyphs of one cell → its text as a reader would say it: lines joined, turned and stacked text read its own way.

import type { Box } from '../../model/index.ts';
import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import { bothLatin, softJoint } from './characters.ts';
import { groupWords, type Row, type Word, wordJoint } from './group-words.ts';
import { type Glyph, type Turn, turnBox, widthOf } from './ink.ts';

const nothing: AnchoredText = { text: '', segments: [] };
/** Less room than this at a line's end (em): the break may have been forced inside a word or number. */
const NO_ROOM = 0.75;

/** Words of one line with the spaces between them. */
export function lineText(words: readonly Word[]): AnchoredText {
  let text = '';
  const segments: AnchoredText['segments'][number][] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before) text += wordJoint(before, word);
    const shift = text.length;
    for (const s of word.said.segments)
      segments.push({ start: s.start + shift, end: s.end + shift, anchor: s.anchor });
    text += word.said.text;
  });
  return { text, segments };
}

/** What stands in a cell: its text and how its lines fill it. */
export interface CellContent {
  readonly said: AnchoredText;
  readonly widestLine: number;
  readonly lastLine: number;
  readonly lineSize: number;
}

/** Content of the glyphs that stand in the cell `box`; blank glyphs only yield empty text. */
export function cellContent(glyphs: readonly Glyph[], page: number, box: Box): CellContent {
  const turns = new Map<Turn, Glyph[]>();
  for (const glyph of glyphs) {
    const turn = glyph.turn ?? 0;
    const list = turns.get(turn);
    if (list) list.push(glyph);
    else turns.set(turn, [glyph]);
  }
  const parts = [...turns.entries()]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([turn, list]) => ({ rows: groupWords(list, page, turn), width: widthOf(turnBox(box, turn)) }));
  const said = joinParts(parts.map((p) => joinLines(p.rows, p.width)).filter((p) => p.text !== ''));
  return { said, ...measureLines(parts[0]?.rows ?? []) };
}

/** Widths of the widest and the last line and the size of the letters. */
export function measureLines(rows: readonly Row[]): Omit<CellContent, 'said'> {
  const last = rows.at(-1);
  return {
    widestLine: rows.reduce((most, row) => Math.max(most, widthOf(row.box)), 0),
    lastLine: last ? widthOf(last.box) : 0,
    lineSize: last?.words[0]?.size ?? 0,
  };
}

/** Lines of one cell that is `width` wide, joined where they broke. */
export function joinLines(rows: readonly Row[], width: number): AnchoredText {
  let all = nothing;
  let before: Row | null = null;
  for (const row of rows) {
    const line = lineText(row.words);
    if (!before) all = line;
    else {
      const forced = isForcedBreak(before, row, width);
      all = joinAnchored([all, line], forced ? '' : softJoint(all.text, line.text));
    }
    before = row;
  }
  return all;
}

/** A line of one unbroken Latin word or number that fills the cell was cut for lack of room, not at a space. */
function isForcedBreak(before: Row, after: Row, width: number): boolean {
  const last = before.words.at(-1);
  const next = after.words[0];
  if (!last || !next || !bothLatin(last.said.text, next.said.text)) return false;
  return before.words.length === 1 && width - widthOf(before.box) < 2 * NO_ROOM * last.size;
}

const joinParts = (parts: readonly AnchoredText[]): AnchoredText =>
  parts.reduce(
    (all, part) => (all.text ? joinAnchored([all, part], softJoint(all.text, part.text)) : part),
    nothing,
  );
