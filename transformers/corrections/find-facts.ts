// The facts that a correction is about: by document, indicator or printed name, period and place. The printed form is no
// part of the search: it is the guard.

import { nameKey } from '../../catalog/fold-name.ts';
import type { Catalog, Correction, CorrectionPlace } from '../../catalog/types.ts';
import {
  type Anchor,
  type Document,
  type Fact,
  isLineAnchor,
  isPageAnchor,
  isPathAnchor,
  isSheetAnchor,
  type Period,
  type ReportProfile,
} from '../../model/index.ts';

/** Whether `correction` is about this document. */
export function isAbout(
  correction: Correction,
  doc: Document,
  report: ReportProfile,
  catalog: Pick<Catalog, 'institutions'>,
): boolean {
  if (correction.document !== null) return doc.source.sha256.startsWith(correction.document);
  const { institution } = report;
  if (!institution || correction.institution === null || correction.year !== report.year) return false;
  const meant = catalog.institutions.find(correction.institution);
  if (meant) return meant.code === institution.code || meant.name === institution.name;
  const names = [institution.name, institution.nameAsPrinted, institution.code];
  return names.some((name) => name?.replace(/\s+/gu, '') === correction.institution?.replace(/\s+/gu, ''));
}

/** The facts of a document that `correction` may be about, in reading order. */
export function findFacts(correction: Correction, facts: readonly Fact[]): Fact[] {
  return facts.filter(
    (fact) =>
      (correction.indicator === null || fact.indicatorId === correction.indicator) &&
      (correction.name === null || nameKey(fact.indicatorText) === nameKey(correction.name)) &&
      (correction.period === null || isPeriod(fact.period, correction.period)) &&
      (correction.place === null || isAt(fact.anchor, correction.place)),
  );
}

function isPeriod(period: Period, words: string): boolean {
  const [first, last] = words.match(/\d{4}/gu) ?? [];
  if (first === undefined || period.start === null || period.end === null) return period.text === words;
  const cohort = words.includes('届');
  return (
    period.start.startsWith(first) &&
    (last === undefined || period.end.startsWith(last)) &&
    (period.kind === 'cohort') === cohort
  );
}

function isAt(anchor: Anchor, place: CorrectionPlace): boolean {
  if ('line' in place)
    return isLineAnchor(anchor) && (anchor.lines ?? [anchor]).some(({ line }) => line === place.line);
  if ('page' in place) return isPageAnchor(anchor) && anchor.page === place.page;
  if ('sheet' in place)
    return isSheetAnchor(anchor) && anchor.sheet === place.sheet && anchor.cell === place.cell;
  return isPathAnchor(anchor) && anchor.path === place.path;
}
