// Odd, broken and hostile PDFs through the pool of readers: each has to end as a document or with one clear message.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Extraction } from '../model/index.ts';
import { hashFile } from '../pipelines/ingest/hash-file.ts';
import { openReaderPool } from '../pipelines/pool/open-reader-pool.ts';
import type { ReaderResult } from '../pipelines/pool/types.ts';

export interface HostileOutcome {
  readonly files: number;
  readonly read: number;
  /** Refused with a message of the register. */
  readonly refused: number;
  /** Readers that crashed, hung or ran out of memory, with their file. */
  readonly lost: readonly string[];
  readonly longestSeconds: number;
}

/** Wall limit for one file, in seconds. */
const LIMIT = 30;

/** Every PDF in the hostile folder of `shared`. */
export async function tryHostile(shared: string): Promise<HostileOutcome> {
  const folder = join(shared, 'hostile');
  const names = readdirSync(folder).filter((name) => /\.pdf$/iu.test(name));
  const pool = openReaderPool({ seconds: LIMIT, size: 2 });
  let longest = 0;
  try {
    const results: [string, ReaderResult<Extraction>['status']][] = [];
    const waiting = [...names];
    const lane = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const file = join(folder, name);
        const sha256 = await hashFile(file);
        const began = performance.now();
        const { status } = await pool.run({ file, path: name, sha256 });
        longest = Math.max(longest, performance.now() - began);
        results.push([name, status]);
      }
    };
    await Promise.all([lane(), lane()]);
    const count = (status: string) => results.filter(([, s]) => s === status).length;
    const lost = results.filter(([, s]) => s !== 'ok' && s !== 'unreadable').map(([n, s]) => `${n}: ${s}`);
    return {
      files: names.length,
      read: count('ok'),
      refused: count('unreadable'),
      lost,
      longestSeconds: longest / 1000,
    };
  } finally {
    await pool.close();
  }
}
