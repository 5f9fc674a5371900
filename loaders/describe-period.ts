// A period as the key that groups facts, the year that filters them, and words for people.

import type { Period } from '../model/index.ts';

export interface PeriodColumns {
  /**
   * Equal for facts of the same period; an unstated period is that of its report. Where nothing says when that was, the
   * key lacks the document: {@link completePeriodKey}.
   */
  readonly key: string;
  /** The year it ends in; of an unstated period the report's; null when neither is known. */
  readonly year: number | null;
  /** 2023年, 2022—2023学年, 2023届, 截至2023-08-31, 2021—2023年, 未注明（2023年报告）. */
  readonly label: string;
}

const yearOf = (date: string | null): number | null => {
  const year = Number(date?.slice(0, 4));
  return date && Number.isInteger(year) ? year : null;
};

/** What the warehouse stores of `period`; `report` and its year are for periods that are not stated. */
export function describePeriod(period: Period, report: { readonly year: number | null }): PeriodColumns {
  const { kind, start, end } = period;
  if (start === null && end === null) {
    const year = report.year;
    return {
      key: `${kind}:${period.text ?? ''}:${year ?? ''}`,
      year,
      label: `${period.text ?? '未注明'}${year === null ? '' : `（${year}年报告）`}`,
    };
  }
  return {
    key: `${kind}:${start ?? ''}/${end ?? ''}`,
    year: yearOf(end) ?? yearOf(start),
    label: labelOf(period, yearOf(start), yearOf(end)),
  };
}

/** The key with the id of its document where neither period nor report have a year: such periods are equal within it only. */
export const completePeriodKey = (key: string, document: string): string =>
  key.endsWith(':') ? `${key}${document}` : key;

function labelOf({ kind, start, end }: Period, from: number | null, to: number | null): string {
  const last = end ?? start ?? '';
  if (kind === 'cohort') return from === null || from === to ? `${to ?? from}届` : `${from}—${to}届`;
  if (kind === 'as_of') return `截至${last}`;
  if (kind === 'academic' && from !== null && to !== null) return `${from}—${to}学年`;
  const wholeYears = start?.endsWith('-01-01') && end?.endsWith('-12-31');
  if (wholeYears) return from === to ? `${to}年` : `${from}—${to}年`;
  return start === end || start === null || end === null ? last : `${start}至${end}`;
}
