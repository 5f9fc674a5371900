import { expect, test } from 'vitest';
import {
  finishRun,
  knownDocuments,
  readSightings,
  recordSightings,
  type Warehouse,
  writeFailure,
} from '../../loaders/index.ts';
import { makeMessage } from '../../model/index.ts';
import { cloudSchool, lakeSchool, makeFact, makeTable, nowhereSchool, sha } from './build-extraction.ts';
import { beginRun, context, errorCode, store, withWarehouse } from './with-warehouse.ts';

const tables = [
  makeTable('t1', '表1 计分卡', [
    ['指标', '2023年'],
    ['毕业生人数', '6110'],
  ]),
];
const facts = [makeFact('o1', { table: 't1' }), makeFact('o2', { indicatorId: null, indicatorText: '校友' })];

/** Everything that does not depend on when it was written. */
async function dump({ db }: Warehouse): Promise<unknown> {
  const names = [
    'raw_document',
    'raw_table',
    'raw_cell',
    'raw_passage',
    'raw_message',
    'core_institution',
    'core_institution_name',
    'core_fact',
    'core_finding',
    'core_finding_fact',
    'out_best_value',
    'out_alternative',
  ] as const;
  const content: Record<string, unknown> = {};
  for (const name of names) {
    const rows = await db.selectFrom(name).selectAll().execute();
    content[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return content;
}

test('a document is stored with tables, cells, passages, facts, findings and messages', () =>
  withWarehouse(async (warehouse) => {
    const result = await store(warehouse, {
      content: 'a',
      tables,
      facts,
      passages: ['第一章', '毕业生 6110 人'],
      messages: [makeMessage('unit_unknown', { unit: '斛' }, { line: 3, start: 0, end: 1 })],
      findings: [
        {
          code: 'total_does_not_add_up',
          severity: 'warning',
          message: { zh: '合计不符', en: 'does not add up' },
          observations: ['o1', 'o2', 'o1'],
          anchor: { line: 10, start: 0, end: 4 },
        },
      ],
    });
    const id = sha('a').slice(0, 8);
    expect(result).toEqual({ outcome: 'added', id, status: 'succeeded', supersededBy: null });
    const { db } = warehouse;
    expect(await db.selectFrom('raw_cell').select(['row', 'col', 'text']).execute()).toEqual([
      { row: 0, col: 0, text: '指标' },
      { row: 0, col: 1, text: '2023年' },
      { row: 1, col: 0, text: '毕业生人数' },
      { row: 1, col: 1, text: '6110' },
    ]);
    expect(
      await db.selectFrom('core_fact').select(['id', 'value', 'value_num', 'line', 'comparable']).execute(),
    ).toEqual([
      { id: `${id}-o1`, value: '6110', value_num: 6110, line: 10, comparable: 1 },
      { id: `${id}-o2`, value: '6110', value_num: 6110, line: 10, comparable: 0 },
    ]);
    expect(await db.selectFrom('core_finding_fact').selectAll().execute()).toEqual([
      { finding_id: `${id}-f1`, fact_id: `${id}-o1` },
      { finding_id: `${id}-f1`, fact_id: `${id}-o2` },
    ]);
    expect(await db.selectFrom('raw_message').select(['code', 'zh']).execute()).toEqual([
      { code: 'unit_unknown', zh: '单位目录中没有的单位：斛' },
    ]);
  }));

test('every kind of anchor fills its columns', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      facts: [
        makeFact('o1', { anchor: { page: 3, bbox: [1, 2.5, 3, 4] } }),
        makeFact('o2', { anchor: { sheet: '附表1', cell: 'B7' } }),
        makeFact('o3', { anchor: { path: 'table[2]/tr[3]/td[1]', start: 0, end: 2 } }),
      ],
    });
    const columns = ['page', 'x0', 'y1', 'line', 'sheet', 'cell', 'path', 'anchor'] as const;
    expect(await warehouse.db.selectFrom('core_fact').select(columns).orderBy('ordinal').execute()).toEqual([
      {
        page: 3,
        x0: 1,
        y1: 4,
        line: null,
        sheet: null,
        cell: null,
        path: null,
        anchor: '{"page":3,"bbox":[1,2.5,3,4]}',
      },
      {
        page: null,
        x0: null,
        y1: null,
        line: null,
        sheet: '附表1',
        cell: 'B7',
        path: null,
        anchor: '{"sheet":"附表1","cell":"B7"}',
      },
      {
        page: null,
        x0: null,
        y1: null,
        line: null,
        sheet: null,
        cell: null,
        path: 'table[2]/tr[3]/td[1]',
        anchor: '{"path":"table[2]/tr[3]/td[1]","start":0,"end":2}',
      },
    ]);
  }));

