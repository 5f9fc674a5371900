// The reader for PDF: bytes → pages, blocks in reading order, logical tables, messages. Reads each page once.
// Chain: operator list → ink → lines and tables of the page → flow of the document → captions, continuation → blocks.

import { type DocumentContent, makeMessage, UnreadableError } from '../../model/index.ts';
import { bindCaptions } from './bind-captions.ts';
import { continueTables } from './continue-tables.ts';
import { gatherFlow } from './gather-flow.ts';
import { nameBlocks } from './name-blocks.ts';
import { openPdf } from './open-pdf.ts';
import { readPages } from './read-pages.ts';
import { unturnContent } from './turn-page.ts';

/**
 * Content of a PDF file. Anchors are pages and boxes in points, origin top-left of the page as displayed, y down.
 * A page that cannot be read, or whose text cannot be decoded, is reported as an error message at that page; a
 * document without any text carries the message `no_text`.
 * @throws UnreadableError `pdf_encrypted`, `document_damaged`, `pdf_without_pages`, `file_empty`
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent> {
  if (bytes.length === 0) throw new UnreadableError(makeMessage('file_empty'));
  const pdf = await openPdf(bytes);
  try {
    const { sizes, layouts, frames, messages } = await readPages(pdf.document);
    const flow = gatherFlow(layouts);
    const heights = new Map(layouts.map((l) => [l.page, l.height]));
    const named = nameBlocks(continueTables(bindCaptions(flow.elements), heights), flow.habits);
    const removed = flow.runningTexts.map((text) => makeMessage('pdf_running_text_removed', { text }));
    const empty = named.blocks.length === 0 ? [makeMessage('no_text')] : [];
    const content = unturnContent(named, frames);
    return { pages: sizes, ...content, messages: [...messages, ...removed, ...named.messages, ...empty] };
  } finally {
    await pdf.close();
  }
}
