// Hand-checked real reports: extracts each and lets the scorer that lies beside them judge the JSON.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { extractReport } from '../pipelines/extract-report.ts';

/** A file and the id its answers bear in the gold folder. */
interface Task {
  readonly set: string;
  readonly file: string;
  readonly id: string;
  readonly gold: string;
  /** Left out of a fast run. */
  readonly slow?: true;
}

const tasks: readonly Task[] = [
  { set: 'text', file: 'seeds/000_92f134e269c58762.txt', id: '000', gold: 'gold' },
  { set: 'text', file: 'seeds/001_c0cd592e8c982e65.txt', id: '001', gold: 'gold' },
  { set: 'text', file: 'seeds/003_8cc0f5bbd6b51b9c.txt', id: '003', gold: 'gold' },
  { set: 'office pdf', file: 'documents/typeset/000-office-grid.pdf', id: '000', gold: 'gold' },
  { set: 'office pdf', file: 'documents/typeset/001-office-grid.pdf', id: '001', gold: 'gold' },
  {
    set: 'browser pdf',
    file: 'documents/typeset/001-browser-threeline.pdf',
    id: '001',
    gold: 'gold',
    slow: true,
  },
  { set: 'docx grid', file: 'documents/typeset/001-grid.docx', id: '001', gold: 'gold' },
  {
    set: 'docx three-line',
    file: 'documents/typeset/001-threeline.docx',
    id: '001',
    gold: 'gold',
    slow: true,
  },
  {
    set: 'employment pdf',
    file: 'documents/employment/西京学院2023届毕业生就业质量年度报告.pdf',
    id: 'xijing',
    gold: 'documents/employment/gold',
    slow: true,
  },
];

export interface ReportScore {
  readonly set: string;
  readonly id: string;
  /** Measures of the scorer by name, for instance `indicators.exact`. */
  readonly measures: Readonly<Record<string, Measure>>;
}

export type Measure =
  | {
      readonly type: 'prf';
      readonly right: number;
      readonly gold: number;
      readonly predicted: number;
      readonly precision: number | null;
      readonly recall: number | null;
      readonly f1: number | null;
    }
  | { readonly type: 'share'; readonly right: number; readonly of: number; readonly share: number | null }
  | { readonly type: 'count'; readonly n: number };

/**
 * Scores of the real reports in `shared`, in the order of the tasks; without the slow ones when `fast`.
 * @throws Error when a report cannot be read or the scorer fails.
 */
export async function scoreReports(shared: string, fast = false): Promise<ReportScore[]> {
  const catalog = loadCatalog();
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const scores: ReportScore[] = [];
    for (const task of tasks.filter((t) => !fast || !t.slow)) {
      const path = join(shared, task.file);
      const extraction = await extractReport(new Uint8Array(readFileSync(path)), basename(path), catalog);
      const prediction = join(folder, `${task.id}-${scores.length}.json`);
      writeFileSync(prediction, JSON.stringify(extraction));
      scores.push({ set: task.set, id: task.id, measures: judge(shared, task, prediction) });
    }
    return scores;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(shared: string, task: Task, prediction: string): ReportScore['measures'] {
  const gold = join(shared, task.gold);
  const seed = task.gold === 'gold' ? ['--seed', task.id] : [];
  const args = [
    join(shared, 'bench/score-report.mjs'),
    '--gold',
    gold,
    '--pred',
    prediction,
    ...seed,
    '--json',
    '--only-present',
  ];
  const output = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return (JSON.parse(output) as { all: ReportScore['measures'] }).all;
}
