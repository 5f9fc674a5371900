// Broken and hostile files among good ones, by the real command line: each costs itself and one line.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../pipelines/ingest/run-summary.ts';
import { renderReport, writeReports } from '../pipelines/invent-reports.ts';
import { runNianbao } from './run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-hostile-'));
const inbox = join(root, 'inbox');
const good = 4;

beforeAll(() => void writeReports(inbox, good));
afterAll(() => rmSync(root, { recursive: true }));

/** Ingests the inbox and returns the run; fails when stderr has more than one line for a document that failed. */
async function ingestInbox(...options: string[]) {
  const result = await runNianbao(['ingest', 'inbox', '--quiet', '--lang', 'en', ...options], { cwd: root });
  const run = JSON.parse(readFileSync(join(root, 'run.json'), 'utf8')) as RunSummary;
  const failed = run.documents.filter((document) => document.outcome === 'failed');
  const lines = result.stderr.split('\n').filter((line) => line !== '');
  const shown = (path: string) => path.replace(/\p{Cc}/gu, '\uFFFD');
  expect(lines.map((line) => line.replace(/: \[\w+\] .+/, '')).sort()).toEqual(
    failed.map(({ path }) => shown(path)).sort(),
  );
  expect(result.stderr).not.toMatch(/\n\s+at /);
  return { ...result, run, failed };
}

describe('made here', () => {
  it('a bomb, a maze, rubbish and a lie cost themselves; the good ones are in', async () => {
    const put = (name: string, data: string | Uint8Array) => writeFileSync(join(inbox, name), data);
    put('x-empty.pdf', '');
    put(
      'x-rubbish.docx',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
    );
    put('x-truncated.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
    put('x-maze.html', `<html><body>${'<div>'.repeat(100_000)}`);
    put(
      'x-old.doc',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]),
    );
    put('x-\u001b[31mred\nline.pdf', '%PDF-1.4');
    put('really-html.pdf', renderReport({ school: '银河职业技术学院', year: 2023, graduates: 500 }));
    const { code, run, failed, stderr } = await ingestInbox();
    expect(code).toBe(2);
    expect(failed.map((document) => basename(document.path)).sort()).toEqual([
      'x-\u001b[31mred\nline.pdf',
      'x-empty.pdf',
      'x-maze.html',
      'x-old.doc',
      'x-rubbish.docx',
      'x-truncated.pdf',
    ]);
    expect(run.totals.documents.added).toBe(good + 1);
    expect(stderr).not.toContain('\u001b');
  });
});

const folder = fileURLToPath(new URL('../../../shared/hostile/', import.meta.url));
const present = existsSync(folder);
if (!present && process.env.CI === 'true') throw new Error(`${folder} is absent`);
if (!present) process.stderr.write(`SKIPPED: hostile files of public test suites: ${folder} is absent\n`);

/** Across formats; broken, encrypted, looping, oversized, foreign or merely odd. */
const chosen = [
  'qpdf__qpdf__qtest__qpdf__issue-101.pdf',
  'qpdf__qpdf__qtest__qpdf__c-decrypt-R6-with-owner.pdf',
  'pdfbox__pdfbox__src__test__resources__org__apache__pdfbox__encryption__AESkeylength128.pdf',
  'pdfjs__issue7891_bc1.pdf',
  'poi__test-data__document__clusterfuzz-testcase-minimized-POIXWPFFuzzer-6733884933668864.docx',
  'poi__test-data__document__51921-Word-Crash067.docx',
  'tika__tika-parsers__tika-parsers-standard__tika-parsers-standard-modules__tika-parser-microsoft-module__src__test__resources__test-documents__testWORD_truncated.docx',
  'poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5265527465181184.xlsx',
  'poi__test-data__spreadsheet__54764.xlsx',
  'tika__tika-eval__tika-eval-app__src__test__resources__test-dirs__raw_input__file9_noextract.txt',
];

describe.skipIf(!present)('of public test suites', () => {
  it('ten of them among good ones: one clear line each, exit code 2, the good ones in', async () => {
    rmSync(inbox, { recursive: true });
    writeReports(inbox, good);
    for (const name of chosen) cpSync(join(folder, name), join(inbox, name.slice(-80)));
    const { code, run } = await ingestInbox('--timeout', '30');
    expect(code).toBe(2);
    const names = run.documents.map((document) => basename(document.path));
    expect(names).toHaveLength(good + chosen.length);
    const reports = run.documents.filter((document) => /^\d{3}-/.test(basename(document.path)));
    expect(reports.map((document) => [document.outcome, document.facts])).toEqual(
      // Stored by an earlier test, or now.
      reports.map(({ outcome }) => (outcome === 'unchanged' ? ['unchanged', 0] : ['added', 4])),
    );
  });
});
