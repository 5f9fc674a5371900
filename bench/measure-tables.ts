// PDF tables: every figure beside its goal and what the best tools reach on the same data.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { type AdmissionScore, compareAdmission } from './compare-admission.ts';
import { measurePdfSpeed } from './measure-pdf-speed.ts';
import { listIcdarFiles, scoreIcdar } from './score-icdar.ts';
import type { Measure, ReportScore } from './score-reports.ts';
import { type RulingScore, scoreRulings } from './score-rulings.ts';
import { type BenchContext, type Goal, shareText } from './section.ts';
import { tryHostile } from './try-hostile.ts';

const employment = 'documents/employment/西京学院2023届毕业生就业质量年度报告.pdf';

/** All figures about tables in PDF; those that need the real reports only where these are. */
export async function measureTables(context: BenchContext): Promise<readonly Goal[]> {
  const { fast, shared } = context;
  const own = rulingGoals(await scoreRulings(loadCatalog(), fast ? 1 : 8));
  if (shared === null) return own;
  return [
    ...(await icdarGoals(shared)),
    ...employmentGoals(await context.reports()),
    ...admissionGoals(await compareAdmission(shared, fast ? 2 : 99)),
    ...typesetGoals(await context.reports(), shared),
    ...own,
    await speedGoal(shared, fast),
    ...(fast ? [] : [await hostileGoal(shared)]),
  ];
}

async function icdarGoals(shared: string): Promise<Goal[]> {
  const score = await scoreIcdar(shared);
  if (!score) return [];
  const { f1, documents, truthTables, found, perfect, falseTables } = score;
  const data = `ICDAR 2013 EU: ${documents} documents, ${truthTables} tables`;
  return [
    {
      measure: 'complete F1, average per document',
      data,
      value: `${f1.toFixed(4)} (${found} found, ${perfect} perfect)`,
      goal: '≥ 0.92',
      met: f1 >= 0.92,
      reference: 'Camelot 0.806, pdftotext baseline 0.762, Tabula 0.674, pdfplumber 0.617',
    },
    {
      measure: 'false tables',
      data,
      value: String(falseTables),
      goal: '≤ 8',
      met: falseTables <= 8,
      reference: '–',
    },
  ];
}

const counts = (measure: Measure | undefined): { right: number; of: number; f1: number } => {
  if (measure?.type === 'prf') return { right: measure.right, of: measure.gold, f1: measure.f1 ?? 0 };
  if (measure?.type === 'share') return { right: measure.right, of: measure.of, f1: measure.share ?? 0 };
  return { right: 0, of: 0, f1: 0 };
};

function employmentGoals(reports: readonly ReportScore[]): Goal[] {
  const score = reports.find((r) => r.set === 'employment pdf');
  if (!score) return [];
  const exact = counts(score.measures['tables.exact']);
  const cells = counts(score.measures['tables.cells']);
  const data = 'employment report: 97 pages, 40 tables, 21 over page breaks';
  return [
    {
      measure: 'exact tables',
      data,
      value: shareText(exact.right, exact.of),
      goal: '≥ 38 of 40',
      met: exact.right >= 38,
      reference: 'Camelot 0, Tabula 5, pdfplumber 0 of 40',
    },
    {
      measure: 'cells (F1)',
      data,
      value: `${cells.f1.toFixed(4)} (${cells.right}/${cells.of})`,
      goal: '≥ 0.99',
      met: cells.f1 >= 0.99,
      reference: 'Camelot 0.44, Tabula 0.21, pdfplumber 0.05',
    },
  ];
}

/** Rows of the report's standard tables; the answers also list corrections in notes, which the typeset files leave out. */
function countTableRows(shared: string, id: string): number {
  const file = join(shared, 'gold', `${id}-indicators.jsonl`);
  if (!existsSync(file)) return 0;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.filter((line) => (JSON.parse(line) as { source: string }).source === 'table').length;
}

