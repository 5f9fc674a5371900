// The part of a run.json of `ingest` that can be compared with another one. Tells a run file from a warehouse file by its
// first bytes. Writes nothing.

import { open, readFile } from 'node:fs/promises';
import { PipelineError } from '../pipeline-error.ts';

export interface RunRecordDocument {
  readonly path: string;
  readonly sha256: string;
  readonly outcome: string;
  readonly status: string | null;
  readonly institution: string | null;
  readonly type: string | null;
  readonly year: number | null;
  readonly facts: number;
  /** What was counted in it, as one text: equal when both runs counted the same. */
  readonly reading: string;
}

export interface RunRecord {
  readonly extractor: string;
  readonly catalogue: string | null;
  readonly paths: readonly string[];
  /** Those that were hashed, in order. */
  readonly documents: readonly RunRecordDocument[];
}

type Data = Readonly<Record<string, unknown>>;

/** Whether the file begins as JSON does. @throws PipelineError `run_file_invalid` when it cannot be read. */
export async function isRunFile(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  // what is not there, opening it as a warehouse will say
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return /^\ufeff?\s*\{/.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/**
 * The run file `file`.
 * @throws PipelineError `run_file_invalid` when it cannot be read or is no record of an ingest.
 */
export async function readRunRecord(file: string): Promise<RunRecord> {
  const data = await parseFile(file);
  const versions = isData(data.versions) ? data.versions : {};
  const { documents } = data;
  if (typeof versions.extractor !== 'string' || !Array.isArray(documents) || data.command === 'import')
    throw invalid(file);
  return {
    extractor: versions.extractor,
    catalogue: typeof versions.catalog === 'string' ? versions.catalog : null,
    paths: Array.isArray(data.paths) ? data.paths.map(String) : [],
    documents: documents.filter(isData).flatMap((entry) => {
      const { sha256, path, outcome } = entry;
      if (typeof path !== 'string' || typeof outcome !== 'string') throw invalid(file);
      if (typeof sha256 !== 'string') return [];
      return {
        path,
        sha256,
        outcome,
        status: textOf(entry.status),
        institution: textOf(entry.institution),
        type: textOf(entry.type),
        year: typeof entry.year === 'number' ? entry.year : null,
        facts: typeof entry.facts === 'number' ? entry.facts : 0,
        reading: JSON.stringify([
          entry.institution,
          entry.type,
          entry.year,
          entry.facts,
          entry.findings,
          entry.numerals,
        ]),
      };
    }),
  };
}

async function parseFile(file: string): Promise<Data> {
  try {
    const data: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isData(data)) return data;
  } catch (error) {
    throw invalid(file, error);
  }
  throw invalid(file);
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const invalid = (file: string, cause?: unknown) =>
  new PipelineError(
    'run_file_invalid',
    { zh: `${file} 不是 ingest 的运行记录`, en: `${file} is no record of an ingest` },
    { cause },
  );
