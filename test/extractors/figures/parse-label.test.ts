import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isYear, parseLabel } from '../../../extractors/figures/parse-label.ts';

const valuesOf = (text: string) => {
  const { name, numbers } = parseLabel(text);
  return [name, ...numbers.map((n) => `${n.valueText}${n.unitText ?? ''}`)];
};

describe('parseLabel', () => {
  it.each([
    ['63.25%', [null, '63.25%']],
    ['3,398', [null, '3,398']],
    ['-1.2', [null, '-1.2']],
    ['3398人', [null, '3398人']],
    ['3398, 63.25%', [null, '3398', '63.25%']],
    ['5065,94.29%', [null, '5065', '94.29%']],
    ['3398（63.25%）', [null, '3398', '63.25%']],
    ['3398人，占比63.25%', [null, '3398人', '63.25%']],
    ['升学 7.46%', ['升学', '7.46%']],
    ['升学7.46%', ['升学', '7.46%']],
    ['其他，5.8%', ['其他', '5.8%']],
    ['陕西省: 3398 (63.25%)', ['陕西省', '3398', '63.25%']],
    ['本科（含专升本），94.29%', ['本科（含专升本）', '94.29%']],
    ['带宽：10Gbps', ['带宽', '10Gbps']],
  ])('reads %s', (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });

  it.each([
    'Top15',
    '18-25岁',
    '2000-3000元',
    '第1名',
    '专业1',
    '2021-2022学年',
    '3次以上',
    '1+X证书',
    '0-4',
  ])('takes %s for a name', (text) => {
    expect(valuesOf(text)).toEqual([text]);
  });

  it('gives the place of each number with its unit', () => {
    const text = '陕西省：3398人，63.25%';
    expect(parseLabel(text).numbers.map((n) => text.slice(n.start, n.end))).toEqual(['3398人', '63.25%']);
  });

  it('tells years', () => {
    expect(['2021', '2021届', '2021-2022学年', '2021年'].every(isYear)).toBe(true);
    expect(['20211', '1021', '21', '2021人'].some(isYear)).toBe(false);
  });

  it('never fails, and gives numbers that stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'升学：，, 0123456789.%（）()-人第') }), (text) => {
        for (const n of parseLabel(text).numbers) expect(text.slice(n.start, n.end)).toContain(n.valueText);
      }),
    );
  });
});
