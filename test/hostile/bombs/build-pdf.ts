// PDF files from raw objects, so that the oddest things can be said. The cross-reference table is right.

import { deflateSync } from 'node:zlib';
import { bytesOf } from './bomb.ts';

export interface PdfStream {
  /** Entries of the stream's dictionary besides its length. */
  readonly dict: string;
  readonly data: Uint8Array | string;
}

/** Objects by number from 1; 1 is the catalogue. */
export function buildPdf(objects: readonly (string | PdfStream)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (data: Uint8Array | string): void => {
    const buffer = Buffer.from(bytesOf(data));
    parts.push(buffer);
    length += buffer.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    push(`${i + 1} 0 obj\n`);
    if (typeof object === 'string') push(object);
    else {
      const data = bytesOf(object.data);
      push(`<< ${object.dict} /Length ${data.length} >>\nstream\n`);
      push(data);
      push('\nendstream');
    }
    push('\nendobj\n');
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`);
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}

/** A stream deflated `times` over. */
export function deflated(data: Uint8Array | string, dict = '', times = 1): PdfStream {
  let packed = bytesOf(data);
  for (let i = 0; i < times; i++) packed = deflateSync(packed, { level: 9 });
  return { dict: `${dict} /Filter [${'/FlateDecode '.repeat(times)}]`, data: packed };
}

export const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** One page with `content` (object 4), the font F1 (object 5), `resources` beside it, and `more` objects from 6. */
export function onePage(
  content: PdfStream | string,
  {
    resources = '',
    page = '',
    more = [],
  }: { resources?: string; page?: string; more?: readonly (string | PdfStream)[] } = {},
): Uint8Array {
  return buildPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
    typeof content === 'string' ? { dict: '', data: content } : content,
    FONT,
    ...more,
  ]);
}

/** Operators that show `text`. */
export const show = (text: string): string => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET\n`;
