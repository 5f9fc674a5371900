// Pages of a PDF as pictures with what was read from them painted over: how people see that a table is right, and how
// mistakes are found. Reads the whole document, as extraction does: furniture and continued tables need all pages.

import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { openPdf } from './open-pdf.ts';
import { LEGEND_HEIGHT, paintLegend, paintOverlay } from './paint-overlay.ts';
import { readInk } from './read-ink.ts';
import { type InterpretedPdf, interpretPdf } from './read-pdf.ts';
import { type PageTrace, tracePage } from './trace-page.ts';

/** Larger pictures are drawn at a smaller scale (pixels). */
const MOST_PIXELS = 24e6;

export interface PageDrawing {
  readonly page: number;
  /** Pixels for each point: as asked, or less for a page too large. */
  readonly scale: number;
  /** Size of the picture in pixels; the strip of the legend stands under the page. */
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

/**
 * PNG pictures of the pages, in the order asked.
 * @param pages page numbers, from 1.
 * @param scale pixels for each point (1/72 inch).
 * @throws UnreadableError `page_out_of_range`, `pdf_page_unreadable`, and what `readPdf` throws
 */
export async function drawPages(
  bytes: Uint8Array,
  pages: readonly number[],
  scale: number,
): Promise<PageDrawing[]> {
  const pdf = await openPdf(bytes);
  try {
    const last = pdf.document.numPages;
    const beyond = pages.find((page) => page < 1 || page > last);
    if (beyond !== undefined)
      throw new UnreadableError(makeMessage('page_out_of_range', { page: beyond, pages: last }));
    const interpreted = await interpretPdf(pdf);
    const drawings: PageDrawing[] = [];
    for (const number of pages) {
      drawings.push(await drawNumber(pdf.document, number, interpreted, scale));
    }
    return drawings;
  } finally {
    await pdf.close();
  }
}

/** One page that cannot be drawn is told by its number. */
async function drawNumber(
  document: PDFDocumentProxy,
  number: number,
  interpreted: InterpretedPdf,
  scale: number,
): Promise<PageDrawing> {
  try {
    const page = await document.getPage(number);
    const drawing = await drawPage(page, interpreted, scale);
    page.cleanup();
    return drawing;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(makeMessage('pdf_page_unreadable', { page: number, detail }), { cause: error });
  }
}

async function drawPage(
  page: PDFPageProxy,
  interpreted: InterpretedPdf,
  asked: number,
): Promise<PageDrawing> {
  const bare = page.getViewport({ scale: 1 });
  const area = bare.width * (bare.height + LEGEND_HEIGHT);
  const scale = Math.min(asked, Math.sqrt(MOST_PIXELS / area));
  const width = Math.ceil(bare.width * scale);
  const height = Math.ceil((bare.height + LEGEND_HEIGHT) * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const { ink } = await readInk(page);
  const trace = tracePage(ink, interpreted);
  const paper = createCanvas(width, Math.ceil(bare.height * scale));
  await page.render({
    canvas: null,

    canvasContext: paper.getContext('2d'),
    viewport: page.getViewport({ scale }),
  }).promise;
  context.drawImage(paper, 0, 0);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  paintOverlay(context, trace);
  paintLegend(context, bare.height, bare.width, describe(page.pageNumber, trace));
  return { page: page.pageNumber, scale, width, height, png: await canvas.encode('png') };
}

function describe(page: number, { tables, blocks, rulings, furniture, watermark }: PageTrace): string {
  const cells = tables.reduce((sum, table) => sum + table.cells.length, 0);
  return [
    `page ${page}`,
    `${blocks.length} blocks`,
    `${tables.length} tables`,
    `${cells} cells`,
    `${rulings.h.length + rulings.v.length} rulings`,
    `${furniture.length} running lines`,
    `${watermark.length} watermark glyphs`,
  ].join('   ');
}
