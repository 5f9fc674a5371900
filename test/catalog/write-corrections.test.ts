import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCorrections } from '../../catalog/load-corrections.ts';
import { loadIndicators } from '../../catalog/load-indicators.ts';
import { loadUnits } from '../../catalog/load-units.ts';
import { appendCorrection, type NewCorrection } from '../../catalog/write-corrections.ts';

const units = loadUnits();
const known = { indicators: loadIndicators(units), units };
const correction: NewCorrection = {
  id: '00c0ffee-o1-override',
  document: '00c0ffee00c0ffee',
  indicator: 'graduates',
  period: '2023',
  place: { line: 12 },
  printed: '3763',
  action: 'override',
  value: '3793',
  unit: '人',
  reason: '备注为准: "3793" # 已核',
  who: '李审核',
  when: '2024-05-31',
};

test('a new file, and what the loader reads from it', () => {
  const text = appendCorrection('', correction, 'c.yml');
  expect(readCorrections(text, 'c.yml', known)).toMatchObject([
    { ...correction, institution: null, finding: null, file: 'c.yml' },
  ]);
});

test('comments, blank lines and entries that stand there stay', () => {
  const first = appendCorrection('# 2024年复核\n', correction, 'c.yml').replace(
    '    printed:',
    '    # 见备注\n    printed:',
  );
  const text = appendCorrection(first, { ...correction, id: 'second', place: { page: 3 } }, 'c.yml');
  expect(text.startsWith(first.trimEnd())).toBe(true);
  expect(text).toContain('# 2024年复核\n');
  expect(text).toContain('    # 见备注\n');
  expect(readCorrections(text, 'c.yml', known).map(({ id }) => id)).toEqual([correction.id, 'second']);
});

test('refuses an id that is there, and files of another kind', () => {
  const text = appendCorrection('', correction, 'c.yml');
  expect(() => appendCorrection(text, correction, 'c.yml')).toThrow(/is there already/);
  expect(() => appendCorrection('units: []\n', correction, 'c.yml')).toThrow(/one list named/);
  expect(() => appendCorrection('a: [', correction, 'c.yml')).toThrow();
});

test('any words survive', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (printed, words) => {
      const reason = `因 ${words}`.trim();
      const text = appendCorrection('', { ...correction, printed, reason }, 'c.yml');
      expect(readCorrections(text, 'c.yml', known)).toMatchObject([{ printed, reason }]);
    }),
  );
});
