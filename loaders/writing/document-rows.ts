// One document as rows, ready to be written. Pure and plain data: a reader process makes them, so that the one process that
// writes has little else to do. What only the warehouse knows is put into their places there: rows are written once.

import type { Extraction, Finding, Message } from '../../model/index.ts';
import type { Value } from '../insert-rows.ts';
import type { DocumentStatus } from '../schema/index.ts';
import { findFault } from './check-extraction.ts';
import { type CorrectionRow, correctedFacts, makeCorrectionRows } from './correction-rows.ts';
import { documentStatus } from './document-status.ts';
import { type FactRows, makeFactRows } from './fact-rows.ts';
import { type IndexedRows, makeCellRows, makePassageRows, makeTableRows } from './raw-rows.ts';

/** All that is stored of one document. */
export interface DocumentRows extends Pick<Extraction, 'source' | 'report' | 'extractor' | 'numerals'> {
  readonly status: DocumentStatus;
  /** Why it cannot be stored; null when it can. */
  readonly fault: string | null;
  readonly pages: number;
  readonly messages: readonly Message[];
  /** Observations, corrections among them. */
  readonly observations: number;
  /** Indicators that facts name. */
  readonly indicators: readonly string[];
  readonly tables: readonly Value[][];
  readonly cells: IndexedRows;
  readonly passages: IndexedRows;
  readonly facts: FactRows;
  readonly corrections: readonly CorrectionRow[];
  /** Their observations are printed ones. */
  readonly findings: readonly Finding[];
}

/** The rows of `extraction`; when it has a `fault`, there are none. */
export function makeDocumentRows(extraction: Extraction): DocumentRows {
  const { source, report, extractor, numerals, messages, observations } = extraction;
  const fault = findFault(extraction);
  const stored = fault === null ? extraction : { ...extraction, observations: [], findings: [] };
  const corrected = correctedFacts(stored.observations);
  return {
    source,
    report,
    extractor,
    numerals,
    status: documentStatus(extraction),
    fault,
    pages: extraction.pages.length,
    messages,
    observations: observations.length,
    indicators: [...new Set(stored.observations.flatMap(({ indicatorId }) => indicatorId ?? []))],
    tables: makeTableRows(stored),
    cells: makeCellRows(stored),
    passages: makePassageRows(stored),
    facts: makeFactRows(stored),
    corrections: makeCorrectionRows(stored),
    findings: stored.findings.map((finding) => ({
      ...finding,
      observations: [...new Set(finding.observations.map((id) => corrected.get(id) ?? id))],
    })),
  };
}