test('the same bytes and extractor change nothing; another path is a sighting', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { content: 'a', tables, facts });
    const before = await dump(warehouse);
    await beginRun(warehouse, 'run2');
    const again = await store(
      warehouse,
      { content: 'a', tables, facts, path: 'copies/b.txt' },
      { runId: 'run2' },
    );
    expect(again.outcome).toBe('unchanged');
    expect(await dump(warehouse)).toEqual(before);
    expect([...(await readSightings(warehouse)).keys()].sort()).toEqual(['copies/b.txt', 'reports/a.txt']);
    expect(await warehouse.db.selectFrom('ops_run_document').select('run_id').execute()).toEqual([
      { run_id: 'run1' },
    ]);
  }));

test('a newer extractor replaces in place and leaves no trace of the older reading', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      content: 'a',
      institution: nowhereSchool,
      tables,
      facts: [makeFact('o1', { entity: nowhereSchool.name })],
      passages: ['旧文'],
    });
    const replaced = await store(warehouse, {
      content: 'a',
      extractor: '2+catalogue',
      tables,
      facts,
      passages: ['新文'],
    });
    expect(replaced.outcome).toBe('replaced');
    const after = await dump(warehouse);
    await withWarehouse(async (fresh) => {
      await store(fresh, { content: 'a', extractor: '2+catalogue', tables, facts, passages: ['新文'] });
      expect(after).toEqual(await dump(fresh));
    });
  }));

test('a revised report supersedes the older one, which stays; values come from the newer', () =>
  withWarehouse(async (warehouse) => {
    const first = await store(warehouse, { content: 'a', facts: [makeFact('o1', { value: '6000' })] });
    const second = await store(warehouse, { content: 'b', facts: [makeFact('o1', { value: '6100' })] });
    expect(second.outcome).toBe('superseding');
    const documents = await warehouse.db
      .selectFrom('raw_document')
      .select(['id', 'superseded_by'])
      .orderBy('arrival')
      .execute();
    expect(documents).toEqual([
      { id: first.id, superseded_by: second.id },
      { id: second.id, superseded_by: null },
    ]);
    expect(
      await warehouse.db.selectFrom('out_best_value').select(['value', 'alternatives', 'conflict']).execute(),
    ).toEqual([{ value: '6100', alternatives: 0, conflict: 0 }]);
    expect(
      await warehouse.db.selectFrom('core_fact').select('value').orderBy('value').execute(),
    ).toHaveLength(2);
  }));

test('which version is newer is decided by the time of the file, not by the order of writing', () =>
  withWarehouse(async (warehouse) => {
    const newer = await store(
      warehouse,
      { content: 'b', facts: [makeFact('o1', { value: '2' })] },
      { modifiedMs: 2000 },
    );
    const older = await store(
      warehouse,
      { content: 'a', facts: [makeFact('o1', { value: '1' })] },
      { modifiedMs: 1000.7 },
    );
    expect(older).toMatchObject({ outcome: 'added', supersededBy: newer.id });
    expect(await warehouse.db.selectFrom('out_best_value').select('value').execute()).toEqual([
      { value: '2' },
    ]);
  }));

