import { expect, test } from 'vitest';
import { showId, type Warehouse } from '../../../loaders/index.ts';
import { makeMessage } from '../../../model/index.ts';
import { cloudSchool, inYear, makeFact, makeTable, nowhereSchool, sha } from '../build-extraction.ts';
import { errorCode, store, withWarehouse } from '../with-warehouse.ts';

const id = sha('a').slice(0, 8);

async function fill(warehouse: Warehouse): Promise<void> {
  await store(warehouse, {
    content: 'a',
    facts: [
      makeFact('o1', { table: 't1' }),
      makeFact('o2', {
        value: '6393',
        from: 'note',
        corrects: 'o1',
        period: inYear(2023, null),
        anchor: { line: 20, start: 0, end: 4 },
      }),
      makeFact('o3', { value: null, valueText: '约若干', from: 'prose', status: 'illegible' }),
    ],
    tables: [makeTable('t1', '表1 计分卡', [['指标', '值']])],
    messages: [makeMessage('unit_unknown', { unit: '斛' })],
    findings: [
      {
        code: 'note_corrects_value',
        severity: 'warning',
        message: { zh: '备注更正', en: 'corrected' },
        observations: ['o1', 'o2'],
        anchor: { line: 20, start: 0, end: 4 },
      },
    ],
  });
}

test('a fact is shown with its place, printed form, alternatives, the reason of the choice, findings and corrections', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const shown = await showId(warehouse, `${id}-o1`);
    if (shown.kind !== 'fact') throw new Error(shown.kind);
    expect(shown.fact).toMatchObject({
      value_printed: '6110',
      unit_printed: '人',
      quote: '毕业生人数 人 6110',
      rule: 'standard_row',
    });
    expect(shown.anchor).toEqual({ line: 10, start: 0, end: 4 });
    expect(shown.document).toMatchObject({
      id,
      path: 'reports/a.txt',
      sha256: sha('a'),
      year: 2023,
      supersededBy: null,
    });
    expect(shown.institution).toEqual({ id: cloudSchool.code, name: cloudSchool.name });
    expect(shown.indicator).toEqual({ id: 'graduates', zh: '毕业生人数', en: 'graduates' });
    expect(shown.values).toMatchObject([
      { id: `${id}-o2`, value: '6393', printed: '6393', trust: 'note', best: true, agrees: true, why: null },
      {
        id: `${id}-o1`,
        value: '6110',
        trust: 'standard_table',
        best: false,
        agrees: false,
        why: {
          zh: '更正表中数值的备注优先于标准表',
          en: 'a note that corrects a table is trusted more than a standard table',
        },
      },
    ]);
    expect(shown.correctedBy).toEqual([`${id}-o2`]);
    expect(shown.findings).toMatchObject([
      { id: `${id}-f1`, code: 'note_corrects_value', message: { zh: '备注更正' } },
    ]);
    expect(shown.notCompared).toBeNull();
    const other = await showId(warehouse, `${id}-o3`);
    expect(other).toMatchObject({ kind: 'fact', notCompared: { en: 'no value is reported' } });
  }));

test('a fact of a superseded document says so', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    const { id: newer } = await store(warehouse, { content: 'b', facts: [makeFact('o1', { value: '1' })] });
    expect(await showId(warehouse, `${id}-o1`)).toMatchObject({
      notCompared: { en: `its document was superseded by ${newer}` },
      values: [{ value: '1', best: true }],
    });
    expect(await showId(warehouse, newer)).toMatchObject({ supersedes: [{ id }], supersededBy: null });
    expect(await showId(warehouse, id)).toMatchObject({ supersedes: [], supersededBy: { id: newer } });
  }));

test('a document is shown by any beginning of its sha256', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    for (const word of [id, sha('a'), sha('a').slice(0, 4), ` ${sha('a').slice(0, 20).toUpperCase()} `])
      expect(await showId(warehouse, word)).toMatchObject({
        kind: 'document',
        document: { id, status: 'succeeded', report_type: 'higher_vocational_quality', year: 2023 },
        institution: { name: cloudSchool.name },
        paths: ['reports/a.txt'],
        passages: 1,
        tables: [{ id: 't1', caption: '表1 计分卡', rows: 1, cols: 2, facts: 1 }],
        facts: [
          { origin: 'note', status: 'reported', count: 1 },
          { origin: 'prose', status: 'illegible', count: 1 },
          { origin: 'standard_table', status: 'reported', count: 1 },
        ],
        messages: [{ code: 'unit_unknown', severity: 'warning' }],
        findings: [{ code: 'note_corrects_value', facts: [`${id}-o1`, `${id}-o2`] }],
      });
  }));

test('an institution is shown by code, last digits, provisional id and any of its names', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    for (const word of ['4199910001', '10001', '云岭职业技术学院', '云岭工业学校', '云岭职业'])
      expect(await showId(warehouse, word)).toMatchObject({
        kind: 'institution',
        institution: { id: '4199910001' },
        names: [
          { kind: 'current' },
          { name: '云岭工业学校', kind: 'former' },
          { name: '云岭职业技术学院（10001）', kind: 'printed' },
        ],
        documents: [{ id, year: 2023 }],
        years: [{ year: 2023, values: 1, conflicts: 1 }],
        coverage: [{ year: 2023, reported: 1, missing: 4 }],
      });
    await store(warehouse, { content: 'p', institution: nowhereSchool });
    const shown = await showId(warehouse, nowhereSchool.name);
    if (shown.kind !== 'institution') throw new Error(shown.kind);
    expect(shown.institution).toMatchObject({ provisional: 1 });
    expect(await showId(warehouse, shown.institution.id)).toEqual(shown);
  }));

test('what fits nothing or several is an error that says so', () =>
  withWarehouse(async (warehouse) => {
    await fill(warehouse);
    for (const word of ['', '  ', 'nothing', 'ffffffff', `${id}-o99`, "' or 1=1 --", '龘'])
      expect(await errorCode(showId(warehouse, word))).toBe('id_unknown');
    await expect(showId(warehouse, '职业')).rejects.toMatchObject({
      code: 'id_ambiguous',
      words: { en: '"职业" fits 2: 4199910001 云岭职业技术学院; 4199910002 镜湖职业学院' },
    });
  }));
