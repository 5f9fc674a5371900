// Every fixture report in every format against its truth, and whether all formats give the same facts.

import { readFileSync } from 'node:fs';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { type FixtureFormat, listFixtures } from '../fixtures/read-truth.ts';
import type { Extraction } from '../model/index.ts';
import { extractReport } from '../pipelines/extract-report.ts';
import { type Comparison, compareTruth } from './compare-truth.ts';
import { convertTruth } from './convert-truth.ts';

export interface FixtureScore {
  readonly id: string;
  readonly format: FixtureFormat;
  readonly comparison: Comparison;
  readonly extraction: Extraction;
}

/** One score for each fixture and format, in order; of every other fixture when `fast`. */
export async function scoreFixtures(fast = false): Promise<FixtureScore[]> {
  const catalog = loadCatalog();
  const scores: FixtureScore[] = [];
  const fixtures = listFixtures().filter((_, i) => !fast || i % 2 === 0);
  for (const { id, files, truth } of fixtures) {
    for (const [format, path] of Object.entries(files) as [FixtureFormat, string][]) {
      const extraction = await extractReport(new Uint8Array(readFileSync(path)), path, catalog);
      const comparison = compareTruth(extraction, truth, (value, unit) =>
        convertTruth(value, unit, catalog.units),
      );
      scores.push({ id, format, comparison, extraction });
    }
  }
  return scores;
}
