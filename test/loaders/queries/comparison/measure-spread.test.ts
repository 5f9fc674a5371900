import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  measureChange,
  measureSpread,
  rankValue,
  subtractDecimals,
} from '../../../../loaders/queries/comparison/measure-spread.ts';

test('quartiles are those of spreadsheets', () => {
  expect(measureSpread([4, 1, 3, 2])).toEqual({
    count: 4,
    lowerQuartile: 1.75,
    median: 2.5,
    upperQuartile: 3.25,
  });
  expect(measureSpread([7])).toEqual({ count: 1, lowerQuartile: 7, median: 7, upperQuartile: 7 });
  expect(measureSpread([])).toBeNull();
});

test('equal values share the better rank, from either end', () => {
  const sorted = [10, 20, 20, 30];
  expect(sorted.map((value) => rankValue(value, sorted, false))).toEqual([4, 2, 2, 1]);
  expect(sorted.map((value) => rankValue(value, sorted, true))).toEqual([1, 2, 2, 4]);
});

test('differences are exact', () => {
  expect(subtractDecimals('16.68', '16.09')).toBe('0.59');
  expect(subtractDecimals('1', '1.05')).toBe('-0.05');
  expect(subtractDecimals('90071992547409930001', '90071992547409930000')).toBe('1');
  expect(subtractDecimals('-0.5', '0.5')).toBe('-1.0');
});

test('change in percent of counts, in points of rates', () => {
  expect(measureChange('4763', '4974', false)).toEqual({ measure: 'percent', amount: '+4.4' });
  expect(measureChange('98.00', '97.5', true)).toEqual({ measure: 'points', amount: '-0.50' });
  expect(measureChange('5', '5.0', true)).toEqual({ measure: 'points', amount: '0.0' });
  expect(measureChange('100000', '99999', false)).toEqual({ measure: 'percent', amount: '0.0' });
  expect(measureChange('0', '5', false)).toBeNull();
});

test('properties: order of the quartiles, rank by counting, difference by integers', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }), (values) => {
      const spread = measureSpread(values);
      if (!spread) throw new Error('no spread');
      expect(spread.lowerQuartile).toBeLessThanOrEqual(spread.median);
      expect(spread.median).toBeLessThanOrEqual(spread.upperQuartile);
      const sorted = [...values].sort((a, b) => a - b);
      for (const value of values)
        expect(rankValue(value, sorted, false)).toBe(1 + values.filter((other) => other > value).length);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
      const cents = (n: number) =>
        `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
      expect(subtractDecimals(cents(a), cents(b))).toBe(cents(a - b));
    }),
  );
});
