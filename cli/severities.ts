// How grave a finding may be.

import type { Severity } from '../model/index.ts';

/** Gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** `severity` and all that is graver; nothing when it is none. */
export function atLeast(severity: string): Severity[] {
  const order: readonly string[] = severities;
  return severities.slice(0, order.indexOf(severity) + 1);
}
