// Every page of an open PDF → its layout and what had to be said about it. Each page is read once; one page that
// cannot be read costs that page only.

import { type Message, makeMessage, UnreadableError } from '../../model/index.ts';
import type { Glyph } from '../tables/ink.ts';
import { layOutPage } from './lay-out-page.ts';
import type { OpenPdf } from './open-pdf.ts';
import type { PageLayout } from './page-layout.ts';
import { type ReadInk, readInk } from './read-ink.ts';
import { type PageFrame, turnInk } from './turn-page.ts';

/** A page whose pictures cover at least this share of it and that has no text is a scan. */
const SCANNED = 0.3;

export interface ReadPages {
  readonly sizes: readonly { readonly page: number; readonly width: number; readonly height: number }[];
  readonly layouts: readonly PageLayout[];
  /** Pages that were turned for reading. */
  readonly frames: ReadonlyMap<number, PageFrame>;
  readonly messages: readonly Message[];
}

/**
 * Layouts of all readable pages.
 * @throws UnreadableError `document_damaged` when no page can be read, `document_holds_too_much` when one holds too much
 */
export async function readPages({ document, withinLimits }: OpenPdf): Promise<ReadPages> {
  const layouts: PageLayout[] = [];
  const sizes: { page: number; width: number; height: number }[] = [];
  const frames = new Map<number, PageFrame>();
  const messages: Message[] = [];
  const watermarks = new Set<string>();
  let failure: unknown;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      const read = await withinLimits(readInk(page));
      page.cleanup();
      const { page: index, width, height } = read.ink;
      sizes.push({ page: index, width, height });
      const ink = { ...read.ink, glyphs: visibleGlyphs(read) };
      const turned = turnInk(ink);
      if (turned) frames.set(index, turned.frame);
      const { layout, watermark } = layOutPage(turned?.ink ?? ink);
      layouts.push(layout);
      messages.push(...pageMessages(read));
      if (watermark) watermarks.add(watermark);
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      failure = error;
      const detail = messageOf(error);
      messages.push(
        makeMessage('pdf_page_unreadable', { page: number, detail }, { page: number, bbox: [0, 0, 0, 0] }),
      );
    }
  }
  if (!layouts.length)
    throw new UnreadableError(makeMessage('document_damaged', { detail: messageOf(failure) }), {
      cause: failure,
    });
  for (const text of watermarks) messages.push(makeMessage('pdf_watermark_removed', { text }));
  return { sizes, layouts, frames, messages };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'no readable page');

const printedOf = (glyphs: readonly Glyph[]): number => glyphs.filter((g) => g.text !== ' ').length;

/** What a reader sees; on a scan the invisible text that was laid under it. */
const visibleGlyphs = ({ ink, hidden }: ReadInk): readonly Glyph[] =>
  printedOf(ink.glyphs) === 0 && pictureShare(ink) >= SCANNED ? hidden : ink.glyphs;

function pageMessages(read: ReadInk): Message[] {
  const { ink, hidden, lostTexts, unknownCharacters } = read;
  const { page, width, height } = ink;
  const at = { page, bbox: [0, 0, width, height] as const };
  const printed = printedOf(ink.glyphs);
  const unseen = printedOf(hidden);
  const messages: Message[] = [];
  if (lostTexts > 0 && printed === 0) messages.push(makeMessage('pdf_text_without_characters', { page }, at));
  else if (lostTexts > 0) messages.push(makeMessage('pdf_font_unreadable', { page, count: lostTexts }, at));
  if (unknownCharacters > 0)
    messages.push(makeMessage('pdf_characters_unknown', { page, count: unknownCharacters }, at));
  const scanned = printed === 0 && pictureShare(ink) >= SCANNED;
  if (scanned && unseen > 0) messages.push(makeMessage('pdf_hidden_text_used', { page }, at));
  else if (scanned && lostTexts === 0) messages.push(makeMessage('pdf_no_text_layer', { page }, at));
  else if (unseen > 0) messages.push(makeMessage('pdf_hidden_text_ignored', { page, count: unseen }, at));
  return messages;
}

const pictureShare = ({ pictures, width, height }: ReadInk['ink']): number =>
  pictures.reduce((sum, b) => sum + (b[2] - b[0]) * (b[3] - b[1]), 0) / Math.max(1, width * height);
