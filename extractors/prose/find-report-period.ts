// The span of years that a whole report is about when it says so throughout (2019-2021年 in a mid-term evaluation).

import type { Block } from '../../model/index.ts';
import type { ScannedText } from '../quantities/types.ts';

/** A span named more often than this, and more often than any single year, is what the report is about. */
const OFTEN = 8;
const SPAN = /^(?:20\d\d)年?[-—–~至到]+(20\d\d)年$/u;
const YEAR = /^20\d\d年度?$/u;

export interface ReportPeriod {
  /** As printed, white space removed; null when the document speaks of one year. */
  readonly span: string | null;
  /** The single year that it names most; null when it names none. */
  readonly year: number | null;
}

/** What the periods in the running text say of the document as a whole. */
export function findReportPeriod(
  blocks: readonly Block[],
  scans: readonly (ScannedText | null)[],
): ReportPeriod {
  const spans = new Map<string, number>();
  const years = new Map<string, number>();
  blocks.forEach((block, i) => {
    for (const reference of scans[i]?.references ?? []) {
      if (!reference.isPeriod) continue;
      const text = block.text.slice(reference.start, reference.end).replace(/\s+/gu, '');
      const counts = SPAN.test(text) ? spans : YEAR.test(text) ? years : null;
      const key = text.replace(/[—–~至到]+/u, '-');
      counts?.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  const [span, count] = [...spans].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const [year, often] = [...years].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return {
    span: count >= OFTEN && count > often ? span : null,
    year: year === '' ? null : Number(year.slice(0, 4)),
  };
}
