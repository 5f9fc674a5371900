// One entry of the register of messages, and the check that every part of the register is made of such entries.

import type { Severity } from '../words.ts';

export interface MessageCodeEntry {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

/** `codes` as they are; the compiler sees that each is an entry and keeps their names. */
export const register = <T extends Record<string, MessageCodeEntry>>(codes: T): T => codes;
