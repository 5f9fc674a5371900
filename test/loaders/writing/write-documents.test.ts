import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findText, makeDocumentRows, type Warehouse, writeDocuments } from '../../../loaders/index.ts';
import {
  cloudSchool,
  type ExtractionSketch,
  inYear,
  lakeSchool,
  makeExtraction,
  makeFact,
  makeTable,
  nowhereSchool,
  unstated,
} from '../build-extraction.ts';
import { context, errorCode, withWarehouse } from '../with-warehouse.ts';

/** Versions of one report, other years, other schools, a report without a year, the same bytes read again. */
const sketches: readonly ExtractionSketch[] = [cloudSchool, lakeSchool, nowhereSchool].flatMap(
  (institution) =>
    [2022, 2023, null].flatMap((year) =>
      ['甲', '乙'].map((version): ExtractionSketch => {
        const content = `${institution.name} ${year} ${version}`;
        const value = String(content.length * 7);
        return {
          content,
          institution,
          year,
          path: `reports/${content}.txt`,
          facts: [
            makeFact('o1', { entity: institution.name, value, valueText: value, period: inYear(2022) }),
            makeFact('o2', { entity: institution.name, from: 'prose', period: inYear(2022) }),
            makeFact('o3', { entity: cloudSchool.name, period: unstated }),
          ],
          tables: [makeTable('t1', '表1', [['毕业生人数', value]])],
          passages: [`毕业生${value}人`, version],
        };
      }),
    ),
);

const write = (warehouse: Warehouse, documents: readonly ExtractionSketch[]) =>
  writeDocuments(
    warehouse,
    documents.map((sketch) => ({ takeRows: () => makeDocumentRows(makeExtraction(sketch)), context })),
  );

/** All tables but our own running, and what a search finds. */
async function dump(warehouse: Warehouse): Promise<unknown> {
  const names = [
    'raw_document',
    'raw_table',
    'raw_cell',
    'raw_passage',
    'core_institution',
    'core_institution_name',
    'core_fact',
    'out_best_value',
    'out_alternative',
    'ops_run_document',
    'ops_sighting',
    'ops_meta',
  ] as const;
  const content: Record<string, unknown> = {};
  for (const name of names) {
    const rows = await warehouse.db.selectFrom(name).selectAll().execute();
    content[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return {
    ...content,
    found: (await findText(warehouse, '毕业生')).hits.map(({ document, anchor }) => [document, anchor]),
  };
}

async function writeInBatches(documents: readonly ExtractionSketch[], sizes: readonly number[]) {
  return withWarehouse(async (warehouse) => {
    const results = [];
    for (let at = 0, i = 0; at < documents.length; i++) {
      const size = sizes[i % sizes.length] ?? 1;
      results.push(...(await write(warehouse, documents.slice(at, at + size))));
      at += size;
    }
    const broken = await warehouse.db.executeQuery<unknown>(
      // foreign keys are not looked up while rows are written: none may point nowhere
      (await import('kysely')).CompiledQuery.raw('pragma foreign_key_check'),
    );
    expect(broken.rows).toEqual([]);
    return { results, content: await dump(warehouse) };
  });
}

test('however documents are gathered, the warehouse is the same as of one transaction for each', async () => {
  const again = (sketch: ExtractionSketch): ExtractionSketch => ({
    ...sketch,
    extractor: '2+catalogue',
    institution: sketch.institution === nowhereSchool ? lakeSchool : nowhereSchool,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...sketches), fc.boolean()), { minLength: 1, maxLength: 14 }),
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
      async (picked, sizes) => {
        const documents = picked.map(([sketch, twice]) => (twice ? again(sketch) : sketch));
        const alone = await writeInBatches(documents, [1]);
        expect(await writeInBatches(documents, sizes)).toEqual(alone);
      },
    ),
    { numRuns: 20 },
  );
});

test('one that cannot be stored takes back the others of its transaction', () =>
  withWarehouse(async (warehouse) => {
    const before = await dump(warehouse);
    const bad: ExtractionSketch = { content: 'bad', facts: [makeFact('o1', { value: '约12人' })] };
    expect(await errorCode(write(warehouse, [...sketches.slice(0, 3), bad]))).toBe('extraction_invalid');
    expect(await dump(warehouse)).toEqual(before);
    expect((await write(warehouse, sketches.slice(0, 3))).map(({ outcome }) => outcome)).toEqual([
      'added',
      'superseding',
      'added',
    ]);
  }));

test('rows are asked for one document at a time', () =>
  withWarehouse(async (warehouse) => {
    const order: string[] = [];
    await writeDocuments(
      warehouse,
      sketches.slice(0, 3).map((sketch) => ({
        takeRows: () => {
          order.push(sketch.content ?? '');
          return makeDocumentRows(makeExtraction(sketch));
        },
        context,
      })),
    );
    expect(order).toEqual(sketches.slice(0, 3).map(({ content }) => content));
  }));

test('a finding about a correction of a correction is refused: there is no row it could name', () =>
  withWarehouse(async (warehouse) => {
    const facts = [
      makeFact('o1'),
      makeFact('o2', { corrects: 'o1', rule: 'correction:a' }),
      makeFact('o3', { corrects: 'o2', rule: 'correction:b' }),
    ];
    const findings = [
      {
        code: 'total_does_not_add_up',
        severity: 'warning',
        message: { zh: '', en: '' },
        observations: ['o3'],
        anchor: { line: 1, start: 0, end: 1 },
      },
    ] as const;
    expect(await errorCode(write(warehouse, [{ content: 'a', facts, findings }]))).toBe('extraction_invalid');
  }));
