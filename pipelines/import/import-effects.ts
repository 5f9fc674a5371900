// The real world for an import: the clock, the network, chance, and a log file.

import { join } from 'node:path';
import type { Words } from '../../model/index.ts';
import { sleepReally } from '../../sources/effects.ts';
import { openClient } from '../../sources/http/open-client.ts';
import { silentLog } from '../../sources/log/log.ts';
import { openLog } from '../log/open-log.ts';
import { findPlaces, type ImportEffects, type ImportRequest } from './import-request.ts';

export interface RealEffects extends ImportEffects {
  readonly close: () => Promise<void>;
}

export interface EffectOptions {
  readonly stop: AbortSignal;
  readonly tell: (words: Words) => void;
  /** Without a log file: for looking only. */
  readonly silent?: boolean;
  /** Where the log goes instead of the work folder. */
  readonly logFile?: string;
}

/**
 * Opens the world for one import; `log-<year>-<month>.jsonl` in its work folder is the log unless one is named.
 * @throws PipelineError `log_unwritable` when the named one cannot be written.
 */
export function openRealEffects(
  request: Pick<ImportRequest, 'warehousePath' | 'originals'>,
  { stop, tell, silent = false, logFile }: EffectOptions,
): RealEffects {
  const clock = () => new Date();
  const log = silent
    ? null
    : logFile === undefined
      ? openOwnLog(findPlaces(request).work, clock)
      : openLog({ file: logFile, clock, base: { pid: process.pid } });
  const client = openClient();
  return {
    clock,
    sleep: sleepReally,
    random: Math.random,
    http: client.send,
    log: log ?? silentLog,
    stop,
    tell,
    close: async () => {
      await client.close();
      log?.close();
    },
  };
}

/** Null when the folder cannot be written: the run itself will say so. */
function openOwnLog(work: string, clock: () => Date) {
  try {
    const month = clock().toISOString().slice(0, 7);
    return openLog({ file: join(work, `log-${month}.jsonl`), clock, base: { pid: process.pid } });
  } catch {
    return null;
  }
}
