// The one door to all readers: bytes of any kind → Document. Decides by content which reader is asked, and lets nothing
// out but a Document or an UnreadableError that says why there is none.

import { createHash } from 'node:crypto';
import {
  type Document,
  type DocumentContent,
  type MediaType,
  makeMessage,
  UnreadableError,
} from '../model/index.ts';
import { checkContent } from './check-content.ts';
import { anchorCaptions } from './layout/anchor-captions.ts';
import { MOST_BYTES } from './limits.ts';
import { DOCX, detectMediaType, XLS, XLSX } from './media-type/detect-media-type.ts';
import { explainUnknownFormat } from './media-type/explain-unknown-format.ts';

type Reader = (bytes: Uint8Array) => DocumentContent | Promise<DocumentContent>;

/** Readers are loaded when first asked for: a text file needs no PDF library. */
const READERS: Readonly<Record<MediaType, () => Promise<Reader>>> = {
  'application/pdf': async () => (await import('./pdf/read-pdf.ts')).readPdf,
  [DOCX]: async () => (await import('./docx/read-docx.ts')).readDocx,
  [XLSX]: async () => (await import('./xlsx/read-xlsx.ts')).readXlsx,
  [XLS]: async () => (await import('./xlsx/read-xlsx.ts')).readXlsx,
  'text/html': async () => (await import('./html/read-html.ts')).readHtml,
  'text/plain': async () => {
    const { readTxt } = await import('./txt/read-txt.ts');
    return (bytes) => readTxt(bytes);
  },
};

const LARGEST: Readonly<Partial<Record<MediaType, number>>> = {
  'text/html': MOST_BYTES.html,
  'text/plain': MOST_BYTES.text,
};

/**
 * The document in `bytes`. `path` is only noted in its source; it decides nothing.
 *
 * @example
 * const document = await readDocument(new Uint8Array(await readFile(path)), path);
 * document.source.mediaType; // 'application/pdf'
 *
 * @throws UnreadableError `file_empty`, `file_too_large`, `document_too_complex`, `document_holds_too_much`, `format_unknown`,
 * `format_legacy_word`, `document_encrypted`, `no_text`, `document_damaged` (with the words of the library that gave up), and what the readers throw themselves
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  if (bytes.length === 0) throw new UnreadableError(makeMessage('file_empty'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.length;
  const mediaType = detectMediaType(bytes);
  if (mediaType === null) throw new UnreadableError(explainUnknownFormat(bytes));
  const limit = LARGEST[mediaType];
  if (limit !== undefined && size > limit)
    throw new UnreadableError(makeMessage('file_too_large', { bytes: size, limit }));
  const content = await read(bytes, mediaType);
  checkContent(content);
  if (!hasText(content)) throw new UnreadableError(makeMessage('no_text'));
  return { source: { path, sha256, mediaType, bytes: size }, ...anchorCaptions(content) };
}

async function read(bytes: Uint8Array, mediaType: MediaType): Promise<DocumentContent> {
  const reader = await READERS[mediaType]();
  try {
    return await reader(bytes);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    // a stack, a string or an array that became too large: the document is not broken, there is too much of it
    if (error instanceof RangeError)
      throw new UnreadableError(makeMessage('document_too_complex', { detail: shortWords(error) }), {
        cause: error,
      });
    throw new UnreadableError(makeMessage('document_damaged', { detail: shortWords(error) }), {
      cause: error,
    });
  }
}

const hasText = ({ blocks, tables }: DocumentContent): boolean =>
  blocks.some((block) => block.text.trim() !== '') ||
  tables.some((table) => table.cells.some((cell) => cell.text.trim() !== ''));

const MAX_WORDS = 160;

/** What a library said when it gave up, on one line, without paths of this machine. */
function shortWords(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  const line = words
    .replace(/\s+/gu, ' ')
    .replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\s\\/:'"]+){2,}[\\/]?/gu, '…')
    .trim();
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS)}…` : line;
}
