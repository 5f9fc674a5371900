import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractProse } from '../../../extractors/prose/extract-prose.ts';
import type { Block, Document } from '../../../model/index.ts';
import { catalog } from './build.ts';

const document = (...blocks: Block[]): Document => ({
  source: { path: 'report.txt', sha256: '0'.repeat(64), mediaType: 'text/plain', bytes: 1 },
  pages: [],
  blocks,
  tables: [],
  messages: [],
});

/** A block on one line. */
const block = (kind: Block['kind'], text: string, line = 1): Block => {
  const anchor = { line, start: 0, end: Array.from(text).length };
  return { kind, text, segments: [{ start: 0, end: text.length, anchor }], anchor };
};

const extract = (...blocks: Block[]) => extractProse(document(...blocks), catalog);

describe('an observation of running text', () => {
  it('has the printed words, their place and the sentence', () => {
    const text = '学校占地 𠮷412 亩。专任教师近 300 余人，占比 80%以上。';
    const [, teachers, share] = extract(block('paragraph', text, 7)).observations;
    expect(teachers).toMatchObject({
      indicatorText: '专任教师',
      indicatorId: null,
      entityText: null,
      unitText: '人',
      periodText: null,
      periodFrom: 'report',
      status: 'reported',
      from: 'prose',
      kind: 'level',
      quote: '专任教师近 300 余人，占比 80%以上。',
      anchor: { line: 7, start: 18, end: 21 },
    });
    expect(share).toMatchObject({ valueText: '80%以上', unitText: '%', kind: 'share' });
  });

  it('wraps over lines, and says so in its anchor', () => {
    const anchor = { line: 3, start: 0, end: 5 };
    const text = '专任教师12345 人。';
    const wrapped: Block = {
      kind: 'paragraph',
      text,
      anchor,
      segments: [
        { start: 0, end: 6, anchor: { line: 3, start: 0, end: 6 } },
        { start: 6, end: text.length, anchor: { line: 4, start: 0, end: text.length - 6 } },
      ],
    };
    expect(extract(wrapped).observations[0]?.anchor).toEqual({
      line: 3,
      start: 4,
      end: 6,
      lines: [
        { line: 3, start: 4, end: 6 },
        { line: 4, start: 0, end: 3 },
      ],
    });
  });

  it('takes its owner from the case it stands in', () => {
    const { observations } = extract(
      block('heading', '【案例 2-4】云岭职业技术学院内培外引'),
      block('paragraph', '引进博士 16 人。'),
      block('heading', '2.3 就业质量'),
      block('paragraph', '建成就业服务站 10 个。'),
    );
    expect(observations.map((o) => o.entityText)).toEqual(['云岭职业技术学院', null]);
  });

  it('takes its period from a span that the whole report is about', () => {
    const blocks = Array.from({ length: 8 }, (_, i) =>
      block('paragraph', `2019-2021年建成基地 ${i + 2} 个。`),
    );
    const { observations } = extract(...blocks, block('paragraph', '发表论文 95 篇。'));
    expect(observations.at(-1)).toMatchObject({ periodText: '2019-2021年', periodFrom: 'report' });
  });

  it('is sure of the names in the catalogue', () => {
    const [known, unknown] = extract(block('paragraph', '专任教师 30 人，奇怪的东西 30 个。')).observations;
    expect(known?.confidence).toBeGreaterThan(unknown?.confidence ?? 1);
  });
});

