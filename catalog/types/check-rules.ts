// What the checks know as data.

import type { Severity } from '../../model/index.ts';

/** Parts that do not overlap; `exhaustive` ones make up the whole. */
export interface Partition {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly exhaustive: boolean;
  /** When the parts exceed the whole. */
  readonly severity: Severity;
}

/** `of` ÷ `by`, in canonical units, lies between `min` and `max`. */
export interface PlausibleQuotient {
  readonly of: string;
  readonly by: string;
  readonly min: string;
  readonly max: string;
  readonly zh: string;
  readonly en: string;
}

/** What the checks know as data; see `checks.yml`. Lists of words: longest first. */
export interface CheckRules {
  readonly partitions: readonly Partition[];
  readonly neverMore: readonly {
    readonly less: string;
    readonly more: string;
    readonly severity: Severity;
  }[];
  readonly rates: readonly { readonly rate: string; readonly part: string; readonly whole: string }[];
  readonly quotients: readonly PlausibleQuotient[];
  readonly same: readonly (readonly [string, string])[];
  readonly mayPass100: RegExp;
  readonly sampleDims: ReadonlySet<string>;
  readonly additive: ReadonlySet<string>;
  readonly verbs: readonly string[];
  readonly fresh: readonly string[];
  readonly subUnits: readonly string[];
  readonly fillers: readonly string[];
  /** Two spellings of one thing: the first is read as the second. */
  readonly spellings: readonly (readonly [string, string])[];
  readonly planned: readonly string[];
  readonly enlarging: readonly string[];
  /** Indicators that count all students. */
  readonly population: readonly string[];
  /** Words that split a count into parts that do not overlap: 一等奖, 二等奖, 三等奖. */
  readonly disjoint: readonly (readonly string[])[];
  /** Words of one level of awards and projects, by the word they are read as. */
  readonly levels: readonly (readonly [string, readonly string[]])[];
  /** How names of contests end, and what is won there. */
  readonly contests: readonly string[];
  readonly prizes: readonly string[];
}
