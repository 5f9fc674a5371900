import { expect, test } from 'vitest';
import type { Fact } from '../../../model/index.ts';
import { makeFact } from '../build-extraction.ts';
import { store, withWarehouse } from '../with-warehouse.ts';

const correction = (of: string, value: string, parts: Partial<Fact> = {}): Fact =>
  makeFact('c1', {
    value,
    from: 'note',
    corrects: of,
    rule: 'correction:yunling-graduates',
    quote: '两位数字颠倒（李审核，2024-05-31）',
    ...parts,
  });

test('a correction of the catalogue is used, and what is printed stays', () =>
  withWarehouse(async (warehouse) => {
    const printed = makeFact('o1', { value: '3763' });
    const finding = {
      code: 'values_disagree',
      severity: 'warning',
      message: { zh: '甲', en: 'a' },
      observations: ['c1'],
      anchor: printed.anchor,
    } as const;
    const { id } = await store(warehouse, {
      content: 'a',
      facts: [printed, correction('o1', '3793')],
      findings: [finding],
    });
    const best = () =>
      warehouse.db
        .selectFrom('out_best_value')
        .select(['value', 'value_printed', 'trust', 'alternatives'])
        .execute();
    expect(await best()).toEqual([
      { value: '3793', value_printed: '3763', trust: 'correction', alternatives: 0 },
    ]);
    expect(await warehouse.db.selectFrom('core_correction').selectAll().execute()).toEqual([
      {
        id: `yunling-graduates@${id}-o1`,
        fact_id: `${id}-o1`,
        value_printed: '3763',
        value: '3793',
        unit: 'person',
        reason: '两位数字颠倒（李审核，2024-05-31）',
        source: 'yunling-graduates',
      },
    ]);
    expect(await warehouse.db.selectFrom('core_fact').select('id').execute()).toEqual([{ id: `${id}-o1` }]);
    expect(await warehouse.db.selectFrom('core_finding_fact').select('fact_id').execute()).toEqual([
      { fact_id: `${id}-o1` },
    ]);
    await store(warehouse, { content: 'a', extractor: '2', facts: [printed] });
    expect(await best()).toMatchObject([{ value: '3763', trust: 'standard_table' }]);
    expect(await warehouse.db.selectFrom('core_correction').selectAll().execute()).toEqual([]);
  }));

test('a number that could not be read counts once it is corrected; a dropped one does not', () =>
  withWarehouse(async (warehouse) => {
    const illegible = makeFact('o1', { value: null, valueText: '37?3', status: 'illegible' });
    await store(warehouse, { content: 'a', facts: [illegible] });
    const best = () => warehouse.db.selectFrom('out_best_value').select(['value', 'trust']).execute();
    expect(await best()).toEqual([]);
    await store(warehouse, { content: 'a', extractor: '2', facts: [illegible, correction('o1', '3793')] });
    expect(await best()).toEqual([{ value: '3793', trust: 'correction' }]);
  }));
