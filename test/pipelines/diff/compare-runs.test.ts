import { expect, test } from 'vitest';
import { compareRuns } from '../../../pipelines/diff/compare-runs.ts';
import { compareVersions } from '../../../pipelines/diff/name-causes.ts';
import type { RunRecord, RunRecordDocument } from '../../../pipelines/diff/read-run-record.ts';

const document = (sha256: string, parts: Partial<RunRecordDocument> = {}): RunRecordDocument => ({
  path: `in/${sha256}.pdf`,
  sha256,
  outcome: 'added',
  status: 'succeeded',
  institution: '云岭职业技术学院',
  type: 'higher_vocational_quality',
  year: 2023,
  facts: 100,
  reading: '100',
  ...parts,
});
const run = (documents: readonly RunRecordDocument[], extractor = '1+a.r'): RunRecord => ({
  extractor,
  catalogue: null,
  paths: ['in'],
  documents,
});
const diff = (a: RunRecord, b: RunRecord) =>
  compareRuns(a, b).documents.map((d) => `${d.change} ${d.causes.join('+')} ${d.sha256}`);

test('what came, went, and was read differently', () => {
  const a = document('a');
  expect(diff(run([a]), run([a]))).toEqual([]);
  expect(diff(run([]), run([a]))).toEqual(['appeared new_document a']);
  expect(diff(run([a]), run([]))).toEqual(['vanished removed_document a']);
  const more = document('a', { outcome: 'replaced', facts: 120, reading: '120' });
  expect(diff(run([a]), run([more], '1+a.s'))).toEqual(['changed rule a']);
  expect(diff(run([a]), run([more], '2+b.r'))).toEqual(['changed catalogue+code a']);
  expect(diff(run([a]), run([more]))).toEqual(['changed unexplained a']);
});

test('a file that was unchanged was not read: that is no difference', () => {
  const same = document('a', { outcome: 'unchanged', facts: 0, reading: '0', institution: null, year: null });
  expect(diff(run([document('a')]), run([same]))).toEqual([]);
  expect(diff(run([same]), run([same]))).toEqual([]);
  const [change] = compareRuns(
    run([same]),
    run([document('a', { outcome: 'replaced' })], '1+a.r.c'),
  ).documents;
  expect(change).toMatchObject({ causes: ['correction'], factsBefore: null, factsAfter: 100 });
});

test('a newer version of a report, at the same path or elsewhere', () => {
  const old = document('a');
  expect(diff(run([old]), run([document('b', { path: old.path })]))).toEqual([
    'appeared revised_document b',
    'vanished revised_document a',
  ]);
  expect(diff(run([old]), run([old, document('b', { outcome: 'superseding' })]))).toEqual([
    'appeared revised_document b',
  ]);
  expect(diff(run([old]), run([old, document('b', { year: 2024 })]))).toEqual(['appeared new_document b']);
});

test('duplicates and what was not looked at say nothing', () => {
  const others = [document('b', { outcome: 'duplicate' }), document('c', { outcome: 'skipped' })];
  expect(diff(run([]), run(others))).toEqual([]);
});

test('the parts of a version', () => {
  expect(compareVersions('1+a.r', '1+b.r')).toEqual(['catalogue']);
  expect(compareVersions('1+a.r', '1+a.s')).toEqual(['rule']);
  expect(compareVersions('1+a.r', '1+a.r.c')).toEqual(['correction']);
  expect(compareVersions('1+a.r.c', '1+a.r.d')).toEqual(['correction']);
  expect(compareVersions('1+a.r.c', '2+b.s')).toEqual(['catalogue', 'rule', 'correction', 'code']);
});
