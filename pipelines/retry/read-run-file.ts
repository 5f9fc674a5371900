// What a run file says is left to do: the failures of an ingest or of an import. Reads the file only.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportRequest } from '../import/import-request.ts';
import { PipelineError } from '../pipeline-error.ts';

export interface IngestTicket {
  readonly command: 'ingest';
  readonly runId: string;
  /** Absolute. */
  readonly warehouse: string;
  /** Files that failed, absolute, each once. */
  readonly paths: readonly string[];
  /** Files that the run did not get to: no failures, the next `ingest` reads them. */
  readonly notReached: number;
  /** The limits that were in force. */
  readonly options: { readonly jobs?: number; readonly seconds?: number; readonly megabytes?: number };
}

export interface ImportTicket {
  readonly command: 'import';
  readonly runId: string;
  /** Absolute. */
  readonly warehouse: string;
  readonly originals: string;
  readonly redo: NonNullable<ImportRequest['redo']>;
  /** Sources, addresses and originals to be redone. */
  readonly count: number;
}

export type Ticket = IngestTicket | ImportTicket;

type Data = Readonly<Record<string, unknown>>;

/**
 * The failures that the run file `file` lists.
 * @throws PipelineError `run_file_invalid` when it cannot be read or is no run file.
 */
export async function readRunFile(file: string): Promise<Ticket> {
  const data = parse(await readText(file), file);
  const { runId, warehouse, documents } = data;
  if (typeof runId !== 'string' || typeof warehouse !== 'string' || !Array.isArray(documents))
    throw invalid(file, noRunFile);
  const entries = documents.filter(isData);
  return data.command === 'import'
    ? readImport(data, { runId, warehouse: resolve(warehouse) }, entries)
    : readIngest(data, { runId, warehouse: resolve(warehouse) }, entries, file);
}

interface Head {
  readonly runId: string;
  readonly warehouse: string;
}

function readIngest(data: Data, head: Head, documents: readonly Data[], file: string): IngestTicket {
  if (!documents.every(({ path, outcome }) => typeof path === 'string' && typeof outcome === 'string'))
    throw invalid(file, noRunFile);
  const folder = typeof data.folder === 'string' ? data.folder : process.cwd();
  const failed = documents.filter(({ outcome }) => outcome === 'failed');
  const options = isData(data.options) ? data.options : {};
  return {
    ...head,
    command: 'ingest',
    paths: [...new Set(failed.map(({ path }) => resolve(folder, String(path))))],
    notReached: documents.filter(({ skipCause }) => skipCause === 'interrupted').length,
    options: {
      ...wholeOf(options, 'jobs'),
      ...wholeOf(options, 'seconds'),
      ...wholeOf(options, 'megabytes'),
    },
  };
}

function readImport(data: Data, head: Head, documents: readonly Data[]): ImportTicket {
  const failed = documents.filter(({ outcome }) => outcome === 'failed' || outcome === 'refused');
  const unread = documents.filter(({ reading }) => isData(reading) && reading.status === 'failed');
  const sources = Array.isArray(data.sources) ? data.sources.filter(isData) : [];
  const redo = {
    sources: textsOf(
      sources.filter(({ status }) => status !== 'succeeded'),
      'id',
    ),
    addresses: textsOf(failed, 'url'),
    owners: textsOf(failed, 'source'),
    originals: textsOf(unread, 'path'),
  };
  return {
    ...head,
    command: 'import',
    originals: typeof data.originals === 'string' ? data.originals : '',
    redo,
    count: redo.sources.length + redo.addresses.length + redo.originals.length,
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw invalid(file, { zh: code, en: code }, error);
  }
}

function parse(text: string, file: string): Data {
  try {
    const data: unknown = JSON.parse(text);
    if (isData(data)) return data;
  } catch (error) {
    throw invalid(file, { zh: '不是 JSON', en: 'it is no JSON' }, error);
  }
  throw invalid(file, noRunFile);
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (entries: readonly Data[], key: string): string[] => [
  ...new Set(entries.map((entry) => entry[key]).filter((value) => typeof value === 'string')),
];

function wholeOf<Key extends string>(data: Data, key: Key): Partial<Record<Key, number>> {
  const value = data[key];
  return Number.isInteger(value) && Number(value) > 0
    ? ({ [key]: value } as Partial<Record<Key, number>>)
    : {};
}

const noRunFile = { zh: '不是 ingest 或 import 的运行记录', en: 'it is no record of an ingest or import' };

const invalid = (file: string, why: { readonly zh: string; readonly en: string }, cause?: unknown) =>
  new PipelineError(
    'run_file_invalid',
    { zh: `${file} 不能用于重试：${why.zh}`, en: `${file} cannot be retried: ${why.en}` },
    { cause },
  );
