// What a changed rule file does to a corpus: every document is read with the catalogue as it is and with the file in place
// of its namesake, and the facts are compared. Writes nothing.

import { existsSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES_VARIABLE } from '../../catalog/locate-file.ts';
import type { Extraction, Message, NumeralLedger } from '../../model/index.ts';
import { collectFiles } from '../ingest/collect-files.ts';
import { hashFile } from '../ingest/hash-file.ts';
import { PipelineError } from '../pipeline-error.ts';
import { describeFailure, openReaderPool } from '../pool/open-reader-pool.ts';
import type { PoolLimits, ReaderJob } from '../pool/types.ts';
import { compareFacts, type FactChange } from './compare-facts.ts';

export interface TriedDocument {
  readonly path: string;
  /** Why it could not be read, with either set of rules; then there are no changes. */
  readonly failure: Message | null;
  readonly changes: readonly FactChange[];
  readonly before: NumeralLedger | null;
  readonly after: NumeralLedger | null;
}

export interface TrialOptions {
  readonly limits: Partial<PoolLimits>;
  readonly jobs?: number;
  readonly onDocument?: (path: string) => void;
}

/**
 * The changes that `rulesFile`, an edited copy of a file of `catalog/` under its own name, makes to each report below `paths`.
 * @throws PipelineError `no_rule_file` when the catalogue has no file of that name, `path_not_found`, and
 * `reader_cannot_start` with the fault when the file does not load: its own examples are run first.
 */
export async function tryRules(
  rulesFile: string,
  paths: readonly string[],
  options: TrialOptions,
): Promise<TriedDocument[]> {
  const trial = resolve(rulesFile);
  refuseUnknown(trial);
  const { files } = await collectFiles(paths);
  const jobs = await Promise.all(
    files.map(async ({ path }): Promise<ReaderJob> => ({ file: path, path, sha256: await hashFile(path) })),
  );
  // The trial goes first: a file that does not load is found before anything is read.
  const after = await readAll(jobs, trial, options);
  const before = await readAll(jobs, '', options);
  return jobs.map((job, i) => compareReadings(job.path, before[i] as Reading, after[i] as Reading));
}

function refuseUnknown(trial: string): void {
  const folder = fileURLToPath(new URL('../../catalog/', import.meta.url));
  const known = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  if (existsSync(trial) && known.includes(basename(trial))) return;
  throw new PipelineError('no_rule_file', {
    zh: `${trial} 不是规则文件；须是目录中某个文件的同名副本：${known.join('、')}`,
    en: `${trial} is no rule file; it has to bear the name of one in the catalogue: ${known.join(', ')}`,
  });
}

/** Of an extraction only what is compared: those of a whole corpus are held at once. */
type Reading = Pick<Extraction, 'observations' | 'numerals'> | Message;

const isExtraction = (reading: Reading): reading is Exclude<Reading, Message> => 'observations' in reading;

async function readAll(
  jobs: readonly ReaderJob[],
  rules: string,
  { limits, jobs: size, onDocument }: TrialOptions,
): Promise<Reading[]> {
  const previous = process.env[RULES_VARIABLE];
  process.env[RULES_VARIABLE] = rules;
  const pool = openReaderPool({ ...limits, ...(size !== undefined && { size }) });
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const result = await pool.run(job);
        onDocument?.(job.path);
        if (result.status === 'cancelled')
          throw new Error('a pool that was not told to finish cancelled a job');
        if (result.status !== 'ok') return describeFailure(result);
        const { observations, numerals } = result.value;
        return { observations, numerals };
      }),
    );
  } finally {
    await pool.close();
    if (previous === undefined) delete process.env[RULES_VARIABLE];
    else process.env[RULES_VARIABLE] = previous;
  }
}

function compareReadings(path: string, before: Reading, after: Reading): TriedDocument {
  const unread = { path, changes: [], before: null, after: null };
  if (!isExtraction(after)) return { ...unread, failure: after };
  if (!isExtraction(before)) return { ...unread, failure: before };
  const changes = compareFacts(before.observations, after.observations);
  return { path, failure: null, changes, before: before.numerals, after: after.numerals };
}
