import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadUnits } from '../../../catalog/load-units.ts';
import type { UnitForm } from '../../../catalog/types.ts';
import { exact, subtract } from '../../../numbers/exact.ts';
import { convert, includesScale, toCanonical } from '../../../transformers/units/convert.ts';
import { isNoUnit, resolveUnit, unitInName } from '../../../transformers/units/resolve-unit.ts';

const lexicon = loadUnits();
const form = (text: string): UnitForm => {
  const found = resolveUnit(lexicon, text);
  if (!found) throw new Error(`no unit ${text}`);
  return found;
};

describe('resolveUnit', () => {
  it.each([
    ['人', 'person', '1'],
    ['万人次', 'person_time', '10000'],
    ['百万人次', 'person_time', '1000000'],
    ['千亩', 'square_metre', '2000000'],
    ['单位：万元', 'yuan', '10000'],
    ['（单位：％）', 'percent', '1'],
    ['个 / 生', 'item_per_student', '1'],
    ['㎡', 'square_metre', '1'],
  ])('%s is %s × %s', (text, unit, numerator) => {
    expect(resolveUnit(lexicon, text)).toMatchObject({ unit, numerator });
  });

  it.each(['——', '/', '', '万', '斛', '亿', '人'.repeat(40)])('%s is no unit', (text) => {
    expect(resolveUnit(lexicon, text)).toBeNull();
  });

  it('knows placeholders from unknown units', () => {
    expect([null, '', ' —— ', '斛'].map((text) => isNoUnit(lexicon, text))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('finds the unit that stands in a name', () => {
    expect(unitInName(lexicon, '升学率（%）')).toBe('%');
    expect(unitInName(lexicon, '报到人数 (人)*')).toBe('人');
    expect(unitInName(lexicon, '公共基础课（不含思想政治课）')).toBeNull();
  });
});

describe('conversion', () => {
  it('is exact where a finite decimal exists', () => {
    expect(toCanonical('3', form('亩'))).toBe('2000');
    expect(toCanonical('7.2', form('万平方米'))).toBe('72000');
    expect(toCanonical('1946.59', form('万元'))).toBe('19465900');
    expect(toCanonical('90', form('分钟'))).toBe('1.5');
  });

  it('is rounded to 12 significant digits where none does', () => {
    expect(toCanonical('104', form('亩'))).toBe('69333.3333333');
    expect(toCanonical('1', form('亩'))).toBe('666.666666667');
  });

  it('never leaves a dimension', () => {
    expect(convert('5', form('人'), form('人次'))).toBeNull();
    expect(convert('5', form('%'), form('个百分点'))).toBeNull();
    expect(convert('5', form('亿元'), form('万元'))).toBe('50000');
  });

  it('knows whether a scale is in a unit already', () => {
    expect(includesScale(form('万元'), 4)).toBe(true);
    expect(includesScale(form('元'), 4)).toBe(false);
    expect(includesScale(form('亩'), 1)).toBe(false);
    expect(includesScale(form('亿元'), 4)).toBe(true);
  });

  it('comes back, for all units of one dimension', () => {
    const pairs = [...lexicon.units.values()].flatMap(({ forms }) =>
      forms.flatMap((a) => forms.map((b) => [a, b] as const)),
    );
    const value = fc
      .tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }))
      .map(([n, places]) => (n / 10 ** places).toFixed(places));
    fc.assert(
      fc.property(fc.constantFrom(...pairs), value, ([a, b], printed) => {
        const there = convert(printed, a, b) ?? '';
        const back = convert(there, b, a) ?? '';
        const { n, d } = subtract(exact(back), exact(printed));
        const error = Math.abs(Number(n) / Number(d));
        expect(error).toBeLessThanOrEqual(1e-11 * Math.max(1e-6, Number(printed)));
      }),
    );
  });
});
