// An error that stops a whole import (never one source or document): a code for programs, words for people.

import type { Words } from '../../model/index.ts';

export type ImportErrorCode =
  | 'import_running'
  | 'source_unknown'
  | 'sources_missing'
  | 'work_folder_unwritable';

export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly words: Words;
  constructor(code: ImportErrorCode, words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.name = 'ImportError';
    this.code = code;
    this.words = words;
  }
}
