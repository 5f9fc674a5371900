// 2017 年—2019 年升学率依次为 25.4%、25.4%、31.4%: each number of the list is of one year.

const SPAN = /^(20\d\d)(?:年|届|年度)?[-—–~至到]+(20\d\d)(年|届|年度)?$/u;
const LISTED = /^20\d\d(?:(?:年|届|级)?(?:[、和与及/]|以及)20\d\d)+(年|届|级|年度)?$/u;

/**
 * The year of number `index` (from 0) of a list of `size` numbers whose period is printed as `period`; null when the period
 * does not name as many years.
 */
export function yearInList(period: string, index: number, size: number): string | null {
  const years = yearsOf(period);
  const year = years.length === size ? years[index] : undefined;
  return year === undefined ? null : `${year}${/届/u.test(period) ? '届' : '年'}`;
}

function yearsOf(period: string): number[] {
  const [, from, to] = SPAN.exec(period) ?? [];
  if (from !== undefined && to !== undefined)
    return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, i) => Number(from) + i);
  return LISTED.test(period) ? [...period.matchAll(/20\d\d/gu)].map(([year]) => Number(year)) : [];
}
