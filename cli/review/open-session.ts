// A review session on a terminal (or a pipe of answers), writing to a corrections file that is replaced in one step.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readCorrections } from '../../catalog/load-corrections.ts';
import { loadIndicators } from '../../catalog/load-indicators.ts';
import { loadUnits } from '../../catalog/load-units.ts';
import { CatalogError } from '../../catalog/read-catalog-file.ts';
import type { Session } from './review-session.ts';

/** The session and what ends it. */
export function openSession(file: string, who: string): Session & { readonly close: () => void } {
  const lines = createInterface({ input: process.stdin });
  const answers = lines[Symbol.asyncIterator]();
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return {
    who,
    file,
    when: local.toISOString().slice(0, 10),
    ask: async (question) => {
      process.stderr.write(question);
      const answer = await answers.next();
      return answer.done ? null : answer.value.trim();
    },
    read: () => readOrEmpty(file),
    check: (text) => findProblem(text, file),
    write: async (text) => {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.part`, text);
      await rename(`${file}.part`, file);
    },
    close: () => lines.close(),
  };
}

/** A mistake such as an unknown unit is told at once, and not by the next run. */
function findProblem(text: string, file: string): string | null {
  try {
    const units = loadUnits();
    readCorrections(text, resolve(file), { indicators: loadIndicators(units), units });
    return null;
  } catch (error) {
    if (error instanceof CatalogError) return error.message;
    throw error;
  }
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