test('another format, year, school or type, and further news, are no revisions', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, { content: 'a' });
    const others = [
      { mediaType: 'application/pdf' },
      { year: 2022 },
      { institution: lakeSchool },
      { type: 'employment_quality' },
      { type: 'news' },
      { type: 'news' },
      { year: null },
      { year: null },
      { institution: null },
      { institution: null },
    ] as const;
    for (const [i, other] of others.entries())
      expect((await store(warehouse, { content: `o${i}`, ...other })).outcome).toBe('added');
    expect(
      await warehouse.db
        .selectFrom('raw_document')
        .select('id')
        .where('superseded_by', 'is not', null)
        .execute(),
    ).toEqual([]);
  }));

test('when a re-reading finds another year, the version it had replaced is in force again', () =>
  withWarehouse(async (warehouse) => {
    const first = await store(warehouse, { content: 'a', facts: [makeFact('o1', { value: '1' })] });
    await store(warehouse, { content: 'b', facts: [makeFact('o1', { value: '2' })] });
    await store(warehouse, {
      content: 'b',
      extractor: '2',
      year: 2024,
      facts: [makeFact('o1', { value: '2', indicatorId: null })],
    });
    expect(
      await warehouse.db
        .selectFrom('raw_document')
        .select('superseded_by')
        .where('id', '=', first.id)
        .execute(),
    ).toEqual([{ superseded_by: null }]);
    expect(await warehouse.db.selectFrom('out_best_value').select('value').execute()).toEqual([
      { value: '1' },
    ]);
  }));

test('errors with content make a document partial, errors without content failed', () =>
  withWarehouse(async (warehouse) => {
    const messages = [makeMessage('document_damaged', { detail: 'x' })];
    expect((await store(warehouse, { content: 'a', messages })).status).toBe('partial');
    expect((await store(warehouse, { content: 'b', messages, passages: [] })).status).toBe('failed');
  }));

test('failures are stored once, replaced when they change, and never displace what was read', () =>
  withWarehouse(async (warehouse) => {
    const failure = (content: string, detail: string) =>
      writeFailure(
        warehouse,
        {
          sha256: sha(content),
          path: `${content}.pdf`,
          bytes: 9,
          mediaType: null,
          messages: [makeMessage('file_unreadable', { detail })],
          extractor: '1+catalogue',
        },
        context,
      );
    expect(await failure('bad', 'x')).toMatchObject({ outcome: 'added', status: 'failed' });
    expect(await failure('bad', 'x')).toMatchObject({ outcome: 'unchanged' });
    expect(await failure('bad', 'y')).toMatchObject({ outcome: 'replaced' });
    expect((await knownDocuments(warehouse)).get(sha('bad'))).toEqual({
      id: sha('bad').slice(0, 8),
      extractor: '1+catalogue',
      status: 'failed',
      path: 'bad.pdf',
    });
    expect((await store(warehouse, { content: 'bad', facts })).outcome).toBe('replaced');
    expect(await failure('bad', 'z')).toMatchObject({ outcome: 'kept', status: 'succeeded' });
    expect(await warehouse.db.selectFrom('core_fact').select('id').execute()).toHaveLength(2);
    expect(await warehouse.db.selectFrom('ops_run_document').select(['outcome', 'status']).execute()).toEqual(
      [{ outcome: 'kept', status: 'failed' }],
    );
  }));

test('an invalid extraction stores nothing at all', () =>
  withWarehouse(async (warehouse) => {
    const before = await dump(warehouse);
    const bad = [
      [makeFact('o1'), makeFact('o1')],
      [makeFact('o1', { value: '1,000' })],
      [makeFact('o1', { value: null, valueMin: 'about 3' })],
      [makeFact('o1', { corrects: 'o9' })],
      [makeFact('o1', { indicatorId: 'no_such_indicator' })],
    ];
    for (const [i, facts] of bad.entries())
      expect(
        await errorCode(store(warehouse, { content: `bad${i}`, facts, institution: nowhereSchool })),
      ).toBe('extraction_invalid');
    const finding = {
      code: 'x',
      severity: 'info',
      message: { zh: '', en: '' },
      observations: ['o7'],
      anchor: { line: 1, start: 0, end: 1 },
    } as const;
    expect(await errorCode(store(warehouse, { findings: [finding] }))).toBe('extraction_invalid');
    expect(await errorCode(store(warehouse, {}, { runId: 'never begun' }))).toBe('id_unknown');
    expect(await dump(warehouse)).toEqual(before);
  }));

