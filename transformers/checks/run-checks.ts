// All checks over the facts of one document, in one order.

import type { Catalog } from '../../catalog/types.ts';
import type { Fact, Finding, Severity } from '../../model/index.ts';
import { checkBounds } from './check-bounds.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkJumps } from './check-jumps.ts';
import { checkParts } from './check-parts.ts';
import { checkZeros } from './check-zeros.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * What is odd about the facts of one document: gravest first, in reading order within a severity. Each finding shows its
 * arithmetic and names the observations; no fact is changed.
 */
export function runChecks(facts: readonly Fact[], catalog: Pick<Catalog, 'indicators'>): Finding[] {
  const position = new Map(facts.map((fact, i) => [fact.id, i]));
  const first = (finding: Finding) => position.get(finding.observations[0] ?? '') ?? 0;
  return [
    ...checkBounds(facts),
    ...checkParts(facts, catalog),
    ...checkConflicts(facts),
    ...checkCorrections(facts),
    ...checkJumps(facts),
    ...checkZeros(facts),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || first(a) - first(b));
}
