// An error that stops a whole run (never one document): a code for programs, words for people in both languages.

import type { Words } from '../model/index.ts';

export type PipelineErrorCode =
  | 'path_not_found'
  | 'reader_cannot_start'
  | 'pool_closed'
  | 'interrupted'
  | 'warehouse_failed'
  | 'run_file_failed'
  | 'run_file_invalid'
  | 'log_unwritable'
  | 'no_rule_file';

export class PipelineError extends Error {
  readonly code: PipelineErrorCode;
  readonly words: Words;
  constructor(code: PipelineErrorCode, words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.name = 'PipelineError';
    this.code = code;
    this.words = words;
  }
}
