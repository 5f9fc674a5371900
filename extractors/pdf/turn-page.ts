// Pages whose text runs up or down (a wide table set on its side) are read in a frame in which it runs to the right,
// and everything found is put back on the page as displayed.

import type { Anchor, AnchoredText, Box, DocumentContent } from '../../model/index.ts';
import { type Glyph, type PageInk, type Rule, type Turn, turnBox, unturnBox } from '../tables/ink.ts';

/** How a page was turned for reading. */
export interface PageFrame {
  readonly turn: Turn;
  /** Size as displayed. */
  readonly width: number;
  readonly height: number;
}

/** Share of the glyphs that must run another way before the page is turned. */
const MOST = 0.6;

/** The ink in the frame of its text, and that frame; null when the text runs to the right already. */
export function turnInk(ink: PageInk): { readonly ink: PageInk; readonly frame: PageFrame } | null {
  const turn = mainTurn(ink.glyphs);
  if (turn === 0) return null;
  const frame: PageFrame = { turn, width: ink.width, height: ink.height };
  const move = (b: Box) => toFrame(b, frame);
  const sideways = turn !== 180;
  return {
    frame,
    ink: {
      page: ink.page,
      width: sideways ? ink.height : ink.width,
      height: sideways ? ink.width : ink.height,
      glyphs: ink.glyphs.map((g) => turnGlyph(g, frame)),
      rules: ink.rules.map((r) => turnRule(r, frame)),
      fills: ink.fills.map((f) => ({ ...f, box: move(f.box) })),
      pictures: ink.pictures.map(move),
      shapes: ink.shapes.map(move),
      patches: (ink.patches ?? []).map((p) => ({
        ...p,
        box: move(p.box),
        outline: p.outline.map(([x, y]): readonly [number, number] => {
          const [mx, my] = move([x, y, x, y]);
          return [mx, my];
        }),
      })),
    },
  };
}

function mainTurn(glyphs: readonly Glyph[]): Turn {
  const counts = new Map<Turn, number>();
  let all = 0;
  for (const { turn, text } of glyphs) {
    if (turn === null || text === ' ') continue;
    all += 1;
    counts.set(turn, (counts.get(turn) ?? 0) + 1);
  }
  for (const [turn, count] of counts) if (count > MOST * all) return turn;
  return 0;
}

/** The turned frame with its origin at the corner of the page. */
function toFrame(b: Box, { turn, width, height }: PageFrame): Box {
  const [x0, y0, x1, y1] = turnBox(b, turn);
  const dx = turn === 180 ? width : turn === 270 ? height : 0;
  const dy = turn === 180 ? height : turn === 90 ? width : 0;
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
}

/** A box of the turned frame on the page as displayed. */
export function unturnBoxOf([x0, y0, x1, y1]: Box, { turn, width, height }: PageFrame): Box {
  const dx = turn === 180 ? width : turn === 270 ? height : 0;
  const dy = turn === 180 ? height : turn === 90 ? width : 0;
  const back = unturnBox([x0 - dx, y0 - dy, x1 - dx, y1 - dy], turn).map((v) => Math.round(v * 100) / 100);
  return [back[0] ?? 0, back[1] ?? 0, back[2] ?? 0, back[3] ?? 0];
}

function turnGlyph(glyph: Glyph, frame: PageFrame): Glyph {
  const [x, y] = glyph.origin;
  const [ox, oy] = toFrame([x, y, x, y], frame);
  const turn = glyph.turn === null ? null : (((glyph.turn - frame.turn + 360) % 360) as Turn);
  return { ...glyph, box: toFrame(glyph.box, frame), origin: [ox, oy], turn };
}

function turnRule(rule: Rule, frame: PageFrame): Rule {
  const { axis, at, from, to } = rule;
  const [x0, y0, x1, y1] = toFrame(axis === 'h' ? [from, at, to, at] : [at, from, at, to], frame);
  const flat = axis === 'h' ? frame.turn === 180 : frame.turn !== 180;
  return flat
    ? { ...rule, axis: 'h', at: y0, from: x0, to: x1 }
    : { ...rule, axis: 'v', at: x0, from: y0, to: y1 };
}

/** Content with every anchor on the pages named in `frames` put back on the page as displayed. */
export function unturnContent<T extends Required<Pick<DocumentContent, 'blocks' | 'tables' | 'figures'>>>(
  content: T,
  frames: ReadonlyMap<number, PageFrame>,
): T {
  if (!frames.size) return content;
  const place = <A extends Anchor>(a: A): A => {
    const frame = 'page' in a ? frames.get(a.page) : undefined;
    return frame && 'bbox' in a ? { ...a, bbox: unturnBoxOf(a.bbox, frame) } : a;
  };
  const text = <T2 extends AnchoredText & { readonly anchor: Anchor }>(t: T2): T2 => ({
    ...t,
    anchor: place(t.anchor),
    segments: t.segments.map((s) => ({ ...s, anchor: place(s.anchor) })),
  });
  return {
    ...content,
    blocks: content.blocks.map(text),
    tables: content.tables.map((t) => ({ ...t, anchors: t.anchors.map(place), cells: t.cells.map(text) })),
    figures: content.figures.map((f) => ({ ...f, anchor: place(f.anchor), labels: f.labels.map(text) })),
  };
}
