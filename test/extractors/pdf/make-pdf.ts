// Small PDFs for tests, drawn with pdfkit in an embedded font that has Chinese characters.

import PDFDocument from 'pdfkit';
import { fonts } from '../../../fixtures/layout/measure-text.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** The bytes of an A4 document that `draw` draws; its first page is open. */
export async function makePdf(
  draw: (pdf: Pdf) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, ...options });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  pdf.font('regular').fontSize(10.5);
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
  draw(pdf);
  pdf.end();
  return done;
}

/** One line of text at a place, never broken. */
export const put = (pdf: Pdf, text: string, x: number, y: number): Pdf =>
  pdf.text(text, x, y, { lineBreak: false });

/** A ruled table: one string for each cell, rows `height` high. */
export function putTable(
  pdf: Pdf,
  rows: readonly (readonly string[])[],
  x: number,
  y: number,
  width = 90,
  height = 20,
): void {
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      pdf
        .lineWidth(0.5)
        .rect(x + c * width, y + r * height, width, height)
        .stroke();
      put(pdf, text, x + c * width + 4, y + r * height + 4);
    });
  });
}
