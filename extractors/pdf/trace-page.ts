// What was made of one page, as boxes to draw: rulings, tables with their cells, blocks in reading order, captions with
// their tables, and what was taken out. Geometry only; how it looks is decided by paint-overlay.ts.

import {
  type AnchoredText,
  type Block,
  type BlockKind,
  type Box,
  type Cell,
  unionBox,
} from '../../model/index.ts';
import type { Glyph, PageInk } from '../tables/ink.ts';
import { type Edges, joinRules } from '../tables/join-rules.ts';
import type { InterpretedPdf } from './read-pdf.ts';
import { splitWatermark } from './split-watermark.ts';
import { unturnBoxOf } from './turn-page.ts';

export interface TracedCell {
  readonly row: number;
  readonly col: number;
  readonly box: Box;
  readonly header: boolean;
}

export interface TracedTable {
  readonly id: string;
  readonly box: Box;
  readonly rows: number;
  readonly cols: number;
  readonly confidence: number;
  readonly cells: readonly TracedCell[];
  /** Where its caption is printed, when that is on this page. */
  readonly caption: Box | null;
}

export interface TracedBlock {
  /** Place in the reading order of its page, from 1. */
  readonly order: number;
  readonly kind: BlockKind;
  readonly box: Box;
}

/** Everything in points, origin top-left of the page as displayed, y down. */
export interface PageTrace {
  readonly rulings: Edges;
  readonly tables: readonly TracedTable[];
  readonly blocks: readonly TracedBlock[];
  /** Running headers, footers, page numbers. */
  readonly furniture: readonly Box[];
  readonly watermark: readonly Box[];
}

/** The trace of the page that `ink` (as displayed) shows. */
export function tracePage(ink: PageInk, interpreted: InterpretedPdf): PageTrace {
  const { content, furniture, frames } = interpreted;
  const { page } = ink;
  const captions = new Map(
    content.blocks.flatMap((b) =>
      b.table !== undefined && b.segments.length ? [[b.table, placeOf(b, page)] as const] : [],
    ),
  );
  const tables = content.tables.flatMap((table) =>
    table.anchors.flatMap((anchor): TracedTable[] => {
      if (!('bbox' in anchor) || anchor.page !== page) return [];
      const { id, rows, cols, confidence, headerRows } = table;
      const cells = table.cells.flatMap((cell) => traceCell(cell, page, headerRows));
      return [{ id, box: anchor.bbox, rows, cols, confidence, cells, caption: captions.get(id) ?? null }];
    }),
  );
  const blocks = content.blocks.flatMap((block) => {
    const box = blockBox(block, page, tables);
    return box ? [{ kind: block.kind, box }] : [];
  });
  const frame = frames.get(page);
  const removed = [...furniture].filter((line) => line.page === page).map((line) => line.box);
  const { kept } = splitWatermark(ink);
  return {
    rulings: joinRules(ink.rules),
    tables,
    blocks: blocks.map((block, i) => ({ ...block, order: i + 1 })),
    furniture: frame ? removed.map((box) => unturnBoxOf(box, frame)) : removed,
    watermark: glyphsWithout(ink.glyphs, kept).map((g) => g.box),
  };
}

function traceCell(cell: Cell, page: number, headerRows: number): TracedCell[] {
  const { row, col, anchor } = cell;
  const own = 'bbox' in anchor && anchor.page === page ? anchor.bbox : placeOf(cell, page);
  return own ? [{ row, col, box: own, header: row < headerRows }] : [];
}

function blockBox(block: Block, page: number, tables: readonly TracedTable[]): Box | null {
  if (block.kind === 'table') return tables.find((t) => t.id === block.table)?.box ?? null;
  // a drawn figure is more than its labels
  const { anchor } = block;
  return block.kind === 'figure' && 'bbox' in anchor && anchor.page === page
    ? anchor.bbox
    : placeOf(block, page);
}

/** Where the text stands on the page; null when none of it does. A text without own places stands at its anchor. */
function placeOf(said: AnchoredText & Pick<Cell, 'anchor'>, page: number): Box | null {
  const anchors = said.segments.length ? said.segments.map((s) => s.anchor) : [said.anchor];
  const boxes = anchors.flatMap((a) => ('bbox' in a && a.page === page ? [a.bbox] : []));
  return boxes.length ? unionBox(boxes) : null;
}

function glyphsWithout(all: readonly Glyph[], kept: readonly Glyph[]): Glyph[] {
  const stay = new Set(kept);
  return all.filter((g) => !stay.has(g));
}
