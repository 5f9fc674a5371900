// Paragraphs and logical tables → blocks of the document model: headings with their depth, captions, notes, tables.

import { type Block, type Message, makeMessage, mergeAnchors, type Table } from '../../model/index.ts';
import { isContentsEntry, isNote, recogniseCaption, recogniseHeading } from '../layout/recognise-line.ts';
import type { LogicalTable } from './append-part.ts';
import type { LogicalElement } from './continue-tables.ts';
import type { Paragraph, TextHabits } from './join-paragraphs.ts';
import { OutlineDepth } from './outline-depth.ts';

export interface NamedBlocks {
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly messages: readonly Message[];
}

/** Larger than the body by this factor: a heading by its looks. */
const LARGER = 1.12;
const LONGEST_HEADING = 45;

/** Blocks in reading order; tables are numbered t1, t2, … */
export function nameBlocks(elements: readonly LogicalElement[], habits: TextHabits): NamedBlocks {
  const blocks: Block[] = [];
  const tables: Table[] = [];
  const messages: Message[] = [];
  const outline = new OutlineDepth();
  const plain = !elements.some((e) => e.kind === 'text' && looksLikeHeading(e.paragraph, habits));
  for (const element of elements) {
    if (element.kind === 'table') {
      const table = tableOf(element.table, `t${tables.length + 1}`);
      tables.push(table);
      const words = element.table.caption ?? { text: '', segments: [] };
      blocks.push({
        kind: 'table',
        ...words,
        table: table.id,
        anchor: table.anchors[0] ?? anchorOf(element.table),
      });
      continue;
    }
    const { paragraph, footnote } = element;
    const block = textBlock(paragraph, footnote, habits, plain, outline);
    blocks.push(block);
    if (recogniseCaption(block.text)?.kind === 'table' && block.kind === 'paragraph')
      messages.push(makeMessage('caption_without_table', { caption: block.text }, block.anchor));
  }
  return { blocks, tables, messages };
}

function textBlock(
  p: Paragraph,
  footnote: boolean,
  habits: TextHabits,
  plain: boolean,
  outline: OutlineDepth,
): Block {
  const { text, segments } = p.said;
  const anchor = mergeAnchors(segments.map((s) => s.anchor));
  const base = { text, segments, anchor };
  if (footnote || isNote(text)) return { kind: 'note', ...base };
  if (isContentsEntry(text)) return { kind: 'paragraph', ...base };
  const caption = recogniseCaption(text);
  if (caption?.kind === 'figure') return { kind: 'figure', ...base };
  if (caption?.kind === 'table') return { kind: 'paragraph', ...base };
  const numbered = recogniseHeading(text);
  const looks = looksLikeHeading(p, habits);
  if (looks || (numbered !== null && plain && p.lines.length === 1))
    return { kind: 'heading', level: outline.depthOf(text, p.size), ...base };
  return { kind: 'paragraph', ...base };
}

/** Set larger or bold, short, and not ended like a sentence. */
function looksLikeHeading(p: Paragraph, habits: TextHabits): boolean {
  const { text } = p.said;
  const large = p.size > LARGER * habits.bodySize;
  if (!large && !p.bold) return false;
  if (Array.from(text).length > LONGEST_HEADING * (large ? 2 : 1) || isContentsEntry(text)) return false;
  if (!/\p{L}/u.test(text) || /[。；;，,：:]$/u.test(text)) return false;
  // a label with its content (日期：…) is no heading, however it is set
  return (
    recogniseHeading(text) !== null || recogniseCaption(text) !== null || !/^[^：:]{2,14}[：:]/u.test(text)
  );
}

function anchorOf(table: LogicalTable) {
  const place = table.places[0];
  return { page: place?.page ?? 1, bbox: place?.box ?? ([0, 0, 0, 0] as const) };
}

const round = (b: readonly number[]) => {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = b.map((v) => Math.round(v * 100) / 100);
  return [x0, y0, x1, y1] as const;
};

function tableOf(table: LogicalTable, id: string): Table {
  return {
    id,
    caption: table.caption?.text ?? null,
    headerRows: table.headerRows,
    rows: table.rows,
    cols: table.xs.length - 1,
    unit: table.unit,
    anchors: table.places.map(({ page, box }) => ({ page, bbox: round(box) })),
    cells: [...table.cells]
      .sort((a, b) => a.row - b.row || a.col - b.col)
      .map(({ row, col, rowSpan, colSpan, said, page, box }) => ({
        row,
        col,
        rowSpan,
        colSpan,
        text: said.text,
        segments: said.segments,
        anchor: { page, bbox: round(box) },
      })),
    confidence: table.confidence,
  };
}
