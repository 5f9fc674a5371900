import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseRatio } from '../../../transformers/ratios/normalise-ratio.ts';

describe('normaliseRatio', () => {
  it.each([
    ['27', '1', '27'],
    ['16.52', '1', '16.52'],
    ['1', '19', '19'],
    ['0.9', '1', '0.9'],
    ['1', '1', '1'],
    ['27', '2', '13.5'],
    ['2', '27', '13.5'],
    ['87', '100', '0.87'],
    ['124', '100', '1.24'],
    ['5', '100', '20'],
    ['2', '3', '1.5'],
    ['3', '7', '2.33333333333'],
    ['0', '1', '0'],
  ])('%s:%s is %s for one', (left, right, value) => {
    expect(normaliseRatio(left, right)).toBe(value);
  });

  it.each([
    ['1', '0'],
    ['0', '5'],
    ['5', '0'],
  ])('%s:%s is nothing', (left, right) => {
    expect(normaliseRatio(left, right)).toBeNull();
  });

  it('does not depend on the side that is 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), (n) => {
        expect(normaliseRatio('1', String(n))).toBe(String(n));
        expect(normaliseRatio(String(n), '1')).toBe(String(n));
        expect(normaliseRatio(String(2 * n), '2')).toBe(normaliseRatio('2', String(2 * n)));
      }),
    );
  });
});
