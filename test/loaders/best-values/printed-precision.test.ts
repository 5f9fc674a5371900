import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDecimals,
  type PrintedValue,
  valuesAgree,
} from '../../../loaders/best-values/printed-precision.ts';
import type { Modifier } from '../../../model/index.ts';

const printed = (value: string | null, text = value ?? '', modifier: Modifier = 'exact'): PrintedValue => ({
  value,
  value_min: null,
  value_max: null,
  value_printed: text,
  modifier,
});
const range = (min: string | null, max: string | null): PrintedValue => ({
  ...printed(null, `${min}-${max}`),
  value_min: min,
  value_max: max,
});

describe('two printed values agree', () => {
  const agree: [string, PrintedValue, PrintedValue][] = [
    ['same', printed('6110'), printed('6110')],
    ['written longer', printed('203563', '203563.00'), printed('203563')],
    ['rounded', printed('90.03', '90.03%'), printed('90.0', '90.0%')],
    ['rounded to tens of thousands', printed('12300', '1.23'), printed('12345')],
    ['grouped', printed('6110', '6,110'), printed('6110')],
    ['full width', printed('6110', '６１１０'), printed('6110')],
    ['about', printed('6400', '约6400', 'about'), printed('6393')],
    ['more than', printed('6000', '超过6000', 'more_than'), printed('6393')],
    ['at most', printed('6393'), printed('7000', '不超过7000', 'at_most')],
    ['in a range', range('6000', '6500'), printed('6393')],
    ['open range', printed('1'), range(null, '2')],
    ['ranges meet', range('1', '3'), range('3', '5')],
    ['ratio forms', printed('19', '1:19'), printed('19', '19：1')],
    ['zero', printed('0', '0.00'), printed('0')],
    ['Han numeral', printed('12', '十二'), printed('12')],
    ['other unit factor', printed('667', '1亩'), printed('1000')],
  ];
  for (const [name, a, b] of agree)
    test(name, () => {
      expect(valuesAgree(a, b)).toBe(true);
      expect(valuesAgree(b, a)).toBe(true);
    });
});

describe('two printed values contradict each other', () => {
  const differ: [string, PrintedValue, PrintedValue][] = [
    ['counts', printed('6110'), printed('6393')],
    ['last digit', printed('90.03'), printed('90.04')],
    ['not the rounded value', printed('90.06'), printed('90.0')],
    ['an exact round number', printed('6400'), printed('6393')],
    ['ratio forms', printed('19', '1:19'), printed('20', '20:1')],
    ['more than the other', printed('6500', '超过6500', 'more_than'), printed('6393')],
    ['outside a range', range('6400', '6500'), printed('6393')],
    ['ranges apart', range('1', '2'), range('3', '4')],
    ['Han numeral', printed('12', '十二'), printed('13')],
    ['sign', printed('-3'), printed('3')],
    ['beyond the digits of a float', printed('12345678901234567890.1'), printed('12345678901234567890.2')],
  ];
  for (const [name, a, b] of differ)
    test(name, () => {
      expect(valuesAgree(a, b)).toBe(false);
      expect(valuesAgree(b, a)).toBe(false);
    });
});

const decimal = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 6 }))
  .map(([n, scale]) => {
    const digits = String(n < 0n ? -n : n).padStart(scale + 1, '0');
    const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
    return n < 0n ? `-${text}` : text;
  });

test('agreement is symmetric, a value agrees with itself, and comparing decimals is an order', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(valuesAgree(printed(a), printed(a))).toBe(true);
      expect(valuesAgree(printed(a), printed(b))).toBe(valuesAgree(printed(b), printed(a)));
      expect(compareDecimals(a, b)).toBe(compareDecimals(b, a) === 0 ? 0 : -compareDecimals(b, a));
    }),
  );
});

test('a value agrees with its own rounding', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
      const fine = (n / 1000).toFixed(3);
      expect(valuesAgree(printed(fine), printed((n / 1000).toFixed(places)))).toBe(true);
    }),
  );
});

test('any printed text is accepted', () => {
  fc.assert(
    fc.property(decimal, fc.string({ unit: 'binary' }), (value, text) => {
      expect(valuesAgree(printed(value, text), printed(value, text))).toBe(true);
    }),
  );
});
