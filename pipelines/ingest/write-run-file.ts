// run.json: one file that is report, retry ticket and notification of a run. A half-written one is never seen.

import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { PipelineError } from '../pipeline-error.ts';
import type { RunSummary } from './run-summary.ts';

/**
 * Writes `summary` to `file`, replacing what is there.
 * @throws PipelineError `run_file_failed` when the file cannot be written.
 */
export async function writeRunFile(file: string, summary: RunSummary): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(draft, renderRunFile(summary), { flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const cause = error instanceof Error ? error.message : String(error);
    throw new PipelineError(
      'run_file_failed',
      { zh: `无法写入 ${file}：${cause}`, en: `cannot write ${file}: ${cause}` },
      { cause: error },
    );
  }
}

/** JSON with one document a line: readable, and a diff of two runs shows documents. */
export function renderRunFile({ documents, ...head }: RunSummary): string {
  const top = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  const list = documents.map((document) => `    ${JSON.stringify(document)}`).join(',\n');
  return `${top},\n  "documents": [${list === '' ? '' : `\n${list}\n  `}]\n}\n`;
}
