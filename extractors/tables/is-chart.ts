// Whether a lattice is no table but a chart or a frame: bars, axes and grid lines cross like ruling lines, but no
// rows and columns of words stand between them.

import { barGroups } from './find-figures.ts';
import { centreX, centreY, holds, type PageInk, sharedArea } from './ink.ts';
import type { PageTable } from './page-table.ts';

/** A line that bounds cells over less than this share of the table is no line of its rows or columns. */
const STRAY = 0.2;
/** More blank rows or columns than this share: lines without entries. */
const BLANK = 0.5;
/** With spans everywhere, fewer are enough. */
const BLANK_IF_RAGGED = 1 / 3;
const RAGGED = 0.6;
/** So many drawn shapes for each filled cell, nearly all of the page's, are the curve of a chart. */
const SHAPES_PER_CELL = 2;
const FEWEST_SHAPES = 10;
const CONCENTRATED = 0.8;
/** So many coloured areas are enough to tell. */
const MOST_FILLS = 400;
/** So many lengths of coloured rectangles are bars, even with words in them. */
const FEWEST_LENGTHS = 5;

/** Whether text stands in fewer than two cells or columns: lines around or beside text. */
export function isFrame(table: PageTable): boolean {
  const filled = table.cells.filter((c) => c.said.text !== '');
  return filled.length < 2 || new Set(filled.map((c) => c.col)).size < 2;
}

/** True when the lines are those of a drawing. */
export function isChart(table: PageTable, ink: PageInk): boolean {
  const filled = table.cells.filter((c) => c.said.text !== '');
  if (isMostlyStray(table, 'row') || isMostlyStray(table, 'col')) return true;
  return isMostlyBlank(table) || isDrawing(table, ink, filled.length) || holdsBars(table, ink);
}

/** Whether most inner lines of one direction bound only a small part of the table, as the ends of bars do. */
function isMostlyStray(table: PageTable, axis: 'row' | 'col'): boolean {
  const count = axis === 'row' ? table.rows : table.cols;
  const length = axis === 'row' ? table.box[2] - table.box[0] : table.box[3] - table.box[1];
  const walled = new Float64Array(count);
  for (const cell of table.cells) {
    const side = axis === 'row' ? cell.box[2] - cell.box[0] : cell.box[3] - cell.box[1];
    walled[cell[axis]] = (walled[cell[axis]] ?? 0) + side;
  }
  const stray = walled.slice(1).filter((w) => w < STRAY * length).length;
  return stray > 2 && stray * 2 > count - 1;
}

function isMostlyBlank(table: PageTable): boolean {
  const ragged = table.cells.length < RAGGED * table.rows * table.cols;
  const most = ragged ? BLANK_IF_RAGGED : BLANK;
  return (['row', 'col'] as const).some((axis) => {
    const count = axis === 'row' ? table.rows : table.cols;
    const filled = new Set<number>();
    for (const cell of table.cells) {
      const span = axis === 'row' ? cell.rowSpan : cell.colSpan;
      if (cell.said.text !== '') for (let i = 0; i < span; i++) filled.add(cell[axis] + i);
    }
    const blank = count - filled.size;
    return blank > 2 && blank > most * count;
  });
}

/** Coloured bars of several lengths; coloured cells hold words and have few. */
function holdsBars(table: PageTable, ink: PageInk): boolean {
  const coloured = ink.fills.filter(
    (f) => f.paleness < 0.985 && holds(table.box, centreX(f.box), centreY(f.box)),
  );
  const fills = coloured.slice(0, MOST_FILLS);
  const wordless = fills.filter(
    (f) => !ink.glyphs.some((g) => g.text !== ' ' && holds(f.box, centreX(g.box), centreY(g.box))),
  );
  return barGroups(wordless).length > 0 || barGroups(fills, FEWEST_LENGTHS).length > 0;
}

/** Curves and slanted lines crowd in it and (nearly) nowhere else: a watermark runs over the whole page. */
function isDrawing(table: PageTable, ink: PageInk, filled: number): boolean {
  const inside = ink.shapes.filter((b) => holds(table.box, centreX(b), centreY(b)));
  if (inside.length < Math.max(FEWEST_SHAPES, SHAPES_PER_CELL * filled)) return false;
  const pageArea = ink.width * ink.height;
  const share = sharedArea(table.box, [0, 0, ink.width, ink.height]) / Math.max(1, pageArea);
  return inside.length >= CONCENTRATED * ink.shapes.length && share < CONCENTRATED;
}
