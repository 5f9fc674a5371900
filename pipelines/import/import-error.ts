// An error that stops a whole import (never one source or document): a code for programs, words for people.

import type { Words } from '../../model/index.ts';

export type ImportErrorCode =
  | 'import_running'
  | 'schedule_running'
  | 'source_unknown'
  | 'sources_missing'
  | 'work_folder_unwritable';

export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly words: Words;
  /** Whether people are to hear of it, not only whoever called: it will be so the next night, too. */
  readonly isNews: boolean;
  constructor(
    code: ImportErrorCode,
    words: Words,
    { isNews = false, ...options }: ErrorOptions & { readonly isNews?: boolean } = {},
  ) {
    super(words.en, options);
    this.name = 'ImportError';
    this.code = code;
    this.words = words;
    this.isNews = isNews;
  }
}
