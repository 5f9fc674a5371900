// What went wrong between us and a source: a code that does not change, words for people, and what it means for a retry.

import type { Lang, Words } from '../model/index.ts';
import { type SourceCode, sourceCodes } from './source-codes.ts';

export interface SourceProblem {
  readonly code: SourceCode;
  readonly words: Words;
}

/** What stands in the `{name}` places of a problem; words in both languages go into each. */
export type ProblemValues = Readonly<Record<string, string | number | Words>>;

/** A problem of the register, its `{name}` places filled from `values`. */
export function makeProblem(code: SourceCode, values: ProblemValues = {}): SourceProblem {
  const show = (value: ProblemValues[string] | undefined, lang: Lang) =>
    String(typeof value === 'object' ? value[lang] : (value ?? ''));
  const fill = (lang: Lang) =>
    sourceCodes[code][lang].replace(/\{(\w+)\}/g, (_, name: string) => show(values[name], lang));
  return { code, words: { zh: fill('zh'), en: fill('en') } };
}

interface ErrorExtras extends ErrorOptions {
  /** Whether the same request may succeed in a moment. */
  readonly retryable?: boolean;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | null;
  /** Status of the answer. */
  readonly status?: number;
}

/** A `SourceProblem` as an error. */
export class SourceError extends Error {
  readonly code: SourceCode;
  readonly words: Words;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  constructor(
    code: SourceCode,
    values: ProblemValues = {},
    { retryable, retryAfterMs, status, ...options }: ErrorExtras = {},
  ) {
    const { words } = makeProblem(code, values);
    super(words.en, options);
    this.name = 'SourceError';
    this.code = code;
    this.words = words;
    this.retryable = retryable ?? false;
    this.retryAfterMs = retryAfterMs ?? null;
    this.status = status ?? null;
  }

  get problem(): SourceProblem {
    return { code: this.code, words: this.words };
  }
}

/** Codes of the system that say: this machine cannot write, whatever the source. */
const DISK_CODES = new Set(['ENOSPC', 'EROFS', 'EDQUOT', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE']);

/** The system's code of an error; an empty string when it has none. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Any error of a file operation as a SourceError: `disk_failed` when the disk is at fault, else `error` itself. */
export function toDiskError(error: unknown): unknown {
  return DISK_CODES.has(systemCode(error))
    ? new SourceError(
        'disk_failed',
        { detail: error instanceof Error ? error.message : '' },
        { cause: error },
      )
    : error;
}