describe('the fate of each numeral', () => {
  const fates = (...blocks: Block[]) =>
    extract(...blocks).numerals.map((n) => [blocks[n.block]?.text.slice(n.start, n.end), n.fate, n.why]);

  it('is a fact, a reference or unresolved', () => {
    expect(fates(block('paragraph', '（1）2023 年，学校占地 412 亩，细分为 3 个模块，编号 77。'))).toEqual([
      ['（1）', 'reference', 'list-number'],
      ['2023 年', 'reference', 'year'],
      ['412 亩', 'fact', 'prose-name-number'],
      ['3 个', 'reference', expect.any(String)],
      [expect.stringContaining('77'), expect.any(String), expect.any(String)],
    ]);
  });

  it('is told for headings and captions, which give no facts', () => {
    expect(fates(block('heading', '获奖 5 项'), block('figure', '图 3 建成基地 4 个'))).toEqual([
      ['5 项', 'reference', 'heading'],
      ['图 3', 'reference', 'figure-number'],
      ['4 个', 'reference', 'caption'],
    ]);
  });

  it('is a page number in a contents page that became one paragraph', () => {
    const text = '产出情况 181. 创新培养模式 192. 课程资源建设 20（二）社会认可度 21表 2：专业集群 23';
    const { observations, numerals } = extract(block('paragraph', text));
    expect(observations).toEqual([]);
    expect(numerals.filter(({ fate }) => fate !== 'reference')).toEqual([]);
    expect(numerals.length).toBeGreaterThan(4);
  });

  it('is unresolved in what a table left behind', () => {
    const { observations, numerals } = extract(block('paragraph', '会计 203 151 52 电商 198 215 17'));
    expect(observations).toEqual([]);
    expect(numerals.map(({ fate }) => fate)).toEqual(Array(numerals.length).fill('unresolved'));
    expect(numerals.length).toBe(6);
  });

  it('leaves table blocks and skipped notes alone', () => {
    const doc = document({ ...block('table', '表 1 412'), table: 't1' }, block('note', '教师 30 人。'));
    const { observations, numerals } = extractProse(doc, catalog, { skip: new Set([1]) });
    expect(observations).toEqual([]);
    expect(numerals.every((n) => n.block === 1)).toBe(true);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '专任教师',
    '占',
    '占比',
    '其中',
    '（',
    '）',
    '“',
    '”',
    '，',
    '。',
    '、',
    '和',
    '12',
    '3.5',
    '%',
    '人',
    '项',
    '2023年',
    '较上年',
    '增加',
    '分别为',
    '一等奖',
    '大赛',
    '𠮷',
    ' ',
    '\n',
    '的',
    '等',
    '到2025年',
    '位居全国第三',
    '由',
    '至',
    '个百分点',
  );
  const texts = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

  it('gives each numeral expression one fate, and each fact its own characters', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const one = block('paragraph', text);
        const { observations, numerals } = extract(one);
        for (const [i, n] of numerals.entries())
          expect(n.start).toBeGreaterThanOrEqual(numerals[i - 1]?.end ?? 0);
        expect(numerals.filter((n) => n.fate === 'fact')).toHaveLength(observations.length);
        for (const o of observations) {
          expect(o.path.at(-1)).toBe(o.indicatorText);
          expect(o.indicatorText).not.toBe('');
          const { start, end } = o.anchor as { start: number; end: number };
          expect(Array.from(text).slice(start, end).join('')).toMatch(/[\d一二两三四五六七八九十百千万]/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes back with the exact value, unit and name that were put in', () => {
    const name = fc.constantFrom('专任教师', '校外实训基地', '精品课程', '发明专利', '毕业生');
    const value = fc.integer({ min: 2, max: 99_999 });
    const unit = fc.constantFrom('人', '个', '门', '项');
    const verb = fc.constantFrom('', '共', '达', '为', '有', '达到');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, verb, value, unit), { minLength: 1, maxLength: 6 }), (facts) => {
        const text = `${facts.map(([n, v, x, u]) => `${n}${v} ${x} ${u}`).join('，')}。`;
        expect(
          extract(block('paragraph', text)).observations.map((o) => [
            o.indicatorText,
            o.valueText,
            o.unitText,
          ]),
        ).toEqual(facts.map(([n, , x, u]) => [n, String(x), u]));
      }),
    );
  });

  it.each([
    [
      'one line of 200 KB',
      '2022 年，学校开展技术服务 147 项，到账经费 19.5 万元（占比 12%），较上年增加 3 项；',
    ],
    ['one clause of 200 KB', '建成基地 3 个、工作室 12 个、'],
    ['brackets and quotations that never close', '（“《专任教师 3 人'],
    ['numbers only', '12 34 56 '],
    ['no numbers', '（占比分别为较上年增加其中“”、'],
  ])('takes time in proportion to its length: %s', (_, part) => {
    const time = (length: number): number => {
      const one = block('paragraph', part.repeat(Math.ceil(length / part.length)));
      const start = performance.now();
      extract(one);
      return performance.now() - start;
    };
    time(20_000);
    const half = Math.min(time(35_000), time(35_000));
    const whole = Math.min(time(70_000), time(70_000));
    expect(whole).toBeLessThan(Math.max(half * 5, 1500));
  });
});
