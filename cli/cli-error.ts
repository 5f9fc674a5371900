// An error the user can do something about: a code for scripts, words for people, and the exit code it ends with.

import type { Words } from '../model/index.ts';

/** 0 done; 1 usage or bug; 2 some documents failed; 3 a blocking check failed; 130 interrupted by the user. */
export const exitCodes = { done: 0, usage: 1, someFailed: 2, checkFailed: 3, interrupted: 130 } as const;

export class CliError extends Error {
  readonly code: string;
  readonly words: Words;
  constructor(code: string, words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.name = 'CliError';
    this.code = code;
    this.words = words;
  }
}
