// A worker module that does what its job's path says: how readers behave under hostile documents.

import { existsSync, writeFileSync } from 'node:fs';
import { makeMessage, UnreadableError } from '../../../model/index.ts';
import type { ReaderJob } from '../../../pipelines/pool/types.ts';

const overflow = (depth: number): number => overflow(depth + 1) + 1;

async function misbehave(deed: string): Promise<unknown> {
  switch (deed) {
    case 'hang':
      for (;;);
    case 'hang-softly':
      return new Promise(() => {});
    case 'buffers': {
      const kept: Buffer[] = [];
      for (;;) {
        kept.push(Buffer.alloc(8 * 2 ** 20, 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    case 'heap': {
      const kept: string[][] = [];
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => `${kept.length}-${i}`));
    }
    case 'stack':
      return overflow(0);
    case 'exit':
      return process.exit(0);
    case 'abort':
      return process.abort();
    case 'unclonable':
      return { method: () => 1 };
    case 'unreadable':
      throw new UnreadableError(makeMessage('no_text'));
    case 'print':
      process.stdout.write('noise\n');
      return 'printed';
    default:
      return deed;
  }
}

export async function handleJob(job: ReaderJob): Promise<unknown> {
  if (job.path === 'pid') return process.pid;
  if (job.path === 'env') return Object.keys(process.env);
  if (job.path.startsWith('once:')) {
    // Crashes the first time only: the marker file remembers.
    const marker = job.path.slice('once:'.length);
    if (existsSync(marker)) return 'second time';
    writeFileSync(marker, '');
    return process.abort();
  }
  return misbehave(job.path);
}
