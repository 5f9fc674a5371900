// Pages → one flow: paragraphs and page tables of the whole document in reading order, footnotes apart.
// Running headers and page numbers are gone here; nothing has a kind yet.

import { joinAnchored, mergeAnchors } from '../../model/index.ts';
import { softJoint } from '../tables/characters.ts';
import type { PageTable } from '../tables/page-table.ts';
import { findFurniture, recurringInk } from './find-furniture.ts';
import {
  isFull,
  joinParagraphs,
  type Paragraph,
  type TextHabits,
  textHabits,
  usualSize,
} from './join-paragraphs.ts';
import { labelFigures } from './label-figures.ts';
import { type FlowItem, type FlowLine, orderPage } from './order-page.ts';
import type { Line, PageFigure, PageLayout } from './page-layout.ts';
import { readOpenTables } from './read-open-tables.ts';

export type Element =
  | { readonly kind: 'text'; readonly paragraph: Paragraph; readonly footnote: boolean }
  | { readonly kind: 'table'; readonly table: PageTable }
  | { readonly kind: 'figure'; readonly figure: PageFigure };

export interface DocumentFlow {
  readonly elements: readonly Element[];
  readonly habits: TextHabits;
  /** Running headers and footers that were taken out, page numbers aside, each once. */
  readonly runningTexts: readonly string[];
  /** Every line that was taken out as running header, footer or page number. */
  readonly furniture: ReadonlySet<Line>;
}

/** All text and tables of the document in reading order. */
export function gatherFlow(pages: readonly PageLayout[]): DocumentFlow {
  const furniture = findFurniture(pages);
  const bodySize = usualSize(pages.flatMap((page) => page.lines));
  const recurs = recurringInk(pages);
  let before: PageTable | null = null;
  const ordered = alignColumns(
    pages.map((page) => {
      const lines = page.lines.filter((l) => !furniture.has(l));
      const notes = new Set(footnoteLines(page, lines));
      const { figures, rest } = labelFigures(
        page,
        lines.filter((l) => !notes.has(l)),
        bodySize,
        recurs,
      );
      const open = readOpenTables(page, rest, before);
      const items = orderPage(open.rest, [...page.tables, ...open.tables], figures);
      const last = items.at(-1);
      before = last?.kind === 'table' ? last.table : null;
      return { page, items, notes: orderPage([...notes], []) };
    }),
  );
  const habits = textHabits(ordered.flatMap((o) => o.items).filter((i) => i.kind === 'line'));
  const elements: Element[] = [];
  let run: FlowLine[] = [];
  let footnotes: FlowItem[] = [];
  const push = (paragraph: Paragraph | undefined, footnote: boolean) => {
    if (paragraph) elements.push({ kind: 'text', paragraph, footnote });
  };
  const flush = () => {
    const notes = joinParagraphs(
      footnotes.filter((i) => i.kind === 'line'),
      habits,
    );
    for (const paragraph of joinParagraphs(run, habits)) {
      // the footnotes of a page stand behind the last paragraph that begins on it
      while (notes[0] && notes[0].page < paragraph.page) push(notes.shift(), true);
      push(paragraph, false);
    }
    while (notes[0]) push(notes.shift(), true);
    run = [];
    footnotes = [];
  };
  for (const { items, notes } of ordered) {
    for (const item of items) {
      if (item.kind === 'line') run.push(item);
      else {
        flush();
        elements.push(item);
      }
    }
    footnotes.push(...notes);
  }
  flush();
  return { elements: rejoinAcrossTables(elements), habits, runningTexts: runningTexts(furniture), furniture };
}

function runningTexts(furniture: ReadonlySet<Line>): string[] {
  const texts = [...furniture].map((line) => line.said.text).filter((text) => /\p{L}{2}/u.test(text));
  return [...new Map(texts.map((text) => [text.replace(/\d+/gu, '#'), text])).values()];
}

