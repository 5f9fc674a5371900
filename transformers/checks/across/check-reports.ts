// All checks over several reports of one school: each year's report against the one of the year before.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact, Lang } from '../../../model/index.ts';
import { compareYearsForCopies } from '../check-copied-years.ts';
import { compareJump } from '../check-jumps.ts';
import { placedValue } from '../describe.ts';
import { checkRestatements } from './check-restatements.ts';
import { numbersByYear, type ReportFacts, type ReportFinding } from './report-facts.ts';

/**
 * What the reports of one school contradict in each other, by year. Only neighbouring years are compared; of several files
 * of one report (PDF and DOCX) the one with the most facts speaks. The same reports always give the same findings.
 */
export function checkReports(
  reports: readonly ReportFacts[],
  catalog: Pick<Catalog, 'checks'>,
): ReportFinding[] {
  const fullest = new Map<number, ReportFacts>();
  for (const report of [...reports].sort((a, b) => (a.document < b.document ? -1 : 1))) {
    const known = fullest.get(report.year);
    if (!known || report.facts.length > known.facts.length) fullest.set(report.year, report);
  }
  return [...fullest]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, later]) => {
      const earlier = fullest.get(year - 1);
      return earlier ? compareReports(earlier, later, catalog) : [];
    });
}

function compareReports(
  earlier: ReportFacts,
  later: ReportFacts,
  catalog: Pick<Catalog, 'checks'>,
): ReportFinding[] {
  const before = numbersByYear(earlier, catalog.checks).get(earlier.year) ?? new Map();
  const numbers = numbersByYear(later, catalog.checks);
  const now = numbers.get(later.year) ?? new Map();
  // a report that prints both years is held against itself when it is read
  const again = numbers.get(earlier.year);
  const fresh = new Map([...now].filter(([key]) => !again?.has(key)));
  const copied = compareYearsForCopies(before, fresh, [earlier.year, later.year]);
  const jumps = [...fresh].flatMap(([key, fact]) => {
    const last = before.get(key);
    const placed = (f: Fact, lang: Lang) =>
      f === last
        ? `${placedValue(f, lang)}${lang === 'zh' ? '，见上年度报告' : ', in the report before'}`
        : placedValue(f, lang);
    return last ? compareJump(last, fact, placed) : [];
  });
  return [
    ...checkRestatements(earlier, later, catalog),
    ...[...(copied ? [copied] : []), ...jumps].map((finding) => ({ ...finding, document: later.document })),
  ];
}
