// What one run may still do. Spent in one place, so that sources worked on at the same time share it.

import { SourceError } from '../../sources/source-error.ts';
import type { ImportBudget } from './import-request.ts';

export interface Budget {
  /** Before each document. @throws SourceError `budget_spent`. */
  readonly takeDocument: () => void;
  /** For each piece that came. @throws SourceError `budget_spent`. */
  readonly addBytes: (count: number) => void;
  readonly bytes: () => number;
}

/** @param clock decides when the time is over. */
export function openBudget(limits: ImportBudget, clock: () => Date): Budget {
  const end = clock().getTime() + limits.minutes * 60_000;
  let documents = 0;
  let bytes = 0;
  const spent = (zh: string, en: string) => new SourceError('budget_spent', { what: { zh, en } });
  const megabytes = `${Math.round(limits.bytes / 2 ** 20)} MB`;
  return {
    takeDocument: () => {
      if (documents >= limits.documents)
        throw spent(`${limits.documents} 份文件`, `${limits.documents} documents`);
      if (bytes >= limits.bytes) throw spent(megabytes, megabytes);
      if (clock().getTime() >= end) throw spent(`${limits.minutes} 分钟`, `${limits.minutes} minutes`);
      documents++;
    },
    addBytes: (count) => {
      bytes += count;
      if (bytes > limits.bytes) throw spent(megabytes, megabytes);
    },
    bytes: () => bytes,
  };
}
