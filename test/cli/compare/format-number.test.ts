import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { alignNumbers, formatStatistic, groupDigits } from '../../../cli/compare/format-number.ts';
import { shortenName } from '../../../cli/compare/shorten-name.ts';

test('digits in groups; what is no decimal stays', () => {
  expect(['0', '999', '1000', '-1234567.8912', '+12345', '10–20', ''].map(groupDigits)).toEqual([
    '0',
    '999',
    '1,000',
    '-1,234,567.8912',
    '+12,345',
    '10–20',
    '',
  ]);
});

test('decimal points and marks stand below each other', () => {
  const cells = [
    { text: '1,234.5', marks: '*' },
    { text: '7', marks: '' },
    { text: '缺', marks: '' },
    { text: '0.25', marks: '†#' },
  ];
  expect(alignNumbers(cells)).toEqual(
    ['1,234.5 * ', '7     ', '缺', '0.25†#'].map((t, i) => (i === 1 ? '7     ' : t)),
  );
});

test('statistics show one decimal more than the values', () => {
  expect(formatStatistic(2.5, 0)).toBe('2.5');
  expect(formatStatistic(2, 2)).toBe('2');
  expect(formatStatistic(1 / 3, 2)).toBe('0.333');
  expect(formatStatistic(100, 0)).toBe('100');
});

test('a long name loses its middle, the place stays', () => {
  expect(shortenName('年报.pdf', ' 第3页', 20)).toBe('年报.pdf 第3页');
  const short = shortenName('2023-青石职业技术学院-质量年报.pdf', ' 第12页', 24);
  expect(short).toMatch(/^2023.*….*\.pdf 第12页$/);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 20, max: 60 }),
      (name, width) => {
        const text = shortenName(name, ' p. 1', width);
        expect(text.endsWith(' p. 1')).toBe(true);
        expect(stringWidth(text)).toBeLessThanOrEqual(Math.max(width, 15));
      },
    ),
  );
});
