// The real world for an import: the clock, the network, chance, and a log file.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../model/index.ts';
import { sleepReally } from '../../sources/effects.ts';
import { openClient } from '../../sources/http/open-client.ts';
import { openLog, silentLog } from '../../sources/log/log.ts';
import { findPlaces, type ImportEffects, type ImportRequest } from './import-request.ts';

export interface RealEffects extends ImportEffects {
  readonly close: () => Promise<void>;
}

export interface EffectOptions {
  readonly stop: AbortSignal;
  readonly tell: (words: Words) => void;
  /** Without a log file: for looking only. */
  readonly silent?: boolean;
}

/** Opens the world for one import; `log-<year>-<month>.jsonl` in its work folder is the log. */
export function openRealEffects(
  request: Pick<ImportRequest, 'warehousePath' | 'originals'>,
  { stop, tell, silent = false }: EffectOptions,
): RealEffects {
  const clock = () => new Date();
  const client = openClient();
  const log = silent ? null : openLogFile(findPlaces(request).work, clock);
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
function openLogFile(work: string, clock: () => Date) {
  try {
    mkdirSync(work, { recursive: true });
    const month = clock().toISOString().slice(0, 7);
    return openLog({ file: join(work, `log-${month}.jsonl`), clock, base: { pid: process.pid } });
  } catch {
    return null;
  }
}
