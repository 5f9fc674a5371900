import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../numbers/parse-decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['918', '918'],
    ['1,438', '1438'],
    ['1，438', '1438'],
    ['12,345,678.90', '12345678.9'],
    ['17045.00', '17045'],
    ['0.710', '0.71'],
    ['.5', '0.5'],
    ['+3', '3'],
    ['-0.0', '0'],
    ['-12.5', '-12.5'],
  ])('%s is %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each([
    '',
    '007',
    '12,34',
    '1,2345',
    '1,438，200',
    '1.2.3',
    '1.',
    '1e5',
    '٣',
    '１',
    '--1',
    '1 438',
    'NaN',
    '1,',
  ])('%s is none', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('takes any run of digits in linear time', () => {
    expect(parseDecimal('9'.repeat(1_000_000))).toBeNull();
    expect(parseDecimal(`1${',000'.repeat(250_000)}`)).toBeNull();
  });

  it('reads a number the same with and without grouping', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (n) => {
        const plain = n.toString();
        const grouped = plain.replace(/\B(?=(?:\d{3})+$)/g, ',');
        expect(parseDecimal(grouped)).toBe(plain);
        expect(parseDecimal(`${grouped}.50`)).toBe(`${plain}.5`);
      }),
    );
  });
});
