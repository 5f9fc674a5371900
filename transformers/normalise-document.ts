// A document and its observations as facts: whose report it is, what each number means, and what is odd about them.

import type { Catalog } from '../catalog/types.ts';
import type { Document, Fact, Finding, Message, Observation, ReportProfile } from '../model/index.ts';
import { runChecks } from './checks/run-checks.ts';
import { normaliseObservation } from './normalise-observation.ts';
import { describeReport } from './reports/profile-report.ts';

export interface NormalisedDocument {
  readonly report: ReportProfile;
  /** One for each observation, in the same order and with the same ids. */
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
  const facts = normalised.map(({ fact }) => fact);
  return {
    report,
    facts,
    findings: runChecks(facts, catalog),
    messages: [...messages, ...normalised.flatMap((one) => one.messages)],
  };
}
