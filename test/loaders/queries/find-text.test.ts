import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../../loaders/fold-text.ts';
import { findText } from '../../../loaders/index.ts';
import { cutSnippet } from '../../../loaders/queries/find-text.ts';
import { makeTable } from '../build-extraction.ts';
import { store, withWarehouse } from '../with-warehouse.ts';

const passages = [
  '学校毕业生就业率为９０.03％，"好"。',
  '在校生 的就\n业服务',
  'ABC企业提供Mbps带宽',
  '𠮷野家与𬭎素',
];
const tables = [
  makeTable('t1', '表1 就业', [
    ['指标', '数'],
    ['初次就业率', '22440.52'],
  ]),
];

test('finds words of two characters and more in passages and cells', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { content: 'a', passages, tables });
    const { hits, total } = await findText(warehouse, '就业');
    expect(total).toBe(3);
    expect(
      hits.map(({ kind, before, match, after, caption }) => [kind, before, match, after, caption]),
    ).toEqual([
      ['passage', '学校毕业生', '就业', '率为９０.03％，"好"。', null],
      ['passage', '在校生 的', '就\n业', '服务', null],
      ['cell', '初次', '就业', '率', '表1 就业'],
    ]);
    expect(hits[0]).toMatchObject({
      documentPath: 'reports/a.txt',
      institution: '云岭职业技术学院',
      year: 2023,
      anchor: { line: 1, start: 0, end: 20 },
    });
  }));

test('width, case, spaces and rare characters do not matter; single characters are found', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { passages, tables });
    const count = async (text: string) => (await findText(warehouse, text)).total;
    expect(await count('90.03%')).toBe(1);
    expect(await count('９０．０３')).toBe(1);
    expect(await count('就 业 率')).toBe(2);
    expect(await count('mbPS')).toBe(1);
    expect(await count('abc企')).toBe(1);
    expect(await count('"好"')).toBe(1);
    expect(await count('𠮷野')).toBe(1);
    expect(await count('家与𬭎素')).toBe(1);
    expect(await count('2440')).toBe(1);
    expect(await count('业')).toBe(4);
    expect(await count('%')).toBe(1);
    expect(await count('a')).toBe(1);
    expect(await count('𬭎')).toBe(1);
    expect(await count('就率')).toBe(0);
    expect(await count('')).toBe(0);
    expect(await count(' \u0000 ')).toBe(0);
  }));

test('limits, superseded documents and replaced text', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { content: 'a', passages: ['旧的就业', '就业'] });
    expect((await findText(warehouse, '就业', { limit: 1 })).hits).toHaveLength(1);
    expect((await findText(warehouse, '就业', { limit: 1 })).total).toBe(2);
    await store(warehouse, { content: 'a', extractor: '2', passages: ['就业'] });
    expect((await findText(warehouse, '就业')).total).toBe(1);
    expect((await findText(warehouse, '旧的')).total).toBe(0);
    await store(warehouse, { content: 'b', passages: ['新的就业'] });
    expect((await findText(warehouse, '就业')).hits.map((h) => h.after + h.before)).toEqual(['新的']);
    expect((await findText(warehouse, '就业', { superseded: true })).total).toBe(2);
  }));

test('any query finds exactly the passages that contain it, whatever its characters', async () => {
  const text = fc.string({
    unit: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('就', '业', '率', '毕', '生', 'a', '1', '.', '"', '*', '(', '％', ' '),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    ),
    maxLength: 12,
  });
  const fold = (s: string) => foldText(s).chars.join('');
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.array(text, { minLength: 1, maxLength: 5 }),
      async (passages, words) => {
        await withWarehouse(async (warehouse) => {
          await store(warehouse, { passages });
          const parts = passages.flatMap((p) => [p.slice(1, 3), p.slice(2, 6)]);
          for (const word of [...words, ...parts]) {
            if (fold(word) === '') continue;
            const expected = passages.filter((p) => fold(p).includes(fold(word))).length;
            expect((await findText(warehouse, word)).total).toBe(expected);
          }
        });
      },
    ),
    { numRuns: 12 },
  );
});

test('a snippet is cut on whole characters and says what matched as printed', () => {
  expect(cutSnippet('生均 值㎡：5', 'm2')).toEqual({ before: '生均 值', match: '㎡', after: '：5' });
  expect(cutSnippet('x𠮷', '𠮷')).toEqual({ before: 'x', match: '𠮷', after: '' });
  expect(cutSnippet('abc', '无')).toEqual({ before: '', match: '', after: 'abc' });
});
