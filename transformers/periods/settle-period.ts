// The period of a number in its report: as printed, else the report's year, which is then said to be where it is from.

import type { Period, PeriodOrigin } from '../../model/index.ts';
import { assumeReportPeriod, readPeriod } from './read-period.ts';

/** Words that name no definite time, and are understood as that. */
const OPEN = /近年|历年|累计|至今|以来|多年|长期|未来/u;
const NOW = /^(?:截[至止到])?(?:目前|现在|现有|当前)$/u;

export interface SettledPeriod {
  readonly period: Period;
  /** False when there were words that could not be read. */
  readonly understood: boolean;
}

/**
 * The period that `text` states. Without words, and with words that are not understood (they are kept), the report's year is
 * taken, `from: 'report'`; open words (近年来, 累计) stay `unstated`.
 */
export function settlePeriod(
  text: string | null,
  from: PeriodOrigin,
  reportYear: number | null,
): SettledPeriod {
  const assumed = assumeReportPeriod(reportYear);
  const words = text?.replace(/\s+/gu, '') ?? '';
  if (words === '') return { period: assumed, understood: true };
  const read = readPeriod(text, reportYear, from);
  if (read.kind !== 'unstated') return { period: read, understood: true };
  if (OPEN.test(words)) return { period: read, understood: true };
  return { period: { ...assumed, text }, understood: NOW.test(words) };
}