interface OrderedPage {
  readonly page: PageLayout;
  readonly items: readonly FlowItem[];
  readonly notes: readonly FlowItem[];
}

/** Pages of one column share the column edges of the document, so that a short last page is not a narrow one. */
function alignColumns(pages: readonly OrderedPage[]): OrderedPage[] {
  const wide = pages.map(({ page, items }) => {
    const lines = items.filter((i) => i.kind === 'line');
    const first = lines[0];
    const single = first && lines.every((l) => l.left === first.left && l.right === first.right);
    return single ? { width: page.width, left: first.left, right: first.right } : null;
  });
  const edgesOf = (width: number): [number, number] => {
    const same = wide.filter((w) => w !== null).filter((w) => Math.abs(w.width - width) < 1);
    const rights = same.map((w) => w.right).sort((a, b) => a - b);
    const lefts = same.map((w) => w.left).sort((a, b) => a - b);
    return [lefts[Math.floor(lefts.length * 0.25)] ?? 0, rights[Math.floor(rights.length * 0.75)] ?? 0];
  };
  const known = new Map<number, [number, number]>();
  return pages.map((entry, i) => {
    const own = wide[i];
    if (!own) return entry;
    const edges = known.get(own.width) ?? edgesOf(own.width);
    known.set(own.width, edges);
    const [left, right] = [Math.min(own.left, edges[0]), Math.max(own.right, edges[1])];
    const items = entry.items.map((item) => (item.kind === 'line' ? { ...item, left, right } : item));
    return { ...entry, items };
  });
}

/** Lines under the footnote rule that are smaller than the text over it. */
function footnoteLines(page: PageLayout, lines: readonly Line[]): Line[] {
  const from = page.footnotesFrom;
  if (from === null) return [];
  const below = lines.filter((l) => l.box[1] >= from - 2);
  const above = lines.filter((l) => l.box[1] < from - 2);
  const usual = above.map((l) => l.size).sort((a, b) => a - b)[above.length >> 1] ?? 0;
  const covered = page.tables.some((t) => t.box[3] > from);
  return !covered && below.every((l) => l.size < usual * 0.97) ? below : [];
}

/** A sentence that a table or a footnote at a page break cut in two becomes one again. */
function rejoinAcrossTables(elements: readonly Element[]): Element[] {
  const out: Element[] = [];
  for (const element of elements) {
    const before = element.kind === 'text' && !element.footnote ? lastOpenText(out) : -1;
    const host = out[before];
    if (element.kind !== 'text' || host?.kind !== 'text' || !isCut(host.paragraph, element.paragraph)) {
      out.push(element);
      continue;
    }
    const joint = softJoint(host.paragraph.said.text, element.paragraph.said.text);
    const said = joinAnchored([host.paragraph.said, element.paragraph.said], joint);
    const lines = [...host.paragraph.lines, ...element.paragraph.lines];
    out[before] = { ...host, paragraph: { ...host.paragraph, said, lines } };
  }
  return out;
}

/** Index of the text before the tables and footnotes at the end of `elements`; -1 when text ends it. */
function lastOpenText(elements: readonly Element[]): number {
  let i = elements.length - 1;
  while (i >= 0) {
    const element = elements[i];
    if (element?.kind === 'text' && !element.footnote) return i < elements.length - 1 ? i : -1;
    i -= 1;
  }
  return -1;
}

function isCut(before: Paragraph, after: Paragraph): boolean {
  const [last, next] = [before.lines.at(-1), after.lines[0]];
  if (!last || !next || last.line.page >= next.line.page) return false;
  return (
    /[\p{L}\p{N}，、（(]$/u.test(before.said.text) &&
    before.lines.length > 1 &&
    Math.abs(before.size - after.size) < 0.5 &&
    before.bold === after.bold &&
    next.line.box[0] - next.left < next.line.size &&
    isFull(last, next)
  );
}

/** The place of a paragraph on its first page. */
export const anchorOf = (p: Paragraph) => mergeAnchors(p.said.segments.map((s) => s.anchor));
