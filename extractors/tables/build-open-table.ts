// A region of the page that holds a table without (all) cell lines → the table: columns, rows, header levels, spans.

import { type AnchoredText, type Box, joinAnchored } from '../../model/index.ts';
import { assignColumns, type Piece } from './assign-columns.ts';
import { lineText, measureLines } from './cell-text.ts';
import { softJoint } from './characters.ts';
import { findColumns } from './find-columns.ts';
import { type Block, bottomOf, findRows, isNumber, topOf } from './find-rows.ts';
import { type Row, rowOf } from './group-words.ts';
import type { Edge } from './join-rules.ts';
import { levelHeader } from './level-header.ts';
import type { PageCell, PageTable } from './page-table.ts';
import { tileLabels } from './tile-labels.ts';

/** Where a table stands and what was drawn of it. */
export interface OpenRegion {
  readonly page: number;
  readonly box: Box;
  /** Lines of words inside, from top to bottom. */
  readonly rows: readonly Row[];
  /** Horizontal lines inside or at its edges. */
  readonly lines: readonly Edge[];
  /** x of column lines that were drawn, or that the pieces of the horizontal lines show. */
  readonly columns: readonly number[];
  /** Whether `columns` are all columns: then none is looked for in the words. */
  readonly jointed: boolean;
  /** y of the line under the header; null when none was drawn. */
  readonly headerEnd: number | null;
}

/** A row with where its cells stand. */
interface Placed {
  readonly blocks: readonly Block[];
  readonly top: number;
  readonly bottom: number;
}

/** The table of the region; null when its words show no columns. */
export function buildOpenTable(region: OpenRegion): PageTable | null {
  const { rows, headerEnd, box } = region;
  const isHead = (row: Row) => headerEnd !== null && (row.box[1] + row.box[3]) / 2 < headerEnd;
  const body = rows.filter((row) => !isHead(row));
  const xs = region.jointed
    ? [box[0], ...region.columns, box[2]]
    : findColumns(body.length > 1 ? body : rows, box, region.columns, rows);
  if (!xs) return null;
  const cols = xs.length - 1;
  const partial = region.lines.filter((e) => e.to - e.from < 0.9 * (box[2] - box[0]));
  const head = levelHeader(
    rows.filter(isHead).flatMap((row) => assignColumns(row, xs)),
    xs,
    partial,
  );
  const lines = region.lines.map((e) => e.at);
  const found = findRows(
    body.flatMap((row) => assignColumns(row, xs)),
    cols,
    lines,
  );
  const placed = found.rows.map(
    (blocks): Placed => ({ blocks, top: topOf(blocks), bottom: bottomOf(blocks) }),
  );
  if (placed.length + head.length < 2) return null;
  const levels = head.map((level): Placed => ({ blocks: level, top: topOf(level), bottom: bottomOf(level) }));
  const ys = rowLines([...levels, ...placed], box, head.length, headerEnd);
  const cells = fillCells(xs, ys, levels, placed, found.labels);
  return {
    page: region.page,
    box,
    xs,
    ys,
    rows: ys.length - 1,
    cols,
    cells,
    ruling: region.lines.length ? 'partial' : 'none',
    confidence: Math.max(0.3, Math.min(0.95, 0.95 - found.strain / 2)),
  };
}

/** Heights between rows: half way, and the header line where it was drawn. */
function rowLines(rows: readonly Placed[], box: Box, headRows: number, headerEnd: number | null): number[] {
  const ys = [Math.min(box[1], rows[0]?.top ?? box[1])];
  for (let i = 1; i < rows.length; i++) {
    const between = ((rows[i - 1]?.bottom ?? 0) + (rows[i]?.top ?? 0)) / 2;
    const line = i === headRows && headerEnd !== null ? headerEnd : between;
    ys.push(Math.max(line, ys.at(-1) ?? line));
  }
  return [...ys, Math.max(box[3], rows.at(-1)?.bottom ?? box[3])];
}

interface Spanned {
  readonly block: Block | null;
  readonly row: number;
  readonly rowSpan: number;
  readonly col: number;
  readonly colSpan: number;
}

function fillCells(
  xs: readonly number[],
  ys: readonly number[],
  head: readonly Placed[],
  body: readonly Placed[],
  labels: readonly Block[],
): PageCell[] {
  const spanned: Spanned[] = [];
  head.forEach(({ blocks }, row) => {
    for (const block of blocks) {
      // a header without anything under it reaches down to the body
      const below = head
        .slice(row + 1)
        .some((level) =>
          level.blocks.some((b) => b.col < block.col + block.colSpan && block.col < b.col + b.colSpan),
        );
      spanned.push({
        block,
        row,
        rowSpan: below ? 1 : head.length - row,
        col: block.col,
        colSpan: block.colSpan,
      });
    }
  });
  const merged = mergedLabels(body, labels, xs.length - 1);
  const taken = new Set(merged.map((m) => m.block));
  body.forEach(({ blocks }, i) => {
    for (const block of blocks)
      if (!taken.has(block))
        spanned.push({ block, row: head.length + i, rowSpan: 1, col: block.col, colSpan: block.colSpan });
  });
  for (const m of merged) spanned.push({ ...m, row: m.row + head.length });
  return withBlanks(spanned, ys.length - 1, xs.length - 1).map((s) => cellOf(s, xs, ys));
}

