// Tables whose cells are drawn: lattices of ruling lines filled with the glyphs that stand in them.
// Yields the tables and the glyphs that stand in none. Frames, charts and forms without text are no tables; a lattice
// that shows only part of its columns or rows is read like a table without lines, with the lines it has.

import { buildOpenTable } from './build-open-table.ts';
import { fillGrid, gridBox, holdGlyphs } from './fill-grid.ts';
import { findLattices, type Lattice } from './find-lattices.ts';
import { type CellGrid, dropUnusedLines, formCells } from './form-cells.ts';
import { groupWords } from './group-words.ts';
import { centreX, centreY, type Glyph, holds, type PageInk } from './ink.ts';
import { isUnderdrawn } from './is-underdrawn.ts';
import { joinRules } from './join-rules.ts';
import type { PageTable } from './page-table.ts';
import { splitMergedCells } from './split-merged-cells.ts';
import { traceFills } from './trace-fills.ts';

export interface RuledTables {
  readonly tables: readonly PageTable[];
  readonly rest: readonly Glyph[];
}

/** A line that bounds cells over less than this share of the table is no line of its rows or columns. */
const STRAY = 0.2;

/** Ruled tables of the page, from top to bottom. */
export function readRuledTables(ink: PageInk): RuledTables {
  const tables: PageTable[] = [];
  let rest: readonly Glyph[] = ink.glyphs;
  for (const drawn of findLattices(joinRules(ink.rules))) {
    const lattice = traceFills(drawn, ink.fills);
    const grid = formCells(lattice);
    if (!grid) continue;
    const box = gridBox(grid);
    const inside: Glyph[] = [];
    const outside: Glyph[] = [];
    for (const glyph of rest)
      (holds(box, centreX(glyph.box), centreY(glyph.box)) ? inside : outside).push(glyph);
    const table = readLattice(lattice, grid, inside, ink);
    if (!table || !isTable(table)) continue;
    tables.push(table);
    rest = outside;
  }
  return { tables, rest };
}

function readLattice(
  lattice: Lattice,
  grid: CellGrid,
  glyphs: readonly Glyph[],
  ink: PageInk,
): PageTable | null {
  const upright = glyphs.filter((g) => g.turn === 0);
  const tidy = dropUnusedLines(grid);
  const rows = groupWords(upright, ink.page);
  if (isUnderdrawn(tidy, rows)) {
    const [, second, third] = tidy.ys;
    const open = buildOpenTable({
      page: ink.page,
      box: gridBox(grid),
      rows,
      lines: lattice.h,
      columns: tidy.xs.slice(1, -1),
      jointed: false,
      headerEnd: third === undefined ? null : (second ?? null),
    });
    if (open) return open;
  }
  if (tidy.cells.length < 2) return null;
  const held = holdGlyphs(grid, upright);
  const split = splitMergedCells(grid, (cell) => groupWords(held[grid.cells.indexOf(cell)] ?? [], ink.page));
  return fillGrid(dropUnusedLines(split), glyphs, ink.page, ink.fills);
}

/** Text in at least two columns, and lines that rows and columns share: frames and charts have neither. */
function isTable(table: PageTable): boolean {
  const filled = table.cells.filter((c) => c.said.text !== '');
  if (filled.length < 2 || new Set(filled.map((c) => c.col)).size < 2) return false;
  return !isMostlyStray(table, 'row') && !isMostlyStray(table, 'col');
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
