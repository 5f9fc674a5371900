// The tables of the ICDAR 2013 competition's EU half: ours, judged by the scorer that lies beside them (Python).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPdf } from '../extractors/pdf/read-pdf.ts';

export interface IcdarScore {
  /** Harmonic mean of precision and recall, each averaged over the documents. */
  readonly f1: number;
  readonly documents: number;
  readonly truthTables: number;
  readonly found: number;
  readonly perfect: number;
  /** Predicted tables that are none. */
  readonly falseTables: number;
}

interface Summary {
  readonly docs: number;
  readonly F1: number;
  readonly gt_tables: number;
  readonly det_tables: number;
  readonly found: number;
  readonly perfect: number;
}

/** PDFs of the benchmark in `shared`, as absolute paths. */
export function listIcdarFiles(shared: string): string[] {
  const folder = join(shared, 'bench/icdar2013-eu');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name));
}

/** Null, after saying so loudly, where there is no Python. */
export async function scoreIcdar(shared: string): Promise<IcdarScore | null> {
  if (!hasPython()) {
    console.warn('!!! LEFT OUT: ICDAR 2013: its scorer needs python3');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-icdar-'));
  try {
    for (const file of listIcdarFiles(shared)) {
      const { pages, tables } = await readPdf(new Uint8Array(readFileSync(file)));
      const name = file.replace(/^.*[\\/]/u, '').replace(/\.pdf$/u, '.json');
      writeFileSync(join(folder, name), JSON.stringify({ pages, tables }));
    }
    const answer = join(folder, 'answer');
    const scorer = join(shared, 'bench/score-icdar.py');
    execFileSync('python3', [scorer, folder, '--json', answer], { stdio: 'ignore' });
    const { summary } = JSON.parse(readFileSync(answer, 'utf8')) as { summary: { eu: Summary } };
    const { F1, docs, gt_tables, det_tables, found, perfect } = summary.eu;
    return {
      f1: F1,
      documents: docs,
      truthTables: gt_tables,
      found,
      perfect,
      falseTables: det_tables - found,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
