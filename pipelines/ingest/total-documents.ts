// The figures of a run from its documents, and the one place that decides how a run as a whole went.

import type { NumeralLedger, Severity } from '../../model/index.ts';
import { type Outcome, outcomes, type RunDocument, type RunStatus, type RunTotals } from './run-summary.ts';

const noNumerals: NumeralLedger = { total: 0, facts: 0, cells: 0, references: 0, unresolved: 0 };

/** Facts, findings and numerals count the documents that this run read. */
export function totalDocuments(documents: readonly RunDocument[]): RunTotals {
  const byOutcome = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const findings: Record<Severity, number> = { info: 0, warning: 0, error: 0 };
  let numerals = noNumerals;
  for (const document of documents) {
    byOutcome[document.outcome]++;
    for (const severity of ['info', 'warning', 'error'] as const)
      findings[severity] += document.findings[severity];
    if (document.numerals) numerals = addLedgers(numerals, document.numerals);
  }
  return {
    documents: byOutcome,
    succeeded: documents.filter((d) => d.status === 'succeeded').length,
    partial: documents.filter((d) => d.status === 'partial').length,
    facts: documents.reduce((sum, d) => sum + d.facts, 0),
    findings,
    numerals,
  };
}

const addLedgers = (a: NumeralLedger, b: NumeralLedger): NumeralLedger => ({
  total: a.total + b.total,
  facts: a.facts + b.facts,
  cells: a.cells + b.cells,
  references: a.references + b.references,
  unresolved: a.unresolved + b.unresolved,
});

/** `failed`: nothing could be read; `partial`: something failed or was read in part. */
export function judgeRun(documents: readonly RunDocument[]): RunStatus {
  const looked = documents.filter((d) => d.outcome !== 'skipped');
  const failed = looked.filter((d) => d.outcome === 'failed').length;
  if (failed > 0 && failed === looked.length) return 'failed';
  return failed > 0 || looked.some((d) => d.status === 'partial') ? 'partial' : 'succeeded';
}
