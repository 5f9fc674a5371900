// Numbers for people: digits in groups of three, figures below each other, marks behind them.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import { modifierSigns } from '../words.ts';

/** `12345.60` → `12,345.60`; what is no decimal stays as it is. */
export function groupDigits(decimal: string): string {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  return whole === '' ? decimal : sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + rest;
}

/** For instance `16.52`, `≈300`, `10–20`; `grouped` with commas between thousands. */
export function describeValue(
  row: Pick<ComparisonRow, 'value' | 'value_min' | 'value_max' | 'modifier'>,
  grouped = false,
): string {
  const format = grouped ? groupDigits : (text: string) => text;
  const { value: exact, value_min: low, value_max: high } = row;
  const hasRange = low !== null || high !== null;
  const range = hasRange ? `${format(low ?? '')}–${format(high ?? '')}` : '';
  const amount = exact === null ? range : format(exact);
  return amount && modifierSigns[row.modifier] + amount;
}

/** A statistic of values that have at most `digits` decimals, with one more at most, closing zeros left out. */
export function formatStatistic(value: number, digits: number): string {
  const text = value.toFixed(Math.min(digits + 1, 6));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** How many decimals the values print at most. */
export const decimalsOf = (values: readonly (string | null)[]): number =>
  values.reduce((most, value) => Math.max(most, value?.split('.')[1]?.length ?? 0), 0);

/** Fills up behind the number so that decimal points and then marks stand below each other. */
export function alignNumbers(cells: readonly { readonly text: string; readonly marks: string }[]): string[] {
  const isNumber = (text: string) => /\d(?:\.\d+)?$/.test(text);
  const fraction = (text: string) => (isNumber(text) ? (/\.\d+$/.exec(text)?.[0].length ?? 0) : 0);
  const longest = cells.reduce((most, { text }) => Math.max(most, fraction(text)), 0);
  const marks = cells.reduce((most, cell) => Math.max(most, cell.marks.length), 0);
  return cells.map((cell) => {
    if (!isNumber(cell.text)) return cell.text + cell.marks;
    return cell.text + ' '.repeat(longest - fraction(cell.text)) + cell.marks.padEnd(marks);
  });
}
