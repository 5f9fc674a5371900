import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, exact, multiply } from '../../numbers/exact.ts';
import { readValue } from '../../numbers/read-value.ts';
import { printHan } from './print-han.ts';

/** The parts that matter, in one line: value (or range, or sides), unit, modifier. */
function say(text: string): string {
  const read = readValue(text);
  if (read.status === 'illegible') return `? ${read.reason}`;
  if (read.status !== 'reported') return read.status;
  const { value, min, max, sides, modifier } = read.quantity;
  const amount = value ?? (sides ? sides.join(':') : `${min}..${max}`);
  return [amount, read.unitText ?? '', modifier === 'exact' ? '' : modifier]
    .join(' ')
    .trim()
    .replace(/ +/g, ' ');
}

describe('readValue', () => {
  it.each([
    ['918', '918'],
    ['1,438', '1438'],
    ['1，438', '1438'],
    ['17045.00', '17045'],
    ['86%', '86 %'],
    ['86.50％', '86.5 %'],
    ['3‰', '3 ‰'],
    ['63.5%-80.2%', '63.5..80.2 %'],
    ['3—5', '3..5'],
    ['3-5人', '3..5 人'],
    ['8000-1万', '8000..10000'],
    ['27：1', '27:1'],
    ['1:19', '1:19'],
    ['1 ： 12', '1:12'],
    ['十余', '10 more_than'],
    ['七成', '7 成'],
    ['七成五', '75 %'],
    ['百分之八十五', '85 %'],
    ['三分之一', '0.333333333333'],
    ['三四十人', '30..40 人 about'],
    ['约 5.04 亿元', '504000000 元 about'],
    ['3.5万', '35000'],
    ['918人', '918 人'],
    ['918（人）', '918'],
    ['17.2万元', '172000 元'],
    ['3亿5000万元', '350000000 元'],
    ['人民币3万元', '30000 元'],
    ['¥3,000.50', '3000.5 元'],
    ['伍拾万元', '500000 元'],
    ['20m2', '20 m2'],
    ['1.93 个百分点', '1.93 个百分点'],
    ['-0.12', '-0.12'],
    ['−0.12', '-0.12'],
    ['98.6%*', '98.6 %'],
    ['提高到86%', '86 %'],
    ['共 5 项', '5 项'],
    ['0', '0'],
    ['零', '0'],
  ])('%s → %s', (text, expected) => {
    expect(say(text)).toBe(expected);
  });

  it.each([
    ['近30万元', 'about'],
    ['超过25000余名', 'more_than'],
    ['近10余万次', 'about'],
    ['不低于 95%', 'at_least'],
    ['30人以上', 'at_least'],
    ['500+', 'at_least'],
    ['≥95', 'at_least'],
    ['不超过 3 项', 'at_most'],
    ['100人以内', 'at_most'],
    ['不足10人', 'less_than'],
    ['85%左右', 'about'],
    ['达 86%', 'exact'],
  ])('%s is %s', (text, modifier) => {
    const read = readValue(text);
    expect(read.status === 'reported' && read.quantity.modifier).toBe(modifier);
  });

  it.each(['—', '——', '/', '-', '无', '', '  ', '暂无', '（空）', '…'])('%s is blank', (text) => {
    expect(readValue(text)).toEqual({ status: 'blank' });
  });

  it.each([
    '仅限高职填报',
    '仅限高职填\n报',
    '仅高职填报',
    '中职不填',
    '不适用',
    '无需填报',
    'N/A',
    '（不涉及）',
  ])('%s is not applicable', (text) => {
    expect(readValue(text)).toEqual({ status: 'not_applicable' });
  });

  it.each([
    ['96.%', 'malformed_number'],
    ['12,34', 'malformed_number'],
    ['1.2.3', 'malformed_number'],
    ['007', 'code'],
    ['2019-2021', 'years'],
    ['10-7', 'descending_range'],
    ['2023年5月', 'date'],
    ['5月12日', 'date'],
    ['2023年', 'date'],
    ['二〇二三年', 'date'],
    ['1/3', 'several_numbers'],
    ['3 000', 'several_numbers'],
    ['6110(6393)', 'several_numbers'],
    ['一等奖 2 项', 'several_numbers'],
    ['1:2:3', 'several_numbers'],
    ['几十', 'text'],
    ['良好', 'text'],
    ['5，其中女生', 'text'],
    ['9'.repeat(60), 'too_long'],
    ['很'.repeat(500), 'text'],
  ])('%s is illegible: %s', (text, reason) => {
    expect(readValue(text)).toEqual({ status: 'illegible', reason });
  });

  it('tells changes and ranks from levels', () => {
    expect(readValue('上升 0.6')).toMatchObject({ direction: 'up' });
    expect(readValue('+0.6')).toMatchObject({ direction: 'up' });
    expect(readValue('下降了0.34个百分点')).toMatchObject({ direction: 'down', unitText: '个百分点' });
    expect(readValue('第3名')).toMatchObject({ ordinal: true, unitText: '名' });
    expect(readValue('第 12 位')).toMatchObject({ ordinal: true, quantity: { value: '12' } });
    expect(readValue('918（含外聘）')).toMatchObject({ remark: '含外聘' });
  });

  it('keeps offsets of the text it was given', () => {
    const read = readValue('  共 １２ 项');
    expect(read.status === 'reported' && [read.quantity.start, read.quantity.end]).toEqual([4, 6]);
  });
});

