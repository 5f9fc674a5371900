// A document and its observations as facts: whose report it is, what each number means, and what is odd about them.

import type { Catalog } from '../catalog/types.ts';
import type { Document, Fact, Finding, Message, Observation, ReportProfile } from '../model/index.ts';
import { runChecks } from './checks/run-checks.ts';
import { acceptFindings } from './corrections/accept-findings.ts';
import { applyCorrections } from './corrections/apply-corrections.ts';
import { normaliseObservation } from './normalise-observation.ts';
import { describeReport } from './reports/profile-report.ts';

export interface NormalisedDocument {
  readonly report: ReportProfile;
  /** One for each observation, in the same order and with the same ids; behind them those that corrections add. */
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly messages: readonly Message[];
}

/**
 * The profile of `doc`, one fact for each of `observations`, and the findings of the checks. Pure: the same arguments always
 * give the same result.
 */
export function normaliseDocument(
  doc: Document,
  observations: readonly Observation[],
  catalog: Catalog,
): NormalisedDocument {
  const { report, messages } = describeReport(doc, doc.source.path, catalog);
  const normalised = observations.map((observation) => normaliseObservation(observation, report, catalog));
  const printed = normalised.map(({ fact }) => fact);
  const { facts, findings, settled } = applyCorrections(doc, report, printed, catalog);
  return {
    report,
    facts,
    findings: [...findings, ...acceptFindings(runChecks(facts, catalog, doc, report), settled)],
    messages: [...messages, ...normalised.flatMap((one) => one.messages)],
  };
}
