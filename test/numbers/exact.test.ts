import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  exact,
  exactOrNull,
  fraction,
  multiply,
  percentOf,
  round,
  subtract,
  wholeOf,
} from '../../numbers/exact.ts';

const decimalString = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => round(fraction(digits, 10n ** BigInt(places)), places));

describe('exact arithmetic', () => {
  it('does not lose what a float loses', () => {
    expect(decimal(add(exact('0.1'), exact('0.2')))).toBe('0.3');
    expect(decimal(multiply(exact('4.52'), exact('10000')))).toBe('45200');
    expect(decimal(subtract(exact('38.62'), exact('36.69')))).toBe('1.93');
  });

  it('writes finite decimals in full and others to 12 significant digits', () => {
    expect(decimal(divide(exact('1'), exact('8')))).toBe('0.125');
    expect(decimal(divide(exact('1'), exact('3')))).toBe('0.333333333333');
    expect(decimal(divide(exact('-200000'), exact('3')))).toBe('-66666.6666667');
    expect(decimal(divide(exact('1'), exact('30000')))).toBe('0.0000333333333333');
    expect(decimal(fraction(0n, 7n))).toBe('0');
  });

  it('rounds half away from zero', () => {
    expect(round(exact('92.845'), 2)).toBe('92.85');
    expect(round(exact('-0.5'), 0)).toBe('-1');
    expect(round(exact('-0.001'), 2)).toBe('0');
    expect(round(divide(exact('621700'), exact('6110')), 2)).toBe('101.75');
  });

  it('knows percentages and the wholes behind them', () => {
    expect(round(percentOf(exact('46'), exact('201')), 2)).toBe('22.89');
    expect(round(wholeOf(exact('46'), exact('28.36')), 1)).toBe('162.2');
    expect(decimal(percentOf(exact('-3'), exact('12')))).toBe('-25');
    expect(() => percentOf(exact('1'), exact('0'))).toThrow(RangeError);
    expect(() => wholeOf(exact('1'), exact('0'))).toThrow(RangeError);
  });

  it('refuses what is no decimal', () => {
    expect(() => exact('1e5')).toThrow(RangeError);
    expect(() => exact('')).toThrow(RangeError);
    expect(() => divide(exact('1'), exact('0'))).toThrow(RangeError);
    expect(exactOrNull('NaN')).toBeNull();
    expect(exactOrNull(null)).toBeNull();
  });

  it('gives every decimal back, and orders them', () => {
    fc.assert(
      fc.property(decimalString, decimalString, (a, b) => {
        expect(decimal(exact(a))).toBe(a);
        expect(decimal(subtract(add(exact(a), exact(b)), exact(b)))).toBe(a);
        expect(Math.sign(compare(exact(a), exact(b)))).toBe(-Math.sign(compare(exact(b), exact(a))));
      }),
    );
  });
});
