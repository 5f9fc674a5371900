// Sets a table on a page, glyph by glyph and line by line, as a word processor would: the truth for property tests.

import type { Fill, Glyph, PageInk, Rule } from '../../../extractors/tables/ink.ts';
import type { Box } from '../../../model/index.ts';

export interface SetCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** `full`: every side of every cell; `across`: a line under each row; `three`: top, header, bottom; `none`. */
export type Ruled = 'full' | 'across' | 'three' | 'none';

export interface TableStyle {
  readonly ruled: Ruled;
  readonly size: number;
  /** Room between text and the cell's sides. */
  readonly padding: number;
  readonly columnWidths: readonly number[];
  readonly align: 'left' | 'centre' | 'right';
  readonly middle: boolean;
  /** Lines drawn piece by piece, cell for cell. */
  readonly pieces: boolean;
  readonly left: number;
  readonly top: number;
}

export interface SetTable {
  readonly ink: PageInk;
  readonly bottom: number;
}

const LEADING = 1.3;
const isWide = (c: string): boolean => /[\u2e80-\uffef]/u.test(c);

/** Width of text in points: ideographs one em, everything else half. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((w, c) => w + (isWide(c) ? 1 : 0.5) * size, 0);

/** Glyphs of one line whose baseline is at `base`. */
export function setLine(text: string, x: number, base: number, size: number, bold = false): Glyph[] {
  const glyphs: Glyph[] = [];
  for (const c of Array.from(text)) {
    const width = (isWide(c) ? 1 : 0.5) * size;
    const box: Box = [x, base - 0.88 * size, x + width, base + 0.12 * size];
    glyphs.push({ text: c, box, origin: [x, base], size, turn: 0, bold, tracking: 0, paleness: 0 });
    x += width;
  }
  return glyphs;
}

/** An empty A4 page with this ink on it. */
export const pageOf = (ink: Partial<PageInk>): PageInk => ({
  page: 1,
  width: 595,
  height: 842,
  glyphs: [],
  rules: [],
  fills: [],
  pictures: [],
  shapes: [],
  ...ink,
});

/** Breaks text where the next character or word has no room. */
export function breakLines(text: string, size: number, width: number): string[] {
  const words = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line && textWidth((line + word).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line += word;
  }
  return line.trim() || !lines.length ? [...lines, line.trimEnd()] : lines;
}

/** `start` and the places after each of the steps. */
function runningSums(start: number, steps: readonly number[]): number[] {
  const sums = [start];
  for (const step of steps) sums.push((sums.at(-1) ?? start) + step);
  return sums;
}

/** The table set on a page; rows are as high as their highest cell. */
export function setTable(cells: readonly SetCell[], rows: number, style: TableStyle): SetTable {
  const { size, padding, left, top } = style;
  const xs = runningSums(left, style.columnWidths);
  const lines = new Map(
    cells.map((c) => [
      c,
      breakLines(c.text, size, (xs[c.col + c.colSpan] ?? 0) - (xs[c.col] ?? 0) - 2 * padding),
    ]),
  );
  const heights = Array.from({ length: rows }, () => size * LEADING + 2 * padding);
  for (const c of cells) {
    const need = (lines.get(c)?.length ?? 1) * size * LEADING + 2 * padding;
    const have = heights.slice(c.row, c.row + c.rowSpan).reduce((a, b) => a + b, 0);
    const last = c.row + c.rowSpan - 1;
    if (need > have) heights[last] = (heights[last] ?? 0) + need - have;
  }
  const ys = runningSums(top, heights);
  const glyphs = cells.flatMap((c) => setCell(c, lines.get(c) ?? [], xs, ys, style));
  const rules = drawRules(cells, xs, ys, style);
  return { ink: pageOf({ glyphs, rules }), bottom: ys.at(-1) ?? top };
}

function setCell(
  c: SetCell,
  lines: readonly string[],
  xs: number[],
  ys: number[],
  style: TableStyle,
): Glyph[] {
  const { size, padding, align, middle } = style;
  const [x0, x1] = [xs[c.col] ?? 0, xs[c.col + c.colSpan] ?? 0];
  const [y0, y1] = [ys[c.row] ?? 0, ys[c.row + c.rowSpan] ?? 0];
  const free = y1 - y0 - lines.length * size * LEADING;
  const first = (middle ? y0 + free / 2 : y0 + padding) + size;
  return lines.flatMap((line, i) => {
    const room = x1 - x0 - textWidth(line, size);
    const x =
      align === 'left'
        ? x0 + padding
        : align === 'right'
          ? x1 - padding - textWidth(line, size)
          : x0 + room / 2;
    return setLine(line, x, first + i * size * LEADING, size);
  });
}

function drawRules(
  cells: readonly SetCell[],
  xs: number[],
  ys: number[],
  { ruled, pieces }: TableStyle,
): Rule[] {
  const [x0, x1] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const width = 0.5;
  const across = (y: number): Rule[] =>
    pieces
      ? xs.slice(1).map((x, i) => ({ axis: 'h', at: y, from: xs[i] ?? 0, to: x, width }))
      : [{ axis: 'h', at: y, from: x0, to: x1, width }];
  if (ruled === 'none') return [];
  if (ruled === 'three') return [ys[0], ys[1], ys.at(-1)].flatMap((y) => across(y ?? 0));
  if (ruled === 'across') return ys.flatMap(across);
  return cells.flatMap((c): Rule[] => {
    const [a, b] = [xs[c.col] ?? 0, xs[c.col + c.colSpan] ?? 0];
    const [t, u] = [ys[c.row] ?? 0, ys[c.row + c.rowSpan] ?? 0];
    return [
      { axis: 'h', at: t, from: a, to: b, width },
      { axis: 'h', at: u, from: a, to: b, width },
      { axis: 'v', at: a, from: t, to: u, width },
      { axis: 'v', at: b, from: t, to: u, width },
    ];
  });
}

/** A coloured ground. */
export const ground = (box: Box, colour = '#336699'): Fill => ({ box, colour, paleness: 0.4 });
