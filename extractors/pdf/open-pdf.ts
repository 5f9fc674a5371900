// Opens PDF bytes with pdf.js: character maps, fonts and decoders from the package's own folder, nothing from the
// network. Yields a handle on pages; turns every failure to open into one UnreadableError. Reads no page.

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makeMessage, UnreadableError } from '../../model/index.ts';

/** Pictures beyond this many pixels are not decoded: their pixels are never needed here. */
const LARGEST_PICTURE = 50e6;

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/** The folder of pdf.js. In Node its options are plain paths with a trailing slash; file:// URLs fail. */
export const pdfjsHome = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;

/**
 * The opened document; `close` frees it.
 * @throws UnreadableError `pdf_encrypted`, `document_damaged` or `pdf_without_pages`
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data: bytes.slice(), // pdf.js detaches the buffer it is given
    cMapUrl: `${pdfjsHome}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${pdfjsHome}standard_fonts/`,
    wasmUrl: `${pdfjsHome}wasm/`,
    iccUrl: `${pdfjsHome}iccs/`,
    maxImageSize: LARGEST_PICTURE,
    fontExtraProperties: true, // names of fonts, for their weight
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new UnreadableError(makeMessage('pdf_without_pages'));
    return { document, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw explainOpening(error);
  }
}

function explainOpening(error: unknown): UnreadableError {
  if (error instanceof UnreadableError) return error;
  if (error instanceof PasswordException)
    return new UnreadableError(makeMessage('pdf_encrypted'), { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  const empty = error instanceof InvalidPDFException && /empty|zero bytes/i.test(detail);
  return new UnreadableError(makeMessage(empty ? 'file_empty' : 'document_damaged', { detail }), {
    cause: error,
  });
}
