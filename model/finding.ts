// What a quality check has to say about facts: never changes them, shows its arithmetic.

import type { Anchor } from './anchor.ts';
import type { Severity, Words } from './words.ts';

export interface Finding {
  /** Id of the check. */
  readonly code: string;
  readonly severity: Severity;
  /** The arithmetic in words, with numbers and places. */
  readonly message: Words;
  /** Ids of the observations involved. */
  readonly observations: readonly string[];
  readonly anchor: Anchor;
}
