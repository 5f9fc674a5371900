// What extraction costs, as ratios that hold when the machine's speed drifts: the whole of it against the format's bare
// library on the same bytes, in turn in one run, and the share of each stage.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { extractObservations } from '../extractors/indicators/extract-observations.ts';
import { readDocument } from '../extractors/read-document.ts';
import { type FixtureFormat, listFixtures } from '../fixtures/read-truth.ts';
import { normaliseDocument } from '../transformers/normalise-document.ts';

export interface SpeedRow {
  readonly format: FixtureFormat;
  /** Median over runs of (time of all stages ÷ time of the bare library); null for text, which needs no library. */
  readonly ratio: number | null;
  /** Shares of the stages in the time of all of them; they add up to 1. */
  readonly read: number;
  readonly observe: number;
  readonly normalise: number;
  readonly runs: number;
}

type Bare = (bytes: Uint8Array) => unknown;

/** What a user of the library alone would call to get at the text and tables. */
async function bareLibraries(): Promise<Record<FixtureFormat, Bare | null>> {
  const mammoth = (await import('mammoth')).default;
  const { load } = await import('cheerio');
  const xlsx = await import('xlsx');
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/`;
  return {
    docx: (bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) }),
    html: (bytes) => load(new TextDecoder().decode(bytes)).text(),
    xlsx: (bytes) => xlsx.read(bytes),
    'txt-paragraph': null,
    'txt-visual': null,
    pdf: async (bytes) => {
      const task = pdfjs.getDocument({
        data: bytes.slice(),
        cMapUrl: join(folder, 'cmaps/'),
        cMapPacked: true,
        standardFontDataUrl: join(folder, 'standard_fonts/'),
        wasmUrl: join(folder, 'wasm/'),
        verbosity: 0,
      });
      const pdf = await task.promise;
      for (let n = 1; n <= pdf.numPages; n++) {
        const page = await pdf.getPage(n);
        await page.getTextContent();
        await page.getOperatorList();
      }
      await task.destroy();
    },
  };
}

const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One row for each format, over the first fixture, after a warm-up. */
export async function measureSpeed(runs: number): Promise<SpeedRow[]> {
  const catalog = loadCatalog();
  const bare = await bareLibraries();
  const [fixture] = listFixtures();
  if (!fixture) return [];
  const rows: SpeedRow[] = [];
  for (const [format, path] of Object.entries(fixture.files) as [FixtureFormat, string][]) {
    const bytes = new Uint8Array(readFileSync(path));
    const ratios: number[] = [];
    const stages = { read: 0, observe: 0, normalise: 0 };
    for (let run = -2; run < runs; run++) {
      const library = await timed(() => bare[format]?.(bytes));
      const from = performance.now();
      const document = await readDocument(bytes, path);
      const read = performance.now();
      const { observations } = extractObservations(document, catalog);
      const observed = performance.now();
      normaliseDocument(document, observations, catalog);
      const done = performance.now();
      if (run < 0) continue;
      ratios.push((done - from) / library);
      stages.read += read - from;
      stages.observe += observed - read;
      stages.normalise += done - observed;
    }
    const all = stages.read + stages.observe + stages.normalise;
    rows.push({
      format,
      ratio: bare[format] ? median(ratios) : null,
      read: stages.read / all,
      observe: stages.observe / all,
      normalise: stages.normalise / all,
      runs,
    });
  }
  return rows;
}
