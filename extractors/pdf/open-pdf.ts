// Opens PDF bytes with pdf.js: character maps, fonts and decoders from the package's own folder, nothing from the
// network. Yields a handle on pages; turns every failure to open into one UnreadableError. Reads no page.

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { refuseBeyond } from '../limits.ts';
import { limitOperators } from './count-operators.ts';

/** Pictures beyond this many pixels are not decoded: their pixels are never needed here. */
const LARGEST_PICTURE = 50e6;

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Waits for `work` on a page, or rejects as soon as that page turns out to hold too much. */
  readonly withinLimits: <T>(work: Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** The folder of pdf.js. In Node its options are plain paths with a trailing slash; file:// URLs fail. */
export const pdfjsHome = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;

/**
 * The opened document; `close` frees it.
 * @throws UnreadableError `pdf_encrypted`, `document_damaged`, `pdf_without_pages` or `document_holds_too_much`
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const verbosity = VerbosityLevel.ERRORS;
  const worker = new PDFWorker({ verbosity });
  await worker.promise;
  const exceeded = limitOperators(worker.port);
  const task = getDocument({
    worker,
    data: bytes.slice(), // pdf.js detaches the buffer it is given
    cMapUrl: `${pdfjsHome}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${pdfjsHome}standard_fonts/`,
    wasmUrl: `${pdfjsHome}wasm/`,
    iccUrl: `${pdfjsHome}iccs/`,
    maxImageSize: LARGEST_PICTURE,
    fontExtraProperties: true, // names of fonts, for their weight
    verbosity,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    worker.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new UnreadableError(makeMessage('pdf_without_pages'));
    refuseBeyond('pages', document.numPages);
    const withinLimits = <T>(work: Promise<T>): Promise<T> => Promise.race([work, exceeded]);
    return { document, withinLimits, close };
  } catch (error) {
    await close();
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
