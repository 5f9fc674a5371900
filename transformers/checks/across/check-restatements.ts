// A year that two reports speak of: what the later one says of it is what the earlier one said, or it was restated.

import type { Catalog } from '../../../catalog/types.ts';
import type { Fact } from '../../../model/index.ts';
import { compare, decimal, subtract } from '../../../numbers/exact.ts';
import { areCompatible } from '../compatible.ts';
import { makeFinding, nameOf, periodWords } from '../describe.ts';
import { numberOf } from '../fact-groups.ts';
import { reportedValue } from './name-report.ts';
import { isTelling, numbersByYear, type ReportFacts, type ReportFinding } from './report-facts.ts';

/** Of more restated numbers than this, one finding tells the first and how many there are. */
const MOST = 12;
/** Restated numbers that are the other year's before the columns are said to be swapped; and their share. */
const SWAPPED = 3;

interface Pair {
  readonly earlier: Fact;
  readonly later: Fact;
}

/**
 * One finding for each number that `later` prints differently for a year than the report of that year did; a single one
 * where the columns of the years were swapped.
 */
export function checkRestatements(
  earlier: ReportFacts,
  later: ReportFacts,
  { checks }: Pick<Catalog, 'checks'>,
): ReportFinding[] {
  const [then, now] = [numbersByYear(earlier, checks), numbersByYear(later, checks)];
  const [own, again] = [then.get(earlier.year), now.get(earlier.year)];
  if (!own || !again) return [];
  const restated = [...again].flatMap(([key, fact]): (Pair & { key: string })[] => {
    const before = own.get(key);
    return before && !areCompatible(before, fact) ? [{ key, earlier: before, later: fact }] : [];
  });
  const current = now.get(later.year);
  const swapped = restated.flatMap(({ key, earlier: before }): Pair[] => {
    const other = current?.get(key);
    return other && isTelling(before) && isSame(other, before) ? [{ earlier: before, later: other }] : [];
  });
  if (swapped.length >= SWAPPED && swapped.length * 2 >= restated.length)
    return [swap(swapped, earlier.year, later)];
  if (restated.length > MOST) return [many(restated, earlier.year, later)];
  return restated.map((pair) => one(pair, earlier.year, later));
}

const isSame = (a: Fact, b: Fact): boolean => {
  const [x, y] = [numberOf(a), numberOf(b)];
  return x !== null && y !== null && compare(x, y) === 0;
};

function one({ earlier, later }: Pair, year: number, report: ReportFacts): ReportFinding {
  const [x, y] = [numberOf(later), numberOf(earlier)];
  const difference = x && y ? decimal(subtract(x, y)) : '';
  const words = (lang: 'zh' | 'en') =>
    [reportedValue(earlier, year, lang), reportedValue(later, report.year, lang)] as const;
  const [zh, en] = [words('zh'), words('en')];
  return {
    ...makeFinding(
      'previous_year_restated',
      'warning',
      [later, earlier],
      `${periodWords(later, 'zh')}“${nameOf(later)}”前后两年的报告不一致：${zh[0]}，${zh[1]}，相差 ${difference}`,
      `${periodWords(later, 'en')} ${nameOf(later)} differs between two reports: ${en[0]}, ${en[1]}; the difference is ${difference}`,
    ),
    document: report.document,
  };
}

function many(pairs: readonly Pair[], year: number, report: ReportFacts): ReportFinding {
  const shown = pairs.slice(0, MOST);
  const list = (lang: 'zh' | 'en') =>
    shown
      .map((p) => `“${nameOf(p.later)}”${p.earlier.valueText} → ${p.later.valueText}`)
      .join(lang === 'zh' ? '、' : ', ');
  return {
    ...makeFinding(
      'previous_year_restated',
      'warning',
      factsOf(pairs),
      `${year}年的 ${pairs.length} 个数在${report.year}年度报告中与${year}年度报告不一致：${list('zh')} …`,
      `${pairs.length} numbers of ${year} differ between the report of ${year} and that of ${report.year}: ${list('en')} …`,
    ),
    document: report.document,
  };
}

function swap(pairs: readonly Pair[], year: number, report: ReportFacts): ReportFinding {
  const list = (lang: 'zh' | 'en') =>
    pairs
      .slice(0, MOST)
      .map((p) => `“${nameOf(p.later)}”${p.later.valueText}`)
      .join(lang === 'zh' ? '、' : ', ');
  return {
    ...makeFinding(
      'years_swapped',
      'error',
      factsOf(pairs),
      `${report.year}年度报告的 ${report.year}年 列有 ${pairs.length} 个数正是${year}年度报告中 ${year}年 的值，疑两年的列互换：${list('zh')}`,
      `${pairs.length} numbers that the report of ${report.year} prints for ${report.year} are those of ${year} in the report of ${year}; the columns may be swapped: ${list('en')}`,
    ),
    document: report.document,
  };
}

const factsOf = (pairs: readonly Pair[]): [Fact, ...Fact[]] =>
  pairs.flatMap(({ later, earlier }) => [later, earlier]) as [Fact, ...Fact[]];
