// The reader for PDF: bytes → pages, blocks in reading order, logical tables, messages. Reads each page once.
// Chain: operator list → ink → lines and tables of the page → flow of the document → captions, continuation → blocks.

import { type DocumentContent, makeMessage, UnreadableError } from '../../model/index.ts';
import { bindCaptions } from './bind-captions.ts';
import { continueTables } from './continue-tables.ts';
import { gatherFlow } from './gather-flow.ts';
import { nameBlocks } from './name-blocks.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import type { Line } from './page-layout.ts';
import { readPages } from './read-pages.ts';
import { type PageFrame, unturnContent } from './turn-page.ts';

/**
 * Content of a PDF file. Anchors are pages and boxes in points, origin top-left of the page as displayed, y down.
 * A page that cannot be read, or whose text cannot be decoded, is reported as an error message at that page; a
 * document without any text carries the message `no_text`.
 * @throws UnreadableError `pdf_encrypted`, `document_damaged`, `document_holds_too_much`, `pdf_without_pages`, `file_empty`
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  if (bytes.length === 0) throw new UnreadableError(makeMessage('file_empty'));
  const pdf = await openPdf(bytes);
  try {
    return (await interpretPdf(pdf)).content;
  } finally {
    await pdf.close();
  }
}

/** Content of an open PDF, and what was left out of it. */
export interface InterpretedPdf {
  readonly content: DocumentContent;
  /** Running headers, footers and page numbers, in the frame in which their page was read. */
  readonly furniture: ReadonlySet<Line>;
  /** Pages that were turned for reading. */
  readonly frames: ReadonlyMap<number, PageFrame>;
}

/**
 * All steps after opening.
 * @throws UnreadableError `document_damaged` when no page can be read, `document_holds_too_much` when a page holds too much
 */
export async function interpretPdf(pdf: OpenPdf): Promise<InterpretedPdf> {
  const { sizes, layouts, frames, messages } = await readPages(pdf);
  const flow = gatherFlow(layouts);
  const heights = new Map(layouts.map((l) => [l.page, l.height]));
  const named = nameBlocks(continueTables(bindCaptions(flow.elements), heights), flow.habits);
  const removed = flow.runningTexts.map((text) => makeMessage('pdf_running_text_removed', { text }));
  const empty = named.blocks.length === 0 ? [makeMessage('no_text')] : [];
  const { blocks, tables, figures } = unturnContent(named, frames);
  const said = [...messages, ...removed, ...named.messages, ...empty];
  const content = { pages: sizes, blocks, tables, figures, messages: said };
  return { content, furniture: flow.furniture, frames };
}
