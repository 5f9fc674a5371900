import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { joinUnit, titleUnit } from '../../cli/join-unit.ts';

describe('a number with its unit', () => {
  it.each([
    ['16.68', ':', '16.68:1'],
    ['16.68', ':1', '16.68:1'],
    ['≈18', '比', '≈18:1'],
    ['15–18', ':1', '15–18:1'],
    ['17：1', ':', '17：1'],
    ['1:19', ':1', '1:19'],
    ['1比19', '比', '1比19'],
    ['——', ':', '——'],
    ['97.23', '%', '97.23%'],
    ['97.23%', '%', '97.23%'],
    ['3.2', '‰', '3.2‰'],
    ['3867', '人', '3867 人'],
    ['3,867', 'persons', '3,867 persons'],
    ['1219.13', '万元', '1219.13 万元'],
    ['约3000人左右', '人', '约3000人左右'],
    ['0.68', '个百分点', '0.68 个百分点'],
    ['26', '℃', '26 ℃'],
    ['12', '——', '12'],
    ['12', ' ', '12'],
    ['12', null, '12'],
    ['', '人', ''],
  ])('%j and %j: %j', (value, unit, together) => {
    expect(joinUnit(value, unit)).toBe(together);
  });

  it('keeps the number as it is, in front, whatever stands in the unit column', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (value, unit) => {
        expect(joinUnit(value, unit).startsWith(value)).toBe(true);
      }),
    );
  });
});

test('a ratio in a heading is n:1, other units are themselves', () => {
  expect([':1', ':', '%', '万元', 'CNY per student'].map(titleUnit)).toEqual([
    'n:1',
    'n:1',
    '%',
    '万元',
    'CNY per student',
  ]);
});
