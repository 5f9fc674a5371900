// All checks over the facts of one document, in one order.

import type { Catalog } from '../../catalog/types.ts';
import type { Document, Fact, Finding, ReportProfile, Severity } from '../../model/index.ts';
import { checkBounds } from './check-bounds.ts';
import { checkChanges } from './check-changes.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkCopiedYears } from './check-copied-years.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkJumps } from './check-jumps.ts';
import { checkMagnitudes } from './check-magnitudes.ts';
import { checkParts } from './check-parts.ts';
import { checkQuotients } from './check-quotients.ts';
import { checkZeros } from './check-zeros.ts';
import { dropRepeats } from './drop-repeats.ts';
import { checkTables, numberTables } from './tables/check-tables.ts';
import { checkText } from './text/check-text.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * What is odd about the facts of one document: gravest first, in reading order within a severity. Each finding shows its
 * arithmetic and names the observations; no fact is changed.
 */
export function runChecks(
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'units' | 'checks'>,
  doc?: Document,
  report?: ReportProfile,
): Finding[] {
  const position = new Map(facts.map((fact, i) => [fact.id, i]));
  const first = (finding: Finding) => position.get(finding.observations[0] ?? '') ?? 0;
  // sentences and figures speak of groups, parts and plans as well: the checks over text know their words, and compare them
  const reported = facts.filter((fact) => fact.from !== 'prose' && fact.from !== 'figure');
  const found = [
    ...checkBounds(facts, catalog),
    ...checkParts(reported, catalog),
    ...checkConflicts(reported, catalog),
    ...checkCorrections(facts),
    ...checkJumps(reported, catalog),
    ...checkZeros(reported, catalog),
    ...checkMagnitudes(reported, catalog),
    ...checkQuotients(reported, catalog),
    ...checkChanges(facts, catalog),
    ...checkCopiedYears(facts, catalog),
    ...(doc ? checkDocument(doc, facts, catalog, report) : []),
  ];
  // the graver of two findings about the same facts stays
  return dropRepeats(found.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || first(a) - first(b)));
}

function checkDocument(
  doc: Document,
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'units' | 'checks'>,
  report: ReportProfile | undefined,
): Finding[] {
  const tables = numberTables(doc);
  return [...checkTables(tables, facts, catalog), ...checkText({ doc, tables, facts, catalog, report })];
}