test('a school without a code gets an id from its name; its printed name is kept; facts of others are theirs', () =>
  withWarehouse(async (warehouse) => {
    await store(warehouse, {
      institution: nowhereSchool,
      facts: [
        makeFact('o1', { entity: nowhereSchool.name }),
        makeFact('o2', { entity: '云岭工业学校' }),
        makeFact('o3', { entity: '某合作企业' }),
      ],
    });
    const { db } = warehouse;
    const provisional = await db
      .selectFrom('core_institution')
      .select(['id', 'code', 'name', 'provisional'])
      .where('provisional', '=', 1)
      .execute();
    expect(provisional).toEqual([
      { id: expect.stringMatching(/^p-[0-9a-f]{10}$/), code: null, name: '无名技工学校', provisional: 1 },
    ]);
    const id = provisional[0]?.id;
    expect(
      await db.selectFrom('core_fact').select(['institution_id', 'own']).orderBy('ordinal').execute(),
    ).toEqual([
      { institution_id: id, own: 1 },
      { institution_id: cloudSchool.code, own: 0 },
      { institution_id: null, own: 0 },
    ]);
    await store(warehouse, {
      content: 'later',
      year: 2024,
      institution: { ...nowhereSchool, name: '无名 技工学校' },
    });
    expect(await db.selectFrom('raw_document').select('institution_id').distinct().execute()).toEqual([
      { institution_id: id },
    ]);
  }));

test('documents whose sha256 begin alike get longer ids', () =>
  withWarehouse(async (warehouse) => {
    const failure = (sha256: string) =>
      writeFailure(warehouse, { sha256, path: sha256, bytes: 1, mediaType: null, messages: [] }, context);
    const ids = [];
    for (const tail of ['0', '1', '2']) ids.push((await failure(`abcdef12${'3'.repeat(55)}${tail}`)).id);
    expect(ids).toEqual(['abcdef12', 'abcdef123', 'abcdef1233']);
    expect(await errorCode(failure('no hash'))).toBe('extraction_invalid');
  }));

test('odd characters are stored and do not break anything', () =>
  withWarehouse(async (warehouse) => {
    const odd = 'a\u0000b\ud800c𠮷\ufeff"\'%_';
    await store(warehouse, {
      passages: [odd],
      title: odd,
      facts: [makeFact('o1', { quote: odd, dims: { method: odd } })],
    });
    const row = await warehouse.db.selectFrom('raw_passage').select('text').executeTakeFirst();
    expect(row?.text).toBe(odd.replace('\ud800', '\ufffd'));
  }));

test('sightings are written only when something changed; runs begin and end', () =>
  withWarehouse(async (warehouse) => {
    const sighting = { path: 'a.pdf', sha256: sha('a'), size: 5, mtimeMs: 1234.5 };
    expect(await recordSightings(warehouse, [sighting], context)).toBe(1);
    expect(await recordSightings(warehouse, [sighting], context)).toBe(0);
    expect(await recordSightings(warehouse, [{ ...sighting, mtimeMs: 2 }], context)).toBe(1);
    expect((await readSightings(warehouse)).get('a.pdf')).toEqual({ ...sighting, mtimeMs: 2 });
    await finishRun(warehouse, {
      id: 'run1',
      status: 'partial',
      finishedAt: '2026-01-01T00:01:00Z',
      summary: { failed: 1 },
    });
    expect(await warehouse.db.selectFrom('ops_run').select(['status', 'summary']).execute()).toEqual([
      { status: 'partial', summary: '{"failed":1}' },
    ]);
    expect(await errorCode(finishRun(warehouse, { id: 'none', status: 'failed', finishedAt: '' }))).toBe(
      'id_unknown',
    );
  }));
