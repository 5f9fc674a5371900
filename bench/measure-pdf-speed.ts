// What extraction of PDFs costs over reading them with pdf.js alone: the same files, in turn, in one run.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Catalog } from '../catalog/types.ts';
import { openPdf } from '../extractors/pdf/open-pdf.ts';
import { readPdf } from '../extractors/pdf/read-pdf.ts';
import { extractReport } from '../pipelines/extract-report.ts';

export interface PdfSpeed {
  /** Documents, blocks and tables ÷ text content and operator lists of pdf.js: median over runs. */
  readonly reading: number;
  /** All stages, facts and checks included ÷ the same. */
  readonly whole: number;
  readonly pages: number;
}

/** What a user of pdf.js alone would call to get at text and graphics. Yields the number of pages. */
async function readBare(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes);
  try {
    for (let number = 1; number <= pdf.document.numPages; number++) {
      const page = await pdf.document.getPage(number);
      await page.getTextContent();
      await page.getOperatorList();
      page.cleanup();
    }
    return pdf.document.numPages;
  } finally {
    await pdf.close();
  }
}

/** Times over all `files` together, `runs` times after one warm-up; garbage is each reader's own. */
export async function measurePdfSpeed(
  files: readonly string[],
  catalog: Catalog,
  runs: number,
): Promise<PdfSpeed> {
  const all = files.map((file) => ({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) }));
  const ratios: { reading: number; whole: number }[] = [];
  let pages = 0;
  for (let run = -1; run < runs; run++) {
    const spent = { bare: 0, reading: 0, whole: 0 };
    pages = 0;
    for (const { name, bytes } of all) {
      const began = performance.now();
      pages += await readBare(bytes);
      const bare = performance.now();
      await readPdf(bytes);
      const read = performance.now();
      await extractReport(bytes, name, catalog);
      spent.bare += bare - began;
      spent.reading += read - bare;
      spent.whole += performance.now() - read;
    }
    if (run >= 0) ratios.push({ reading: spent.reading / spent.bare, whole: spent.whole / spent.bare });
  }
  return { reading: median(ratios.map((r) => r.reading)), whole: median(ratios.map((r) => r.whole)), pages };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
