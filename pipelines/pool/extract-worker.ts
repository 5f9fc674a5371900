// The work of a reader process: one file from disk to an extraction. Loads the catalogue once, writes nothing.

import { loadCatalog } from '../../catalog/load-catalog.ts';
import { type Extraction, makeMessage, UnreadableError } from '../../model/index.ts';
import { extractReport } from '../extract-report.ts';
import { readJobBytes } from './read-job-bytes.ts';
import type { ReaderJob } from './types.ts';

const catalog = loadCatalog();

/** @throws UnreadableError when the file cannot be read, is no longer the one that was meant, or is no document. */
export async function handleJob(job: ReaderJob): Promise<Extraction> {
  const bytes = await readJobBytes(job);
  try {
    const extraction = await extractReport(bytes, job.path, catalog, { numerals: job.numerals ?? false });
    refuseEndlessText(extraction);
    return extraction;
  } catch (error) {
    // a stack, a string or an array that became too large
    if (!(error instanceof RangeError)) throw error;
    const { message: detail } = error;
    throw new UnreadableError(makeMessage('document_too_complex', { detail }), { cause: error });
  }
}

/** A thousand pages have a million characters. A paragraph of half of that is none, and no index can hold it. */
const longestText = 500_000;

function refuseEndlessText({ blocks, tables }: Extraction): void {
  const refuse = ({ text }: { readonly text: string }): void => {
    if (text.length <= longestText) return;
    const detail = `${text.length} characters without a break, limit ${longestText}`;
    throw new UnreadableError(makeMessage('document_too_complex', { detail }));
  };
  blocks.forEach(refuse);
  for (const { cells } of tables) cells.forEach(refuse);
}
