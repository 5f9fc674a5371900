// The log of an operator: one JSON object a line, appended to a file as things happen. The only place that knows pino.

import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, pino } from 'pino';
import type { Log, LogFields } from '../../sources/log/log.ts';
import { PipelineError } from '../pipeline-error.ts';

export interface OpenLogOptions {
  /** Appended to; it and its folder are made when they do not exist. */
  readonly file: string;
  readonly clock: () => Date;
  /** In every line. */
  readonly base: LogFields;
}

export interface OpenLog extends Log {
  readonly close: () => void;
}

/**
 * A log in `file`. Lines are written at once: what a killed run did last is there.
 * @throws PipelineError `log_unwritable`.
 */
export function openLog({ file, clock, base }: OpenLogOptions): OpenLog {
  const stream = destination({ dest: openForAppending(file), sync: true });
  // A disk that becomes full must not end the run by its log.
  stream.on('error', () => {});
  const logger = pino(
    {
      level: 'debug',
      base,
      timestamp: () => `,"time":"${clock().toISOString()}"`,
      messageKey: 'event',
      formatters: { level: (level) => ({ level }) },
    },
    stream,
  );
  const at =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}): void =>
      logger[level](fields, event);
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    close: () => stream.end(),
  };
}

function openForAppending(file: string): number {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'a');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new PipelineError(
      'log_unwritable',
      { zh: `无法写入日志 ${file}：${cause}`, en: `cannot write the log ${file}: ${cause}` },
      { cause: error },
    );
  }
}

/** `log` with `fields` in every line. */
export function withFields(log: Log, fields: LogFields): Log {
  const at =
    (level: keyof Log) =>
    (event: string, more: LogFields = {}): void =>
      log[level](event, { ...fields, ...more });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
