// The reader for PDF: bytes → pages, blocks in reading order, logical tables, messages. Reads each page once.
// Chain: operator list → ink → lines and tables of the page → flow of the document → captions, continuation → blocks.

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type DocumentContent, type Message, makeMessage, UnreadableError } from '../../model/index.ts';
import { bindCaptions } from './bind-captions.ts';
import { continueTables } from './continue-tables.ts';
import { gatherFlow } from './gather-flow.ts';
import { layOutPage } from './lay-out-page.ts';
import { nameBlocks } from './name-blocks.ts';
import { openPdf } from './open-pdf.ts';
import type { PageLayout } from './page-layout.ts';
import { type ReadInk, readInk } from './read-ink.ts';

/** A page whose pictures cover at least this share of it and that has no text is a scan. */
const SCANNED = 0.3;

/**
 * Content of a PDF file. Anchors are pages and boxes in points, origin top-left of the page as displayed, y down.
 * A page that cannot be read, or whose text cannot be decoded, is reported as an error message at that page.
 * @throws UnreadableError `pdf_encrypted`, `document_damaged`, `pdf_without_pages`, `file_empty`
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  if (bytes.length === 0) throw new UnreadableError(makeMessage('file_empty'));
  const pdf = await openPdf(bytes);
  try {
    const { layouts, messages } = await readPages(pdf.document);
    const flow = gatherFlow(layouts);
    const heights = new Map(layouts.map((l) => [l.page, l.height]));
    const named = nameBlocks(continueTables(bindCaptions(flow.elements), heights), flow.habits);
    const pages = layouts.map(({ page, width, height }) => ({ page, width, height }));
    const empty = named.blocks.length === 0 ? [makeMessage('no_text')] : [];
    return { pages, ...named, messages: [...messages, ...named.messages, ...empty] };
  } finally {
    await pdf.close();
  }
}

interface ReadPages {
  readonly layouts: readonly PageLayout[];
  readonly messages: readonly Message[];
}

async function readPages(document: PDFDocumentProxy): Promise<ReadPages> {
  const layouts: PageLayout[] = [];
  const messages: Message[] = [];
  const watermarks = new Set<string>();
  let failure: unknown;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      const read = await readInk(page);
      page.cleanup();
      const { layout, watermark } = layOutPage(read.ink);
      layouts.push(layout);
      messages.push(...pageMessages(read));
      if (watermark) watermarks.add(watermark);
    } catch (error) {
      failure = error;
      const detail = error instanceof Error ? error.message : String(error);
      messages.push(makeMessage('pdf_page_unreadable', { page: number, detail }, wholePage(number, 0, 0)));
    }
  }
  if (!layouts.length)
    throw new UnreadableError(
      makeMessage('document_damaged', {
        detail: failure instanceof Error ? failure.message : 'no readable page',
      }),
      { cause: failure },
    );
  for (const text of watermarks) messages.push(makeMessage('pdf_watermark_removed', { text }));
  return { layouts, messages };
}

const wholePage = (page: number, width: number, height: number) => ({
  page,
  bbox: [0, 0, width, height] as const,
});

function pageMessages({ ink, hidden, lostTexts, unknownCharacters }: ReadInk): Message[] {
  const { page, width, height } = ink;
  const at = wholePage(page, width, height);
  const printed = ink.glyphs.filter((g) => g.text !== ' ').length;
  const messages: Message[] = [];
  if (lostTexts > 0 && printed === 0) messages.push(makeMessage('pdf_text_without_characters', { page }, at));
  else if (lostTexts > 0) messages.push(makeMessage('pdf_font_unreadable', { page, count: lostTexts }, at));
  if (unknownCharacters > 0)
    messages.push(makeMessage('pdf_characters_unknown', { page, count: unknownCharacters }, at));
  if (printed === 0 && lostTexts === 0 && hidden.length === 0 && pictureShare(ink) >= SCANNED)
    messages.push(makeMessage('pdf_no_text_layer', { page }, at));
  return messages;
}

const pictureShare = ({ pictures, width, height }: ReadInk['ink']): number =>
  pictures.reduce((sum, b) => sum + (b[2] - b[0]) * (b[3] - b[1]), 0) / Math.max(1, width * height);
