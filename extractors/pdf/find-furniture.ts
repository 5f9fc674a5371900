// Running headers, footers and page numbers: lines at the edge of pages that come again and again.
// Decided by recurrence over the whole document, from the outermost line inwards; never inside the text. Of a title that
// every page repeats, the first occurrence is text.

import type { Box } from '../../model/index.ts';
import { isDressedPageNumber } from '../layout/recognise-line.ts';
import { usualSize } from './join-paragraphs.ts';
import type { Line, PageLayout } from './page-layout.ts';

/** Share of the page height at either end in which furniture stands. */
const MARGIN = 0.13;
/** Share of the page width that a line over a table takes at least. */
const ACROSS = 0.5;
/** How many lines at each end are looked at. */
const DEPTH = 4;
/** The same words at the same height on this many pages (or on every page of a shorter document) are furniture. */
const RECURRENCE = 3;
/** A title is larger than the text by this factor. */
const TITLE = 1.25;
/** Furniture stands at the same height within this (points). */
const SAME_HEIGHT = 4;

/** Tells what is drawn (logos, lines, grounds) at the same place on several pages. */
export function recurringInk(pages: readonly PageLayout[]): (box: Box) => boolean {
  const keyOf = (b: Box) => b.map((v) => Math.round(v / SAME_HEIGHT)).join(' ');
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set([...page.drawn, ...page.pictures].map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return (box) => (counts.get(keyOf(box)) ?? 0) >= RECURRENCE;
}

/** The lines that are furniture. */
export function findFurniture(pages: readonly PageLayout[]): ReadonlySet<Line> {
  const found = new Set([...furnitureAt(pages, 'top'), ...furnitureAt(pages, 'bottom')]);
  for (const page of pages) if (isBare(page, found)) for (const line of page.lines) found.delete(line);
  for (const title of pageTitles(pages, found)) found.delete(title);
  return found;
}

function furnitureAt(pages: readonly PageLayout[], end: 'top' | 'bottom'): ReadonlySet<Line> {
  const found = new Set<Line>();
  const often = Math.max(2, Math.min(RECURRENCE, pages.length));
  const edges = pages.map((page) => edgeRows(page, end));
  const known = recurring(edges.flat(2), often);
  for (const rows of edges)
    for (const row of rows) {
      // a row of which only some pieces recur is a table's header or text
      if (!row.every((line) => isKnown(line, known, often) || isDressedPageNumber(line.said.text))) break;
      for (const line of row) found.add(line);
    }
  for (const line of pageNumbers(pages, end, found)) found.add(line);
  return found;
}

/**
 * The first of the lines that recur in letters larger than the text: a title that is printed over every page, not a
 * running header, which is no larger than the text. One that the document says elsewhere, too (on its cover), is none.
 */
function pageTitles(pages: readonly PageLayout[], found: ReadonlySet<Line>): Line[] {
  const said = new Set(pages.flatMap((p) => p.lines.filter((l) => !found.has(l)).map(patternOf)));
  const cells = pages.flatMap((p) => p.tables.flatMap((t) => t.cells));
  const set = [...pages.flatMap((p) => p.lines), ...cells.map((c) => ({ size: c.lineSize, said: c.said }))];
  const least = TITLE * usualSize(set);
  const first = new Map<string, Line>();
  for (const line of found) {
    const key = patternOf(line);
    const before = first.get(key);
    if (/\p{L}{2}/u.test(key) && !said.has(key) && (!before || line.page < before.page)) first.set(key, line);
  }
  return [...first.values()].filter((line) => line.size >= least);
}

/** A page with nothing but recurring lines: they are its text. */
const isBare = (page: PageLayout, found: ReadonlySet<Line>): boolean =>
  page.tables.length === 0 &&
  page.pictures.length === 0 &&
  page.figures.length === 0 &&
  page.lines.every((l) => found.has(l));

/** The outermost rows of lines in the margin, from the edge inwards. */
function edgeRows(page: PageLayout, end: 'top' | 'bottom'): Line[][] {
  const depth = page.height * MARGIN;
  // what stands under a line across the page is the head of a table that goes on, not of the page
  const opening = end === 'top' ? page.edges.find((e) => e.to - e.from > page.width * ACROSS) : undefined;
  const own = page.lines.filter((l) => !opening || l.base < opening.at + 2);
  const inMargin = own.filter((l) => (end === 'top' ? l.base <= depth : l.box[1] >= page.height - depth));
  const sorted = inMargin.sort((a, b) => (end === 'top' ? a.base - b.base : b.base - a.base));
  const rows: Line[][] = [];
  for (const line of sorted) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].base - line.base) <= SAME_HEIGHT) row.push(line);
    else rows.push([line]);
  }
  return rows.slice(0, DEPTH);
}

/** Words without what counts the pages. */
const patternOf = (line: Line): string => line.said.text.replace(/\s+/gu, '').replace(/\d+/gu, '#');

interface Recurring {
  readonly pages: Set<number>;
  readonly heights: number[];
}

function recurring(lines: readonly Line[], often: number): ReadonlyMap<string, Recurring> {
  const seen = new Map<string, Recurring>();
  for (const line of lines) {
    const key = patternOf(line);
    if (/^[#\W]*$/u.test(key) && !/\p{L}/u.test(key)) continue; // bare numbers: judged by their sequence
    const entry = seen.get(key) ?? { pages: new Set(), heights: [] };
    entry.pages.add(line.page);
    entry.heights.push(line.base);
    seen.set(key, entry);
  }
  return new Map([...seen].filter(([, e]) => e.pages.size >= often));
}

function isKnown(line: Line, known: ReadonlyMap<string, Recurring>, often: number): boolean {
  const entry = known.get(patternOf(line));
  const near = entry?.heights.filter((h) => Math.abs(h - line.base) <= SAME_HEIGHT) ?? [];
  return near.length >= often;
}

/** Bare numbers at the edge whose value runs with the page: the same difference to it on most of them. */
function pageNumbers(pages: readonly PageLayout[], end: 'top' | 'bottom', gone: ReadonlySet<Line>): Line[] {
  const candidates: { line: Line; shift: number }[] = [];
  for (const page of pages) {
    const row = edgeRows(page, end).find((r) => r.some((l) => !gone.has(l)));
    for (const line of row ?? []) {
      const value = pageNumberOf(line.said.text);
      if (value !== null) candidates.push({ line, shift: value - line.page });
    }
  }
  // on several pages: two equal numbers side by side (the last row of a table) tell nothing
  const seenOn = new Map<number, Set<number>>();
  for (const { line, shift } of candidates)
    seenOn.set(shift, (seenOn.get(shift) ?? new Set()).add(line.page));
  const runs = (shift: number) => (pages.length === 1 ? shift === 0 : (seenOn.get(shift)?.size ?? 0) >= 2);
  return candidates.filter((c) => runs(c.shift)).map((c) => c.line);
}

const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
];

function pageNumberOf(text: string): number | null {
  const match = /^[\s\-–—·.•~|]*(\d{1,4}|[ivxIVX]{1,5})[\s\-–—·.•~|]*$/u.exec(text);
  if (!match?.[1]) return null;
  if (/\d/u.test(match[1])) return Number(match[1]);
  const roman = ROMAN.indexOf(match[1].toLowerCase());
  return roman < 0 ? null : roman + 1;
}
