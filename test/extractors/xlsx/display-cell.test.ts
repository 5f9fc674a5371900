import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellObject } from 'xlsx';
import { displayCell, plainNumber } from '../../../extractors/xlsx/display-cell.ts';

const number = (v: number, w: string, z = '0.00'): CellObject => ({ t: 'n', v, w, z });

describe('displayCell', () => {
  it.each<[string, CellObject, string]>([
    ['rounds as printed', number(86.456, '86.46'), '86.46'],
    ['a percentage', number(0.865, '86.5%', '0.0%'), '86.5%'],
    ['padding of an accounting format', number(1234, ' 1,234.00 ', '_ * #,##0.00_ '), '1,234.00'],
    ['a unit in the format', number(918, '918人', '0"人"'), '918人'],
    ['a long code', number(4150012215123, '4.15001E+12', 'General'), '4150012215123'],
    ['a currency', number(1188.44, '$1,188.44', '"$"#,##0.00_);[Red]'), '$1,188.44'],
    ['a date', number(45000, '2023年3月15日', 'yyyy"年"m"月"d"日"'), '2023年3月15日'],
    ['a time', number(0.5625, '13:30', 'h:mm'), '13:30'],
    ['a text', { t: 's', v: ' 教学资源表\r\n（续） ' }, '教学资源表\n（续）'],
    ['a truth', { t: 'b', v: true }, 'TRUE'],
    ['a blank', { t: 'z' }, ''],
  ])('%s', (_, cell, text) => {
    expect(displayCell(cell)).toEqual({ text, remark: null });
  });

  it.each<[string, CellObject, string, string]>([
    ['a column too narrow', number(918, '####'), '918', 'cell_display_replaced'],
    [
      'a number in a date format',
      number(918, '1902年7月6日', 'yyyy"年"m"月"d"日"'),
      '918',
      'cell_display_replaced',
    ],
    ['a year in a year format', number(2023, '1905', 'yyyy'), '2023', 'cell_display_replaced'],
    ['a format that hides', number(12.5, '', ';;;'), '12.5', 'cell_display_replaced'],
    [
      'Chinese numerals by format',
      number(12, '$12', '[DBNum1][$-804]General'),
      '12',
      'cell_display_replaced',
    ],
    ['an error', { t: 'e', v: 7, w: '#DIV/0!' }, '#DIV/0!', 'cell_error_value'],
    ['a formula without result', { t: 'z', f: 'SUM(A1:A9)' }, '', 'formula_without_value'],
  ])('%s is remarked', (_, cell, text, code) => {
    expect(displayCell(cell)).toMatchObject({ text, remark: { code } });
  });

  it('reads the dash for zero as 0 without a remark', () => {
    expect(displayCell(number(0, ' - ', '_ * "-"_ '))).toEqual({ text: '0', remark: null });
  });
});

describe('plainNumber', () => {
  it.each<[number, string]>([
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.5e-10, '-0.00000000025'],
    [123456789012345, '123456789012345'],
    [0, '0'],
  ])('%d → %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('is the same number to 15 digits, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainNumber(value);
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/u);
        expect(Number(text)).toBe(Number(value.toPrecision(15)));
      }),
    );
  });
});
