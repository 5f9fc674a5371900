// Ink of one page → lines and tables. Watermark glyphs stay out of both and are handed back.

import { lineText } from '../tables/cell-text.ts';
import { findFigures } from '../tables/find-figures.ts';
import { groupWords, type Row, rowOf, type Word } from '../tables/group-words.ts';
import type { Glyph, PageInk, Turn } from '../tables/ink.ts';
import { type Edge, joinRules } from '../tables/join-rules.ts';
import { readRuledTables } from '../tables/read-ruled-tables.ts';
import { COLUMN_GAP } from '../tables/tolerances.ts';
import type { Line, PageLayout } from './page-layout.ts';
import { readSlanted } from './read-slanted.ts';
import { readVertical } from './read-vertical.ts';
import { splitWatermark } from './split-watermark.ts';

/** A footnote rule is not longer than this share of the page and starts in its left half. */
const FOOTNOTE_RULE = 0.45;

export interface LaidOutPage {
  readonly layout: PageLayout;
  readonly watermark: string;
}

/** Lines (top to bottom, left to right) and ruled tables of the page. */
export function layOutPage(ink: PageInk): LaidOutPage {
  const { kept, watermark } = splitWatermark(ink);
  const { tables, rest, charts, frames } = readRuledTables({ ...ink, glyphs: kept });
  const level = rest.filter((g) => g.turn !== null);
  const pieces = turnsOf(level).flatMap(([turn, glyphs]) =>
    groupWords(glyphs, ink.page, turn).flatMap((row) =>
      splitRow(row).map((part) => lineOf(part, ink.page, turn)),
    ),
  );
  const lines = readVertical(pieces);
  lines.push(
    ...readSlanted(
      rest.filter((g) => g.turn === null),
      ink.page,
    ),
  );
  lines.sort((a, b) => a.base - b.base || a.box[0] - b.box[0]);
  const drawn = [...tables.map((t) => t.box), ...charts, ...frames];
  const edges = joinRules(ink.rules).h.filter((e) => !drawn.some((box) => liesIn(e, box)));
  const layout: PageLayout = {
    page: ink.page,
    width: ink.width,
    height: ink.height,
    lines,
    tables,
    edges,
    ...findFigures(
      ink,
      tables.map((t) => t.box),
      charts,
    ),
    pictures: ink.pictures,
    footnotesFrom: footnoteLine(edges, ink),
  };
  return { layout, watermark };
}

function turnsOf(glyphs: readonly Glyph[]): [Turn, Glyph[]][] {
  const turns = new Map<Turn, Glyph[]>();
  for (const glyph of glyphs) {
    const list = turns.get(glyph.turn ?? 0);
    if (list) list.push(glyph);
    else turns.set(glyph.turn ?? 0, [glyph]);
  }
  return [...turns.entries()];
}

/** Cuts a row at gaps as wide as those between columns. */
function splitRow(row: Row): Row[] {
  const parts: Word[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const word of row.words) {
    const last = parts.at(-1);
    if (last && word.box[0] - end <= COLUMN_GAP * word.size) last.push(word);
    else parts.push([word]);
    end = Math.max(end, word.box[2]);
  }
  return parts.map(rowOf);
}

function lineOf(row: Row, page: number, turn: Turn): Line {
  const said = lineText(row.words);
  const box = turn === 0 ? row.box : unionOfSegments(said.segments, row.box);
  const letters = (list: readonly Word[]) => list.reduce((n, w) => n + w.said.text.length, 0);
  const size = usualSize(row.words);
  const bold = letters(row.words.filter((w) => w.bold)) * 2 > letters(row.words);
  return { page, said, words: row.words, box, base: turn === 0 ? row.base : box[3], size, bold };
}

/** The size of most letters. */
function usualSize(words: readonly Word[]): number {
  const sorted = [...words].sort((a, b) => a.size - b.size);
  let left = words.reduce((n, w) => n + w.said.text.length, 0) / 2;
  for (const word of sorted) {
    left -= word.said.text.length;
    if (left <= 0) return word.size;
  }
  return sorted.at(-1)?.size ?? 0;
}

function unionOfSegments(segments: Line['said']['segments'], fallback: Line['box']): Line['box'] {
  let box: Line['box'] | null = null;
  for (const { anchor } of segments) {
    if (!('page' in anchor)) continue;
    const b = anchor.bbox;
    box = box
      ? [Math.min(box[0], b[0]), Math.min(box[1], b[1]), Math.max(box[2], b[2]), Math.max(box[3], b[3])]
      : b;
  }
  return box ?? fallback;
}

/** Height of the line that opens the footnotes: the lowest that is short and starts at the left. */
function footnoteLine(edges: readonly Edge[], ink: PageInk): number | null {
  const opening = edges.filter((e) => {
    const share = (e.to - e.from) / ink.width;
    return e.at > ink.height * 0.3 && e.from < ink.width * 0.3 && share < FOOTNOTE_RULE && share > 0.1;
  });
  return opening.at(-1)?.at ?? null;
}

const liesIn = (e: Edge, box: Line['box']): boolean =>
  e.at >= box[1] - 2 && e.at <= box[3] + 2 && e.from >= box[0] - 4 && e.to <= box[2] + 4;
