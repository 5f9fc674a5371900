// Captions and unit lines find their table: over it (on the page before, when the table opens its page), else under it.

import type { AnchoredText } from '../../model/index.ts';
import { type Caption, recogniseCaption, statedUnit } from '../layout/recognise-line.ts';
import { unitInCaption } from '../layout/table-words.ts';
import type { PageTable } from '../tables/page-table.ts';
import type { Element } from './gather-flow.ts';
import type { Paragraph } from './join-paragraphs.ts';

/** A table with the words that belong to it. */
export interface BoundTable {
  readonly kind: 'table';
  readonly table: PageTable;
  readonly caption: AnchoredText | null;
  readonly recognised: Caption | null;
  readonly unit: string | null;
}

type TextElement = Extract<Element, { kind: 'text' }>;
type FigureElement = Extract<Element, { kind: 'figure' }>;
export type BoundElement = TextElement | FigureElement | BoundTable;

/** How many paragraphs may stand between a caption and its table (名称：…, 单位：…). */
const REACH = 3;
/** How far over the table a caption may stand, in points for each paragraph between. */
const DISTANCE = 45;

/** The same elements; captions and unit lines that found their table are taken out of the text. */
export function bindCaptions(elements: readonly Element[]): BoundElement[] {
  const gone = new Set<Element>();
  const captions = new Map<Element, TextElement>();
  const units = new Map<Element, TextElement>();
  const take = (found: Map<Element, TextElement>, table: Element, text: TextElement | undefined) => {
    if (!text) return;
    found.set(table, text);
    gone.add(text);
  };
  // A caption goes to the table under it first; only what is left over may belong to a table above it.
  elements.forEach((element, i) => {
    if (element.kind !== 'table') return;
    const over = textsBeside(elements, i, -1, gone);
    take(
      captions,
      element,
      over.find((t) => captionOf(t.paragraph)),
    );
    take(
      units,
      element,
      over.find((t) => statedUnit(t.paragraph.said.text) !== null),
    );
  });
  elements.forEach((element, i) => {
    if (element.kind !== 'table' || captions.has(element)) return;
    const [under] = textsBeside(elements, i, 1, gone);
    if (under && captionOf(under.paragraph)) take(captions, element, under);
  });
  return elements
    .filter((e) => !gone.has(e))
    .map((element): BoundElement => {
      if (element.kind !== 'table') return element;
      const caption = captions.get(element)?.paragraph;
      const unit = units.get(element)?.paragraph.said.text;
      return {
        kind: 'table',
        table: element.table,
        caption: caption?.said ?? null,
        recognised: caption ? captionOf(caption) : null,
        unit: unit ? statedUnit(unit) : caption ? unitInCaption(caption.said.text) : null,
      };
    });
}

/** Texts next to the table, nearest first, up to the first that is too far, too long, or a caption. */
function textsBeside(
  elements: readonly Element[],
  at: number,
  step: 1 | -1,
  gone: ReadonlySet<Element>,
): TextElement[] {
  const found: TextElement[] = [];
  const table = elements[at];
  if (table?.kind !== 'table') return found;
  for (let i = at + step; found.length < REACH; i += step) {
    const element = elements[i];
    if (element?.kind !== 'text' || gone.has(element)) break;
    if (element.footnote) continue;
    if (!isBeside(element.paragraph, table.table, step, found)) break;
    found.push(element);
    if (recogniseCaption(element.paragraph.said.text)) break;
  }
  return found;
}

/** A short text near the table on its page, or at the end of the page before when the table opens its own. */
function isBeside(p: Paragraph, table: PageTable, step: 1 | -1, found: readonly TextElement[]): boolean {
  if (p.lines.length > 2) return false;
  const end = p.lines.at(-1)?.line.page ?? p.page;
  if (step < 0 && end === table.page - 1) return found.every((f) => f.paragraph.page === end);
  if (p.page !== table.page || end !== table.page) return false;
  const gap = step < 0 ? table.box[1] - p.box[3] : p.box[1] - table.box[3];
  return gap <= DISTANCE * (found.length + 1) && gap >= -p.size;
}

function captionOf(p: Paragraph): Caption | null {
  const caption = recogniseCaption(p.said.text);
  return caption?.kind === 'table' ? caption : null;
}
