// What holds for the scan of any text: each Arabic numeral in exactly one place, and generated clauses come back exactly.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Modifier } from '../../../model/index.ts';
import { normaliseCharacters } from '../../../numbers/normalise-characters.ts';
import { readValue } from '../../../numbers/read-value.ts';
import { scan } from './scan-shorthand.ts';

/** As the numeral ledger counts: grouping commas before exactly three digits, points. */
const RUN = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/g;

function checkPartition(text: string): void {
  const { quantities, references, unplaced } = scan(text);
  for (const list of [quantities, references, unplaced])
    expect(list.map((item) => item.start)).toEqual([...list.map((item) => item.start)].sort((a, b) => a - b));
  const items = [...quantities, ...references, ...unplaced].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const item of items) {
    expect(item.start).toBeGreaterThanOrEqual(end);
    expect(item.end).toBeGreaterThan(item.start);
    end = item.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  for (const run of normaliseCharacters(text).matchAll(RUN)) {
    const to = run.index + run[0].length;
    const owners = items.filter((item) => item.start < to && run.index < item.end);
    expect(owners, `owners of ${run[0]} in ${JSON.stringify(text)}`).toHaveLength(1);
    expect(owners[0]?.start).toBeLessThanOrEqual(run.index);
    expect(owners[0]?.end).toBeGreaterThanOrEqual(to);
  }
}

const PIECES =
  '0 1 2 3 10 16.52 1,438 2023 2,0 007 12345678901 1.2.3 . , ， 、 。 ： : ; - — ~ + * / % ％ ‰ （ ） ( ) “ ” 《 》 〔 〕 年 月 日 届 级 第 批 图 表 案例 号 强 近 约 超过 不低于 余 多 以上 左右 万 亿 十 百 一 两 三 个 人 人次 项 所 元 万元 亩 个百分点 分之 成 比 至 到 和 分别为 学校 附 名师 G X N a Top 在 从 十四五 \u3000 \n'.split(
    ' ',
  );
const madeUp = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constant(' ')), { maxLength: 30 })
  .map((p) => p.join(''));

const number = fc.oneof(
  fc.integer({ min: 3, max: 1899 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 99 })).map(([a, b]) => `${a}.${b}`),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 100, max: 999 })).map(([a, b]) => `${a},${b}`),
);
const UNITS = [
  '人',
  '名',
  '项',
  '个',
  '所',
  '家',
  '门',
  '万元',
  '亿元',
  '人次',
  '平方米',
  '%',
  '个百分点',
  '台套',
  '学时',
  '册',
];
const BEFORE: readonly (readonly [string, Modifier])[] = [
  ['', 'exact'],
  ['约', 'about'],
  ['近 ', 'about'],
  ['超过', 'more_than'],
  ['不少于 ', 'at_least'],
  ['不足', 'less_than'],
  ['不超过', 'at_most'],
];
const BEHIND: readonly (readonly [string, Modifier])[] = [
  ['', 'exact'],
  ['以上', 'at_least'],
  ['左右', 'about'],
  ['以下', 'at_most'],
];
const HEADS = ['学校现有专任教师', '全年投入经费', '其中企业捐赠', '毕业生升学', '新增课程', '占比为'];
const TAILS = ['，', '。', '；较上年有所增加。', '，服务地方发展。'];

describe('a scan', () => {
  it('puts every Arabic numeral of any text in exactly one place', () => {
    fc.assert(fc.property(madeUp, checkPartition), { numRuns: 1500 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), checkPartition), { numRuns: 300 });
  });

  it('gives back number, unit and modifier of a clause, wherever it stands', () => {
    const clause = fc.record({
      lead: fc.constantFrom('', '2023年，', '（1）', '近三年，', '据统计，'),
      head: fc.constantFrom(...HEADS),
      before: fc.constantFrom(...BEFORE),
      number,
      blank: fc.constantFrom('', ' '),
      unit: fc.constantFrom(...UNITS),
      behind: fc.constantFrom(...BEHIND),
      tail: fc.constantFrom(...TAILS),
    });
    fc.assert(
      fc.property(clause, ({ lead, head, before, number, blank, unit, behind, tail }) => {
        // 约 … 以上 says two things; what comes of it is the business of the modifiers' own tests
        const [[word, modifier], [after, bound]] =
          before[0] === '' ? [before, behind] : [before, ['', 'exact'] as const];
        const text = `${lead}${head}${word}${number}${blank}${unit}${after}${tail}`;
        const { quantities } = scan(text);
        expect(quantities).toHaveLength(1);
        const [q] = quantities;
        const start = text.indexOf(word + number, lead.length + head.length);
        expect(q).toMatchObject({
          start,
          end: start + `${word}${number}${blank}${unit}${after}`.length,
          numeralStart: start + word.length,
          numeralEnd: start + word.length + number.length,
          valueText: word + number,
          unitText: unit,
          form: 'number',
          modifier: modifier === 'exact' ? bound : modifier,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives back the members of a list with their shared unit', () => {
    const list = fc.record({
      numbers: fc.array(number, { minLength: 2, maxLength: 6 }),
      unit: fc.constantFrom(...UNITS),
      repeat: fc.boolean(),
    });
    fc.assert(
      fc.property(list, ({ numbers, unit, repeat }) => {
        const printed = numbers.map((n, i) => (repeat || i === numbers.length - 1 ? n + unit : n));
        const text = `各校分别为 ${printed.slice(0, -1).join('、')}和${printed.at(-1)}。`;
        const { quantities } = scan(text);
        expect(quantities.map((q) => q.valueText)).toEqual(numbers);
        expect(quantities.every((q) => q.unitText === unit && q.list?.size === numbers.length)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('gives values that can be read', () => {
    fc.assert(
      fc.property(madeUp, (text) => {
        for (const q of scan(text).quantities) {
          if (q.form === 'number' && q.dimension !== 'rank')
            expect(readValue(q.valueText).status, JSON.stringify([text, q.valueText])).toBe('reported');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing in text without numerals', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'学校、专业。教师与课程建设年月第届约近超过以上人名') }),
        (text) => {
          expect(scan(text)).toEqual({ quantities: [], references: [], unplaced: [] });
        },
      ),
    );
  });
});
