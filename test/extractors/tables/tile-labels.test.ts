import { expect, it } from 'vitest';
import { tileLabels } from '../../../extractors/tables/tile-labels.ts';

const row = (i: number) => ({ top: i * 20, bottom: i * 20 + 10 });
const rows = Array.from({ length: 5 }, (_, i) => row(i));
/** A label in the middle of rows `from` to `to`. */
const label = (from: number, to: number) => {
  const middle = (row(from).top + row(to).bottom) / 2;
  return { top: middle - 5, bottom: middle + 5 };
};

it('lays groups over all rows when each label stands in the middle of its own', () => {
  expect(tileLabels([label(0, 1), label(2, 4)], rows, false)).toEqual([
    { label: 0, from: 0, to: 1 },
    { label: 1, from: 2, to: 4 },
  ]);
});

it('refuses labels that do not tile, and labels of single rows', () => {
  expect(tileLabels([label(0, 1), label(4, 4)], rows, false)).toBeNull();
  expect(tileLabels(rows, rows, false)).toBeNull();
});

it('lets a page break cut the first and the last group', () => {
  expect(tileLabels([label(2, 4)], rows, true)).toEqual([
    { label: null, from: 0, to: 1 },
    { label: 0, from: 2, to: 4 },
  ]);
  expect(tileLabels([label(0, 1), label(2, 2)], rows, true)?.at(-1)).toEqual({ label: 1, from: 2, to: 4 });
});
