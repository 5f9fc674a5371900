// What can go wrong between a caller and the warehouse, each with a code that does not change and words in both languages.

import type { Lang, Words } from '../model/index.ts';

export type WarehouseErrorCode =
  | 'warehouse_missing'
  | 'warehouse_unreachable'
  | 'warehouse_foreign'
  | 'warehouse_newer'
  | 'warehouse_older'
  | 'warehouse_damaged'
  | 'warehouse_busy'
  | 'warehouse_readonly'
  | 'warehouse_replaced'
  | 'extraction_invalid'
  | 'id_unknown'
  | 'id_ambiguous'
  | 'query_refused'
  | 'query_failed'
  | 'query_timeout';

/** An error of the warehouse with a code for programs and words for people; `message` is the English wording. */
export class WarehouseError extends Error {
  readonly code: WarehouseErrorCode;
  readonly words: Words;
  constructor(code: WarehouseErrorCode, words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.name = 'WarehouseError';
    this.code = code;
    this.words = words;
  }

  /** The wording in one language. */
  in(lang: Lang): string {
    return this.words[lang];
  }
}
