// What kind of document bytes are, by content alone: names and extensions lie (an .xls that is HTML is common).
// Decides which reader is asked; reads nothing itself. What no reader takes is told apart in explain-unknown-format.ts.

import type { MediaType } from '../../model/index.ts';
import { isZip, readZipDirectory } from '../archive/read-zip-directory.ts';
import { listOleStreams } from './list-ole-streams.ts';
import { peekText } from './peek-text.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const XLS = 'application/vnd.ms-excel';

/** The PDF header may stand anywhere in this many first bytes (ISO 32000-1, implementation note 13). */
const PDF_HEADER_WITHIN = 1024;

/**
 * The media type of `bytes`, or null when no reader takes them.
 * Excel 2003 XML counts as `application/vnd.ms-excel`: the same library reads it.
 */
export function detectMediaType(bytes: Uint8Array): MediaType | null {
  if (latin1(bytes, PDF_HEADER_WITHIN).includes('%PDF-')) return 'application/pdf';
  if (isZip(bytes)) return zipType(bytes);
  const streams = listOleStreams(bytes);
  if (streams.length > 0) return isWorkbook(streams) ? XLS : null;
  const { text, sound } = peekText(bytes);
  if (/<\?mso-application\s+progid="Excel\.Sheet"/u.test(text.slice(0, 1000))) return XLS;
  if (looksLikeHtml(text)) return 'text/html';
  return sound && !isOtherMarkup(text) ? 'text/plain' : null;
}

/** The first `length` bytes as characters of the same code. */
export const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');

const isWorkbook = (streams: readonly string[]): boolean =>
  !streams.includes('encryptedpackage') && (streams.includes('workbook') || streams.includes('book'));

function zipType(bytes: Uint8Array): MediaType | null {
  const names = readZipDirectory(bytes).map((entry) => entry.name.toLowerCase());
  if (names.some((name) => name.startsWith('word/'))) return DOCX;
  return names.some((name) => name.startsWith('xl/')) ? XLSX : null;
}

const COMMENTS = /^(?:\s|\ufeff|<!--(?:(?!-->)[\s\S]){0,4000}-->|<\?xml[^>]{0,200}\?>)+/u;
const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|div|p|table|h[1-6]|ul|ol|span|font|center|article|section|main|br)\b/iu;

/** HTML that starts with a tag, or states itself within the first kilobyte (mail headers, stray text before it). */
function looksLikeHtml(text: string): boolean {
  const start = text.replace(COMMENTS, '');
  if (HTML_START.test(start)) return true;
  return /<(?:!doctype\s+html|html[\s>]|body[\s>])/iu.test(text.slice(0, 1024)) && !isMime(text);
}

/** Text formats that are documents in another language: read as plain text they would be rubbish. */
export function isOtherMarkup(text: string): boolean {
  return /^\ufeff?\s*(?:<\?xml|\{\\rtf|%!PS)/u.test(text) || isMime(text);
}

/** A web archive (.mht, also under the names .doc and .xls): HTML in pieces, each encoded. */
export const isMime = (text: string): boolean =>
  /^MIME-Version:/imu.test(text.slice(0, 1024)) && /^Content-Type:\s*multipart/imu.test(text.slice(0, 4096));