/** Labels of several rows, column by column. */
function mergedLabels(body: readonly Placed[], labels: readonly Block[], cols: number): Spanned[] {
  const merged: Spanned[] = [];
  for (let col = 0; col < cols; col++) {
    const own = [
      ...labels.filter((b) => b.col === col),
      ...body.flatMap((r) => r.blocks.filter((b) => b.col === col && b.colSpan === 1)),
    ];
    own.sort((a, b) => a.top - b.top);
    if (own.length === body.length && !labels.some((b) => b.col === col)) continue;
    const others = body.map((row) => {
      const rest = row.blocks.filter((b) => b.col !== col);
      return rest.length ? { top: topOf(rest), bottom: bottomOf(rest) } : row;
    });
    const rows = others.filter((_, i) => (body[i]?.blocks ?? []).some((b) => b.col !== col));
    const index = body.flatMap((row, i) => (row.blocks.some((b) => b.col !== col) ? [i] : []));
    const tiles = own.some((b) => b.pieces.some(isNumber)) ? null : tileLabels(own, rows, true);
    if (tiles && index.length === body.length)
      for (const tile of tiles) {
        const block = tile.label === null ? null : (own[tile.label] ?? null);
        merged.push({ block, row: tile.from, rowSpan: tile.to - tile.from + 1, col, colSpan: 1 });
      }
    else for (const block of labels.filter((b) => b.col === col)) merged.push(nearestRow(block, body));
  }
  return merged;
}

/** A label that fits no group stays in the row it stands nearest to. */
function nearestRow(block: Block, body: readonly Placed[]): Spanned {
  const centre = (block.top + block.bottom) / 2;
  let best = 0;
  body.forEach((row, i) => {
    const away = (r: Placed | undefined) => Math.abs(((r?.top ?? 0) + (r?.bottom ?? 0)) / 2 - centre);
    if (away(row) < away(body[best])) best = i;
  });
  return { block, row: best, rowSpan: 1, col: block.col, colSpan: block.colSpan };
}

/** The same cells with a blank one at every position that none covers; of two at one position the texts are joined. */
function withBlanks(spanned: readonly Spanned[], rows: number, cols: number): Spanned[] {
  const owner = Array.from({ length: rows }, () => Array<Spanned | null>(cols).fill(null));
  const out: Spanned[] = [];
  for (const s of [...spanned].sort((a, b) => b.rowSpan * b.colSpan - a.rowSpan * a.colSpan)) {
    const host = owner[s.row]?.[s.col];
    if (host?.block && s.block) {
      const pieces = [...host.block.pieces, ...s.block.pieces].sort(
        (a, b) => a.base - b.base || a.box[0] - b.box[0],
      );
      const joined: Spanned = { ...host, block: { ...host.block, pieces } };
      out[out.indexOf(host)] = joined;
      for (const row of owner) for (const [c, o] of row.entries()) if (o === host) row[c] = joined;
      continue;
    }
    const fitted = fitFree(s, owner);
    out.push(fitted);
    for (let r = fitted.row; r < fitted.row + fitted.rowSpan; r++)
      owner[r]?.fill(fitted, fitted.col, fitted.col + fitted.colSpan);
  }
  owner.forEach((line, row) => {
    line.forEach((o, col) => {
      if (!o) out.push({ block: null, row, rowSpan: 1, col, colSpan: 1 });
    });
  });
  return out.sort((a, b) => a.row - b.row || a.col - b.col);
}

/** Cuts a span where another cell already stands. */
function fitFree(s: Spanned, owner: readonly (readonly (Spanned | null)[])[]): Spanned {
  let { rowSpan, colSpan } = s;
  for (let c = s.col; c < s.col + colSpan; c++) if (owner[s.row]?.[c]) colSpan = c - s.col;
  colSpan = Math.max(1, colSpan);
  for (let r = s.row; r < s.row + rowSpan; r++)
    if (owner[r]?.slice(s.col, s.col + colSpan).some((o) => o !== null)) rowSpan = r - s.row;
  return { ...s, rowSpan: Math.max(1, rowSpan), colSpan };
}

function cellOf(s: Spanned, xs: readonly number[], ys: readonly number[]): PageCell {
  const box: Box = [xs[s.col] ?? 0, ys[s.row] ?? 0, xs[s.col + s.colSpan] ?? 0, ys[s.row + s.rowSpan] ?? 0];
  const pieces = s.block?.pieces ?? [];
  const lines = linesOf(pieces);
  const words = pieces.flatMap((p) => p.words);
  const marked = words.length > 0 && words.every((w) => w.bold);
  const { row, rowSpan, col, colSpan } = s;
  return { row, rowSpan, col, colSpan, box, marked, said: sayLines(lines), ...measureLines(lines) };
}

/** Pieces on one baseline are one line. */
function linesOf(pieces: readonly Piece[]): Row[] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].base - piece.base) < 0.3 * piece.size) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => rowOf(line.flatMap((p) => p.words).sort((a, b) => a.box[0] - b.box[0])));
}

function sayLines(lines: readonly Row[]): AnchoredText {
  return lines.reduce<AnchoredText>(
    (all, line) => {
      const said = lineText(line.words);
      return all.text ? joinAnchored([all, said], softJoint(all.text, said.text)) : said;
    },
    { text: '', segments: [] },
  );
}