describe('readValue gives back what was printed', () => {
  const plain = fc
    .tuple(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.option(fc.stringMatching(/^\d{0,5}[1-9]$/), { nil: '' }),
    )
    .map(([whole, part]) => (part === '' ? `${whole}` : `${whole}.${part}`));
  const wide = (text: string) =>
    text.replace(/[\d.%-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const value = (text: string) => {
    const read = readValue(text);
    return read.status === 'reported' ? read.quantity.value : read;
  };

  it('in every spelling of a decimal', () => {
    fc.assert(
      fc.property(plain, (n) => {
        const grouped = n.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
        for (const text of [
          n,
          ` ${n} `,
          grouped,
          wide(n),
          grouped.replaceAll(',', '，'),
          `${n}人`,
          `约${n} 元`,
        ])
          expect(value(text)).toBe(n);
        expect(value(`-${n}`)).toBe(n === '0' ? '0' : `-${n}`);
        expect(value(wide(`${n}%`))).toBe(n);
        expect(value(`${n}万元`)).toBe(decimal(multiply(exact(n), exact('10000'))));
        expect(value(`${n}余亿`)).toBe(decimal(multiply(exact(n), exact('100000000'))));
      }),
    );
  });

  it('in Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (n) => {
        expect(value(printHan(n))).toBe(String(n));
        expect(value(`百分之${printHan(n % 101)}`)).toBe(String(n % 101));
      }),
    );
  });

  it('in ranges and ratios', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1800 }), fc.integer({ min: 1, max: 1800 }), (a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        for (const mark of ['-', '—', '～', '至', ' - '])
          expect(say(`${min}${mark}${max}人`)).toBe(`${min}..${max} 人`);
        expect(say(`${a}：${b}`)).toBe(`${a}:${b}`);
      }),
    );
  });

  it('and never throws, whatever the cell holds', () => {
    const characters = fc.constantFrom(
      ...'0123456789.,，%％-—:：十百千万亿点余多约至()（）人元年月日第成分之 ',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: characters, maxLength: 40 }), fc.string({ unit: 'binary' })),
        (text) => {
          const read = readValue(text);
          if (read.status !== 'reported') return;
          const { value: v, min, max, sides } = read.quantity;
          for (const n of [v, min, max, ...(sides ?? [])])
            if (n !== null) expect(n).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
          if (min !== null && max !== null) expect(Number(min)).toBeLessThanOrEqual(Number(max));
        },
      ),
      { numRuns: 500 },
    );
  });
});
