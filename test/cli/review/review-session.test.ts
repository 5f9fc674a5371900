import { expect, test } from 'vitest';
import { readCorrections } from '../../../catalog/load-corrections.ts';
import { loadIndicators } from '../../../catalog/load-indicators.ts';
import { loadUnits } from '../../../catalog/load-units.ts';
import type { Context } from '../../../cli/command.ts';
import { reviewItems } from '../../../cli/review/review-session.ts';
import type { Warehouse } from '../../../loaders/index.ts';
import { listReview } from '../../../loaders/queries/list-review.ts';
import { makeFact, nowhereSchool } from '../../loaders/build-extraction.ts';
import { store, withWarehouse } from '../../loaders/with-warehouse.ts';

async function fill(warehouse: Warehouse): Promise<void> {
  await store(warehouse, {
    content: 'cloud',
    facts: [
      makeFact('o1', { value: '3763' }),
      makeFact('o2', { value: '3793', from: 'prose', anchor: { page: 4, bbox: [0, 0, 1, 1] } }),
      makeFact('o3', { indicatorId: 'graduates_placed', value: '3000', confidence: 0.5 }),
    ],
    findings: [
      {
        code: 'total_does_not_add_up',
        severity: 'warning',
        message: { zh: '合计不符', en: 'the total does not add up' },
        observations: ['o1'],
        anchor: { line: 10, start: 0, end: 4 },
      },
    ],
  });
  await store(warehouse, { content: 'none', institution: nowhereSchool, type: 'technical_school_quality' });
}

const filter = { severities: ['error', 'warning'], confidence: 0.7 } as const;

test('the queue: findings, contradictions, unsure values, schools without a list', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const items = await listReview(warehouse, filter);
    expect(
      items.map(({ kind, institution, facts }) => [kind, institution, facts.map((f) => f.printed)]),
    ).toEqual([
      ['finding', '云岭职业技术学院', ['3763']],
      ['conflict', '云岭职业技术学院', ['3763', '3793']],
      ['unsure', '云岭职业技术学院', ['3000']],
      ['provisional', '无名技工学校', []],
    ]);
    expect(await listReview(warehouse, { ...filter, years: [1999] })).toMatchObject([
      { kind: 'provisional' },
    ]);
  }));

/** Reviews with these answers; the corrections written, what was shown, and how many were counted. */
async function review(answers: readonly string[]) {
  return await withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const pending = [...answers];
    let [file, shown] = ['# 复核\n', ''];
    const tell = (text: string) => {
      shown += text;
    };
    const context: Context = {
      lang: 'zh',
      warehouse: warehouse.path,
      format: null,
      quiet: false,
      say: ({ zh }) => zh,
      print: tell,
      tell,
      warn: tell,
    };
    const units = loadUnits();
    const known = { indicators: loadIndicators(units), units };
    const session = {
      who: '李审核',
      when: '2024-05-31',
      file: 'c.yml',
      ask: async () => pending.shift() ?? null,
      read: async () => file,
      check: () => null,
      write: async (text: string) => {
        file = text;
      },
    };
    const written = await reviewItems(await listReview(warehouse, filter), session, context);
    return { written, shown, file, corrections: readCorrections(file, 'c.yml', known) };
  });
}

test('answers become corrections that name the fact, its place and what is printed', async () => {
  const { written, shown, file, corrections } = await review([
    'a',
    '已核实',
    'o',
    '1',
    '3793',
    '',
    '正文为准',
    '',
    'q',
  ]);
  expect(written).toBe(2);
  expect(file.startsWith('# 复核\n')).toBe(true);
  expect(corrections).toMatchObject([
    {
      action: 'accept',
      finding: 'total_does_not_add_up',
      printed: '3763',
      reason: '已核实',
      place: { line: 10 },
    },
    {
      action: 'override',
      value: '3793',
      printed: '3763',
      indicator: 'graduates',
      period: '2023',
      who: '李审核',
    },
  ]);
  expect(shown).toContain('“毕业生人数 人 3763”');
  expect(shown).toContain('第4页');
});

test('nothing is written without a number that fits, a value, or a reason; the end of the answers ends it', async () => {
  expect((await review(['o', '三千'])).written).toBe(0);
  expect((await review(['', 'd', '7'])).written).toBe(0);
  expect((await review(['d', ''])).written).toBe(0);
  expect((await review(['x', 'Q'])).file).toBe('# 复核\n');
  expect((await review([])).written).toBe(0);
});
