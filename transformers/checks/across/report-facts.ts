// The reports of one school as checks over several years need them: the numbers of their tables, by what they count.

import type { CheckRules } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { dimsKey, numberOf, standing } from '../fact-groups.ts';

/** One report in force. Ids of its facts are unique among all reports. */
export interface ReportFacts {
  readonly document: string;
  readonly year: number;
  readonly facts: readonly Fact[];
}

/** A finding about several reports; it belongs to the later one, `document`. */
export interface ReportFinding extends Finding {
  readonly document: string;
}

/** What a number counts, its period apart: equal in all reports of a school. */
const countedKey = (fact: Fact, rules: Pick<CheckRules, 'sampleDims'>): string =>
  [fact.indicatorId, fact.kind, fact.unit, dimsKey(fact, rules)].join('\u0000');

/** The calendar, school or cohort year that the fact is about; null for spans and what is unstated. */
const yearOf = ({ period }: Fact): number | null => {
  if (period.start === null || period.kind === 'range' || period.kind === 'unstated') return null;
  return Number((period.kind === 'academic' ? period.end : period.start)?.slice(0, 4)) || null;
};

/** The numbers of catalogued indicators in the tables of a report, by year and by what they count; notes come first. */
export function numbersByYear(
  { facts }: Pick<ReportFacts, 'facts'>,
  rules: Pick<CheckRules, 'sampleDims'>,
): ReadonlyMap<number, ReadonlyMap<string, Fact>> {
  const years = new Map<number, Map<string, Fact>>();
  const usable = standing(facts).filter(
    (f) =>
      f.indicatorId !== null &&
      f.unit !== null &&
      f.modifier === 'exact' &&
      f.from !== 'prose' &&
      f.from !== 'figure' &&
      f.kind !== 'change' &&
      f.kind !== 'target' &&
      numberOf(f) !== null,
  );
  for (const fact of [...usable].sort((a, b) => ORDER[a.from] - ORDER[b.from])) {
    const year = yearOf(fact);
    if (year === null) continue;
    const numbers = years.get(year) ?? new Map<string, Fact>();
    years.set(year, numbers);
    const key = countedKey(fact, rules);
    if (!numbers.has(key)) numbers.set(key, fact);
  }
  return years;
}

const ORDER: Readonly<Record<Fact['from'], number>> = {
  note: 0,
  standard_table: 1,
  table: 2,
  prose: 3,
  figure: 4,
};

/** Whether a number is no coincidence when it stands twice: three digits or more between its zeros. */
export const isTelling = (fact: Fact): boolean =>
  fact.valueText.replace(/\D/gu, '').replace(/^0+|0+$/gu, '').length >= 3;
