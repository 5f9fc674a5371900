// What went wrong, was left out or was guessed while one document was worked on: code, severity, words, place.

import type { Anchor } from './anchor.ts';
import { messageCodes } from './message-codes.ts';
import type { Severity, Words } from './words.ts';

export type MessageCode = keyof typeof messageCodes;

export interface Message {
  readonly code: MessageCode;
  readonly severity: Severity;
  readonly message: Words;
  readonly anchor?: Anchor;
}

/** A message of the register `message-codes.ts`, its `{name}` places filled from `values`. */
export function makeMessage(
  code: MessageCode,
  values: Readonly<Record<string, string | number>> = {},
  anchor?: Anchor,
): Message {
  const { severity, zh, en } = messageCodes[code];
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { code, severity, message: { zh: fill(zh), en: fill(en) }, ...(anchor && { anchor }) };
}

/** A document that cannot be read at all. Carries the message that says why. */
export class UnreadableError extends Error {
  readonly report: Message;
  constructor(report: Message, options?: ErrorOptions) {
    super(report.message.en, options);
    this.name = 'UnreadableError';
    this.report = report;
  }
}
