// Paragraphs and logical tables → blocks of the document model: headings with their depth, captions, notes, tables.

import {
  type Anchor,
  type Block,
  type Figure,
  joinAnchored,
  type Message,
  makeMessage,
  type Table,
} from '../../model/index.ts';
import { recogniseCaption } from '../layout/recognise-line.ts';
import { DOUBTFUL, rateTable } from '../tables/rate-table.ts';
import type { LogicalTable } from './append-part.ts';
import type { LogicalElement } from './continue-tables.ts';
import type { TextHabits } from './join-paragraphs.ts';
import { TextNamer } from './name-text.ts';
import type { PageFigure } from './page-layout.ts';
import { splitLabel } from './split-label.ts';

export interface NamedBlocks {
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  readonly messages: readonly Message[];
}

/** Blocks in reading order; tables are numbered t1, t2, … */
export function nameBlocks(elements: readonly LogicalElement[], habits: TextHabits): NamedBlocks {
  const blocks: Block[] = [];
  const tables: Table[] = [];
  const figures: Figure[] = [];
  const messages: Message[] = [];
  const texts = elements.flatMap((e) => (e.kind === 'text' ? [e.paragraph] : []));
  const namer = new TextNamer(texts, habits);
  for (const element of elements) {
    if (element.kind === 'table') {
      const read = tableOf(element.table, `t${tables.length + 1}`);
      const table = { ...read, confidence: rateTable(read).confidence };
      tables.push(table);
      if (table.confidence < DOUBTFUL) messages.push(doubtOf(table));
      const words = element.table.caption ?? { text: '', segments: [] };
      blocks.push({
        kind: 'table',
        ...words,
        table: table.id,
        anchor: table.anchors[0] ?? anchorOf(element.table),
      });
      continue;
    }
    if (element.kind === 'figure') {
      const block = figureBlock(element.figure);
      blocks.push(block);
      figures.push(figureOf(element.figure, block.anchor));
      continue;
    }
    const block = namer.name(element.paragraph, element.footnote);
    blocks.push(block);
    if (recogniseCaption(block.text)?.kind === 'table' && block.kind === 'paragraph')
      messages.push(makeMessage('caption_without_table', { caption: block.text }, block.anchor));
  }
  return { blocks, tables, figures, messages };
}

/** The words in a drawn figure, as one block: they are no sentences. */
function figureBlock({ page, box, labels }: PageFigure): Block {
  const said = joinAnchored(
    labels.map((l) => l.said),
    ' ',
  );
  return { kind: 'figure', ...said, anchor: { page, bbox: round(box) } };
}

function figureOf({ caption, labels, marks }: PageFigure, anchor: Anchor): Figure {
  return {
    caption,
    anchor,
    labels: labels.flatMap(splitLabel),
    marks: marks.map((m) => ({
      box: m.box,
      colour: m.colour,
      ...('outline' in m && { outline: m.outline }),
    })),
  };
}

function anchorOf(table: LogicalTable) {
  const place = table.places[0];
  return { page: place?.page ?? 1, bbox: place?.box ?? ([0, 0, 0, 0] as const) };
}

const doubtOf = ({ caption, id, confidence, anchors }: Table): Message =>
  makeMessage('table_doubtful', { caption: caption ?? id, confidence }, anchors[0]);

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
