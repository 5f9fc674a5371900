// Tables whose cells are drawn: lattices of ruling lines filled with the glyphs that stand in them.
// Yields the tables and the glyphs that stand in none. Frames, charts and forms without text are no tables; a lattice
// that shows only part of its columns or rows is read like a table without lines, with the lines it has.

import type { Box } from '../../model/index.ts';
import { buildOpenTable } from './build-open-table.ts';
import { fillGrid, gridBox, holdGlyphs } from './fill-grid.ts';
import { findLattices, type Lattice } from './find-lattices.ts';
import { type CellGrid, dropUnusedLines, formCells } from './form-cells.ts';
import { groupWords } from './group-words.ts';
import { centreX, centreY, type Glyph, holds, type PageInk } from './ink.ts';
import { isChart, isFrame } from './is-chart.ts';
import { isUnderdrawn } from './is-underdrawn.ts';
import { type Edge, joinRules } from './join-rules.ts';
import type { PageTable } from './page-table.ts';
import { splitMergedCells } from './split-merged-cells.ts';
import { RULE_TOUCH, WALL_SHARE } from './tolerances.ts';
import { traceFills } from './trace-fills.ts';

export interface RuledTables {
  readonly tables: readonly PageTable[];
  readonly rest: readonly Glyph[];
  /** Lattices that are charts. */
  readonly charts: readonly Box[];
  /** Boxes drawn around or beside text. */
  readonly frames: readonly Box[];
}

/** Ruled tables of the page, from top to bottom. */
export function readRuledTables(ink: PageInk): RuledTables {
  const tables: PageTable[] = [];
  const charts: Box[] = [];
  const frames: Box[] = [];
  const pool = new GlyphPool(ink.glyphs);
  for (const drawn of findLattices(joinRules(ink.rules))) {
    const lattice = traceFills(drawn, ink.fills);
    const grid = formCells(lattice);
    if (!grid) continue;
    const box = gridBox(grid);
    const inside = pool.inside(box);
    if (inside.length === 0) {
      frames.push(box);
      continue;
    }
    const table = readLattice(lattice, grid, inside, ink);
    if (!table || isFrame(table)) frames.push(box);
    else if (isChart(table, ink)) charts.push(table.box);
    else {
      tables.push(table);
      pool.take(inside);
    }
  }
  return { tables, rest: pool.rest(), charts, frames };
}

/** Glyphs by height, so that each lattice asks only those at its own. */
class GlyphPool {
  private readonly sorted: readonly Glyph[];
  private readonly heights: Float64Array;
  private readonly all: readonly Glyph[];
  private readonly taken = new Set<Glyph>();

  constructor(glyphs: readonly Glyph[]) {
    this.all = glyphs;
    this.sorted = [...glyphs].sort((a, b) => centreY(a.box) - centreY(b.box));
    this.heights = Float64Array.from(this.sorted, (g) => centreY(g.box));
  }

  /** Free glyphs whose middle lies in the box, in the order they were printed. */
  inside(box: Box): Glyph[] {
    let [low, high] = [0, this.heights.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.heights[mid] ?? 0) < box[1]) low = mid + 1;
      else high = mid;
    }
    const found = new Set<Glyph>();
    for (let i = low; i < this.sorted.length && (this.heights[i] ?? 0) <= box[3]; i++) {
      const glyph = this.sorted[i];
      if (glyph && !this.taken.has(glyph) && holds(box, centreX(glyph.box), centreY(glyph.box)))
        found.add(glyph);
    }
    return [...found];
  }

  take(glyphs: readonly Glyph[]): void {
    for (const glyph of glyphs) this.taken.add(glyph);
  }

  rest(): Glyph[] {
    return this.all.filter((g) => !this.taken.has(g));
  }
}

function readLattice(
  lattice: Lattice,
  grid: CellGrid,
  glyphs: readonly Glyph[],
  ink: PageInk,
): PageTable | null {
  const upright = glyphs.filter((g) => g.turn === 0);
  const held = holdGlyphs(grid, upright);
  const split = splitMergedCells(grid, (cell) => groupWords(held[grid.cells.indexOf(cell)] ?? [], ink.page));
  const tidy = dropUnusedLines(split);
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
  if (tidy.cells.length < 2 || !isParted(lattice)) return null;
  return fillGrid(tidy, glyphs, ink);
}

/** Whether some inner line reaches over half of the lattice: small marks in a frame (the keys of a legend) part no cells. */
function isParted({ h, v, box: [x0, y0, x1, y1] }: Lattice): boolean {
  const parts = (edges: readonly Edge[], low: number, high: number, length: number) =>
    edges.some(
      (e) => e.at > low + RULE_TOUCH && e.at < high - RULE_TOUCH && e.to - e.from >= WALL_SHARE * length,
    );
  return parts(h, y0, y1, x1 - x0) || parts(v, x0, x1, y1 - y0);
}