function typesetGoals(reports: readonly ReportScore[], shared: string): Goal[] {
  const sets = ['office pdf', 'browser pdf', 'docx grid', 'docx three-line'];
  return reports
    .filter((r) => sets.includes(r.set))
    .flatMap((report) => {
      const data = `report ${report.id}, ${report.set}`;
      const right = counts(report.measures['indicators.found']).right;
      const rows = countTableRows(shared, report.id);
      const cells = counts(report.measures['tables.cells']);
      const reference = report.set.endsWith('pdf')
        ? 'Camelot, pdfplumber 0.77 of cells on ruled pages of this kind'
        : '–';
      const rowGoal: Goal = {
        measure: 'standard rows',
        data,
        value: shareText(right, rows),
        goal: '100 %',
        met: rows === 0 ? null : right === rows,
        reference: '–',
      };
      const cellGoal: Goal = {
        measure: 'cells (F1)',
        data,
        value: `${cells.f1.toFixed(4)} (${cells.right}/${cells.of})`,
        goal: '≥ 0.98',
        met: cells.f1 >= 0.98,
        reference,
      };
      return rows === 0 ? [cellGoal] : [rowGoal, cellGoal];
    });
}

function admissionGoals(scores: readonly AdmissionScore[]): Goal[] {
  const right = scores.reduce((n, s) => n + s.right, 0);
  const rows = scores.reduce((n, s) => n + s.rows, 0);
  const differences = scores.flatMap((s) => s.differences);
  const row: Goal = {
    measure: 'rows that agree with the XLSX of the same table',
    data: `admission lists: ${scores.length} PDFs with watermark`,
    value: shareText(right, rows),
    goal: '≥ 99 %',
    met: rows > 0 && right >= 0.99 * rows,
    reference: 'naive extraction 60 %',
  };
  for (const line of differences.slice(0, 20)) console.error(`admission: ${line}`);
  return [row];
}

const rulingNames = { full: 'ruled', three: 'three-line', none: 'unruled' } as const;

function rulingGoals(scores: readonly RulingScore[]): Goal[] {
  return (['full', 'three', 'none'] as const).map((ruling): Goal => {
    const own = scores.filter((s) => s.ruling === ruling);
    const right = own.reduce((n, s) => n + s.comparison.right, 0);
    const expected = own.reduce((n, s) => n + s.comparison.expected, 0);
    const invented = own.reduce((n, s) => n + s.comparison.invented.length, 0);
    for (const { id, comparison } of own)
      for (const miss of [...comparison.missing, ...comparison.wrong, ...comparison.invented].slice(0, 3))
        console.error(`${id} ${rulingNames[ruling]}: ${miss}`);
    return {
      measure: 'values of the standard tables',
      data: `${own.length} fixtures as PDF, ${rulingNames[ruling]}`,
      value: `${shareText(right, expected)}, ${invented} invented`,
      goal: '100 %',
      met: right === expected && invented === 0,
      reference: ruling === 'full' ? '–' : 'Camelot 0.26 of cells, Tabula 0.30, pdfplumber 0',
    };
  });
}

async function speedGoal(shared: string, fast: boolean): Promise<Goal> {
  const files = [...listIcdarFiles(shared), ...(fast ? [] : [join(shared, employment)])];
  const { reading, whole, pages } = await measurePdfSpeed(files, loadCatalog(), fast ? 1 : 3);
  return {
    measure: 'time of extraction ÷ time of getTextContent + getOperatorList',
    data: `${files.length} files, ${pages} pages: ICDAR EU${fast ? '' : ', employment'}`,
    value: `${whole.toFixed(2)} × (reading alone ${reading.toFixed(2)} ×)`,
    goal: '≤ 1.3 ×',
    met: whole <= 1.3,
    reference: 'Camelot 5–15, Tabula 4–10',
  };
}

async function hostileGoal(shared: string): Promise<Goal> {
  const { files, read, refused, lost, longestSeconds } = await tryHostile(shared);
  for (const line of lost) console.error(`hostile: ${line}`);
  return {
    measure: 'odd, broken and hostile PDFs',
    data: `${files} files`,
    value: `${read} read, ${refused} refused with one message, ${lost.length} lost; longest ${longestSeconds.toFixed(1)} s`,
    goal: 'no crash, no hang, one message each',
    met: lost.length === 0 && read + refused === files,
    reference: '–',
  };
}
