// The fixtures as PDF with their tables ruled in full, by three lines, or not at all: the values against the truth, and
// the cells of every national table.

import type { Catalog } from '../catalog/types.ts';
import { deriveTruth } from '../fixtures/content/derive-truth.ts';
import { listReports } from '../fixtures/content/list-reports.ts';
import { placeReport } from '../fixtures/layout/place-report.ts';
import { type TableRuling, writePdf } from '../fixtures/writers/write-pdf.ts';
import { extractReport } from '../pipelines/extract-report.ts';
import { type Comparison, compareTruth } from './compare-truth.ts';
import { convertTruth } from './convert-truth.ts';

export interface RulingScore {
  readonly id: string;
  readonly ruling: TableRuling;
  readonly comparison: Comparison;
}

/** One score for each report and ruling; at most `most` reports. */
export async function scoreRulings(catalog: Catalog, most: number): Promise<RulingScore[]> {
  const scores: RulingScore[] = [];
  for (const report of listReports().slice(0, most)) {
    const placed = placeReport(report);
    for (const ruling of ['full', 'three', 'none'] as const) {
      const bytes = new Uint8Array(await writePdf(report, placed, ruling));
      const extraction = await extractReport(bytes, 'report.pdf', catalog);
      const comparison = compareTruth(extraction, deriveTruth(report), (value, unit) =>
        convertTruth(value, unit, catalog.units),
      );
      scores.push({ id: report.id, ruling, comparison });
    }
  }
  return scores;
}
