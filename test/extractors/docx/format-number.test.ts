import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../extractors/docx/format-number.ts';

describe('formatNumber', () => {
  it.each<[string, number, string]>([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['chineseCounting', 3, '三'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 11, '十一'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1003, '一千零三'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 2, '乙'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedCircle', 25, '㉕'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 1, 'a'],
    ['ideographTraditional', 11, '11'],
    ['no-such-format', 5, '5'],
  ])('%s %i → %s', (format, count, expected) => {
    expect(formatNumber(count, format)).toBe(expected);
  });
});
