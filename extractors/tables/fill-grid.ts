// A grid of cells and the glyphs of the page → a table: each glyph goes to the cell its middle stands in.

import { type Box, joinAnchored } from '../../model/index.ts';
import { type CellContent, cellContent } from './cell-text.ts';
import type { CellGrid, CellSpan } from './form-cells.ts';
import { centreX, centreY, type Fill, type Glyph, type PageInk, sharedArea } from './ink.ts';
import type { PageCell, PageTable } from './page-table.ts';
import { splitDiagonal } from './split-diagonal.ts';

/** A ground darker than this marks a header cell. */
const COLOURED = 0.9;

/** The outer box of a grid. */
export const gridBox = ({ xs, ys }: CellGrid): Box => [
  xs[0] ?? 0,
  ys[0] ?? 0,
  xs.at(-1) ?? 0,
  ys.at(-1) ?? 0,
];

/** The box of a cell. */
export const cellBox = ({ xs, ys }: CellGrid, c: CellSpan): Box => [
  xs[c.col] ?? 0,
  ys[c.row] ?? 0,
  xs[c.col + c.colSpan] ?? 0,
  ys[c.row + c.rowSpan] ?? 0,
];

/** The glyphs of each cell, in the order of `grid.cells`. */
export function holdGlyphs(grid: CellGrid, glyphs: readonly Glyph[]): Glyph[][] {
  const { xs, ys } = grid;
  const owner = Array.from({ length: ys.length - 1 }, () => new Int32Array(xs.length - 1).fill(-1));
  grid.cells.forEach((cell, i) => {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      owner[r]?.fill(i, cell.col, cell.col + cell.colSpan);
  });
  const held: Glyph[][] = grid.cells.map(() => []);
  for (const glyph of glyphs) {
    const index = owner[slot(ys, centreY(glyph.box))]?.[slot(xs, centreX(glyph.box))] ?? -1;
    held[index]?.push(glyph);
  }
  return held;
}

/** The table that the grid shows with these glyphs; the other ink of the page tells grounds and diagonals. */
export function fillGrid(
  grid: CellGrid,
  glyphs: readonly Glyph[],
  { page, fills, shapes }: Pick<PageInk, 'page' | 'fills' | 'shapes'>,
): PageTable {
  const held = holdGlyphs(grid, glyphs);
  const cells = grid.cells.map((cell, i): PageCell => {
    const box = cellBox(grid, cell);
    const list = held[i] ?? [];
    const printed = list.filter((g) => g.text !== ' ');
    const marked = printed.length > 0 && (printed.every((g) => g.bold) || isColoured(box, fills));
    return { ...cell, ...contentOf(splitDiagonal(box, list, shapes), page, box), box, marked };
  });
  const { xs, ys } = grid;
  const size = { rows: ys.length - 1, cols: xs.length - 1 };
  return { page, box: gridBox(grid), xs, ys, ...size, cells, ruling: 'full', confidence: 1 };
}

/** The names on the sides of a diagonal stand apart. */
function contentOf(sides: readonly Glyph[][], page: number, box: Box): CellContent {
  const [first = [], ...others] = sides;
  const content = cellContent(first, page, box);
  if (!others.length) return content;
  const said = [content, ...others.map((side) => cellContent(side, page, box))].map((c) => c.said);
  return { ...content, said: joinAnchored(said, ' ') };
}

/** Index of the stretch between neighbouring places that holds `value`. */
function slot(places: readonly number[], value: number): number {
  let [low, high] = [0, places.length - 2];
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((places[mid] ?? 0) <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

const isColoured = (box: Box, fills: readonly Fill[]): boolean =>
  fills.some(
    (f) => f.paleness < COLOURED && sharedArea(f.box, box) > 0.5 * (box[2] - box[0]) * (box[3] - box[1]),
  );
