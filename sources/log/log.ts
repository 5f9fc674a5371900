// The log of an operator: one JSON object a line, each with an event name that does not change.

import { destination, pino } from 'pino';

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  readonly debug: (event: string, fields?: LogFields) => void;
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface OpenLogOptions {
  /** Appended to; its folder must exist. */
  readonly file: string;
  readonly clock: () => Date;
  /** In every line. */
  readonly base: LogFields;
}

export interface OpenLog extends Log {
  readonly close: () => void;
}

/** A log in `file`. Lines are written at once: what a killed run did last is there. */
export function openLog({ file, clock, base }: OpenLogOptions): OpenLog {
  const stream = destination({ dest: file, append: true, sync: true, mkdir: true });
  // A full disk must not end the run by its log.
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
