import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHanNumeral } from '../../numbers/parse-han-numeral.ts';
import { printHan } from './print-han.ts';

describe('parseHanNumeral', () => {
  it.each([
    ['零', '0'],
    ['两', '2'],
    ['十', '10'],
    ['十五', '15'],
    ['一百零五', '105'],
    ['一百五', '150'],
    ['两万三', '23000'],
    ['一万零五', '10005'],
    ['一亿五', '150000000'],
    ['一万二千亿', '1200000000000'],
    ['二〇二四', '2024'],
    ['三点一四', '3.14'],
    ['三点五万', '35000'],
    ['二点〇五', '2.05'],
    ['伍拾万', '500000'],
    ['叁仟贰佰', '3200'],
  ])('%s is %s', (text, value) => {
    expect(parseHanNumeral(text)).toBe(value);
  });

  it.each([
    '',
    '百',
    '万',
    '千百',
    '十四五',
    '三五',
    '一千零',
    '点五',
    '三点',
    '二十十',
    '亿',
    '一百万千',
    '十个',
    '一'.repeat(1000),
  ])('%s is none', (text) => {
    expect(parseHanNumeral(text)).toBeNull();
  });

  it('reads back every number that is written out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (n) => {
        expect(parseHanNumeral(printHan(n))).toBe(String(n));
      }),
      { numRuns: 500 },
    );
  });

  it('gives a number or nothing for any run of numeral characters', () => {
    const run = fc.string({ unit: fc.constantFrom(...'零一二两九十百千万亿点伍拾'), maxLength: 45 });
    fc.assert(
      fc.property(run, (text) => {
        expect(parseHanNumeral(text) ?? '0').toMatch(/^\d+(\.\d*[1-9])?$/);
      }),
    );
  });
});
