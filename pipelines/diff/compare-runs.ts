// Two records of runs (run.json) → which documents came, went or were read differently, and why. A record holds counts and
// no values: what a value became, two warehouse files tell.

import { compareVersions } from './name-causes.ts';
import type { RunRecord, RunRecordDocument } from './read-run-record.ts';
import type { Cause, ChangeKind, Difference, DocumentChange } from './types.ts';

/**
 * What the run `after` did otherwise than the run `before`. A file that a run found unchanged counts as read as before; one
 * that the later run did not look at (other paths) counts as taken away.
 */
export function compareRuns(before: RunRecord, after: RunRecord): Difference {
  const sides = { before: index(before), after: index(after) };
  const changes: DocumentChange[] = [];
  const replaced = new Set<RunRecordDocument>();
  for (const now of sides.after.bySha.values()) {
    const then = sides.before.bySha.get(now.sha256);
    if (then) {
      if (readsSame(then, now)) continue;
      changes.push(describe('changed', causesOf(before, after), then, now));
      continue;
    }
    const older = predecessor(now, sides.before, sides.after);
    if (older) replaced.add(older);
    changes.push(describe('appeared', [older ? 'revised_document' : 'new_document'], null, now));
  }
  for (const then of sides.before.bySha.values())
    if (!sides.after.bySha.has(then.sha256))
      changes.push(
        describe('vanished', [replaced.has(then) ? 'revised_document' : 'removed_document'], then, null),
      );
  return {
    versions: { before: versionsOf(before), after: versionsOf(after) },
    documents: changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    values: [],
  };
}

const versionsOf = ({ extractor, catalogue }: RunRecord) => ({ extractors: [extractor], catalogue });

interface Side {
  readonly bySha: ReadonlyMap<string, RunRecordDocument>;
  readonly byPath: ReadonlyMap<string, RunRecordDocument>;
  readonly byReport: ReadonlyMap<string, RunRecordDocument>;
}

function index({ documents }: RunRecord): Side {
  const read = documents.filter(({ outcome }) => outcome !== 'duplicate' && outcome !== 'skipped');
  const keyed = (keyOf: (document: RunRecordDocument) => string | null) =>
    new Map(
      read.flatMap((document) => {
        const key = keyOf(document);
        return key === null ? [] : [[key, document] as const];
      }),
    );
  return {
    bySha: keyed(({ sha256 }) => sha256),
    byPath: keyed(({ path }) => path),
    byReport: keyed(reportOf),
  };
}

/** School, type and year; null where one of them is not known, as of files that were unchanged. */
const reportOf = ({ institution, type, year }: RunRecordDocument): string | null =>
  institution !== null && type !== null && year !== null ? `${institution}\n${type}\n${year}` : null;

/** The document of the earlier run that `now` stands for: gone since, at the same path or of the same report. */
function predecessor(now: RunRecordDocument, before: Side, after: Side): RunRecordDocument | null {
  const report = reportOf(now);
  const candidates = [
    before.byPath.get(now.path),
    ...(report === null ? [] : [before.byReport.get(report)]),
  ].flatMap((document) => document ?? []);
  return (
    candidates.find(({ sha256, path }) => !after.bySha.has(sha256) || path === now.path) ??
    (now.outcome === 'superseding' ? (candidates[0] ?? null) : null)
  );
}

function readsSame(a: RunRecordDocument, b: RunRecordDocument): boolean {
  // an unchanged file was not read: whatever the other run made of it stands
  if (b.outcome === 'unchanged') return a.status === b.status || a.outcome === 'unchanged';
  if (a.outcome === 'unchanged') return false;
  return a.status === b.status && a.reading === b.reading;
}

function causesOf(before: RunRecord, after: RunRecord): Cause[] {
  const causes = compareVersions(before.extractor, after.extractor);
  return causes.length > 0 ? causes : ['unexplained'];
}

function describe(
  change: ChangeKind,
  causes: readonly Cause[],
  before: RunRecordDocument | null,
  after: RunRecordDocument | null,
): DocumentChange {
  const document = after ?? before;
  const factsOf = (one: RunRecordDocument | null) =>
    one === null ? 0 : one.outcome === 'unchanged' ? null : one.facts;
  return {
    change,
    causes,
    path: document?.path ?? '',
    sha256: document?.sha256 ?? '',
    institution: after?.institution ?? before?.institution ?? null,
    year: after?.year ?? before?.year ?? null,
    factsBefore: factsOf(before),
    factsAfter: factsOf(after),
    facts: null,
  };
}
