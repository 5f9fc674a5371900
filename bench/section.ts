// What a part of the bench is: a title and a measurement that yields rows beside their goals, or a text of its own.
// A new part is one entry in `sections.ts`.

import type { FixtureScore } from './score-fixtures.ts';
import type { ReportScore } from './score-reports.ts';

/** What all sections share; the costly ones are made when first asked for, once. */
export interface BenchContext {
  /** Fewer runs, smaller samples: all sections together within 40 seconds. */
  readonly fast: boolean;
  /** Folder of the real reports; null where they are absent, which was said loudly. */
  readonly shared: string | null;
  readonly fixtures: () => Promise<readonly FixtureScore[]>;
  /** Empty without the real reports. */
  readonly reports: () => Promise<readonly ReportScore[]>;
}

/** One figure beside what it has to be and what others reach. */
export interface Goal {
  readonly measure: string;
  readonly data: string;
  readonly value: string;
  readonly goal: string;
  /** Null when there is no goal or nothing was measured. */
  readonly met: boolean | null;
  readonly reference: string;
}

export interface Section {
  readonly title: string;
  /** Rows, a text in Markdown, or null when it was left out. */
  readonly measure: (context: BenchContext) => Promise<readonly Goal[] | string | null>;
}

/** The value of `make`, made once. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** `98.4 % (1425/1464)`; a dash when there is nothing to measure. */
export const shareText = (right: number, of: number): string =>
  of === 0 ? '–' : `${((right / of) * 100).toFixed(1)} % (${right}/${of})`;
