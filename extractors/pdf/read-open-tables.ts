// Tables of a page whose cells are not all drawn, found among the lines of text that no ruled table has taken.

import { isContentsEntry, isNote, recogniseCaption } from '../layout/recognise-line.ts';
import { buildOpenTable, type OpenRegion } from '../tables/build-open-table.ts';
import { findAlignedRegions } from '../tables/find-aligned-regions.ts';
import { findOpenRegions } from '../tables/find-open-regions.ts';
import { type Row, rowOf, type Word } from '../tables/group-words.ts';
import type { PageTable } from '../tables/page-table.ts';
import { type FlowItem, orderPage } from './order-page.ts';
import type { Line, PageLayout } from './page-layout.ts';

/** Baselines that differ by less are one row (em). */
const SAME_ROW = 0.2;

export interface OpenTables {
  readonly tables: readonly PageTable[];
  readonly rest: readonly Line[];
}

/**
 * Open tables of the page and the lines outside them. `lines` are the page's own text, without running headers.
 * @param before the table with which the page before ends.
 */
export function readOpenTables(
  page: PageLayout,
  lines: readonly Line[],
  before: PageTable | null = null,
): OpenTables {
  const ruled = findOpenRegions(page.page, rowsOf(lines), page.edges, isCaption);
  const first = takeTables(ruled, lines);
  const items = orderPage(first.rest, [...page.tables, ...first.tables]);
  const aligned = columnsOf(items).flatMap((column, i) => {
    const begins = i === 0 && items[0]?.kind === 'line';
    return findAlignedRegions(page.page, rowsOf(column), { isCaption, isForeign }, begins ? before : null);
  });
  const second = takeTables(aligned, first.rest);
  return { tables: [...first.tables, ...second.tables], rest: second.rest };
}

const isCaption = (text: string): boolean => recogniseCaption(text) !== null;
const isForeign = (text: string): boolean => isContentsEntry(text) || isNote(text);

function takeTables(regions: readonly OpenRegion[], lines: readonly Line[]): OpenTables {
  const tables: PageTable[] = [];
  const used = new Set<Word>();
  for (const region of regions) {
    const table = buildOpenTable(region);
    if (!table || !isSound(table)) continue;
    tables.push(table);
    for (const word of wordsOf(region)) used.add(word);
  }
  const rest = lines.filter((l) => l.words.filter((w) => used.has(w)).length * 2 <= l.words.length);
  return { tables, rest };
}

/** Lines of one text column that follow each other without a table between them. */
function columnsOf(items: readonly FlowItem[]): Line[][] {
  const columns: Line[][] = [];
  let edges = '';
  for (const item of items) {
    const key = item.kind === 'line' ? `${item.left} ${item.right}` : '';
    if (item.kind === 'line') {
      if (key === edges) columns.at(-1)?.push(item.line);
      else columns.push([item.line]);
    }
    edges = key;
  }
  return columns;
}

const wordsOf = (region: OpenRegion): Word[] => region.rows.flatMap((row) => [...row.words]);

/** Lines on one baseline as one row of words. */
function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1);
    if (row?.[0] && line.base - row[0].base <= SAME_ROW * line.size) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => rowOf(row.flatMap((l) => [...l.words]).sort((a, b) => a.box[0] - b.box[0])));
}

/** At least two rows and columns, and text in most columns of most rows. */
function isSound(table: PageTable): boolean {
  if (table.rows < 2 || table.cols < 2) return false;
  const filled = table.cells.filter((c) => c.said.text !== '').length;
  return filled * 3 >= table.cells.length;
}
