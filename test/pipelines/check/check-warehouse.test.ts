import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { dropFindingsAbout } from '../../../loaders/findings/write-report-findings.ts';
import {
  openWarehouse,
  startRun,
  syncCatalog,
  type Warehouse,
  writeExtraction,
} from '../../../loaders/index.ts';
import { writeTransaction } from '../../../loaders/write-transaction.ts';
import { checkWarehouse, findAcrossReports } from '../../../pipelines/check/check-warehouse.ts';
import { inYear, makeExtraction, makeFact } from '../../loaders/build-extraction.ts';

const catalog = loadCatalog();

async function withSeries(work: (warehouse: Warehouse) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-check-'));
  const warehouse = await openWarehouse(join(folder, 'w.db'));
  try {
    await syncCatalog(warehouse, catalog);
    await startRun(warehouse, {
      id: 'run1',
      command: 'ingest',
      extractor: '1+c',
      catalogDigest: 'c',
      startedAt: '2026-01-01T00:00:00Z',
    });
    await storeReport(warehouse, 2023, { 2023: '6110' });
    await storeReport(warehouse, 2024, { 2023: '6393', 2024: '6500' });
    await work(warehouse);
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const storeReport = (
  warehouse: Warehouse,
  year: number,
  graduates: Readonly<Record<number, string>>,
  content = `report ${year}`,
) =>
  writeExtraction(
    warehouse,
    makeExtraction({
      content,
      year,
      facts: Object.entries(graduates).map(([of, value], i) =>
        makeFact(`o${i + 1}`, { value, period: inYear(Number(of)) }),
      ),
    }),
    { runId: 'run1' },
  );

const stored = async ({ db }: Warehouse) => ({
  findings: await db.selectFrom('core_finding').selectAll().orderBy('id').execute(),
  facts: await db.selectFrom('core_finding_fact').selectAll().orderBy('fact_id').execute(),
});

test('what two reports of a school contradict is stored with the later one, and both facts', () =>
  withSeries(async (warehouse) => {
    expect(await checkWarehouse(warehouse, catalog)).toBe(1);
    const { findings, facts } = await stored(warehouse);
    const [finding] = findings;
    expect(finding).toMatchObject({ code: 'previous_year_restated', severity: 'warning' });
    expect(finding?.zh).toContain('2023年度报告为 6110 人');
    const later = await warehouse.db
      .selectFrom('raw_document')
      .where('year', '=', 2024)
      .select('id')
      .executeTakeFirst();
    expect(finding?.document).toBe(later?.id);
    expect(new Set(facts.map(({ fact_id }) => fact_id.slice(0, 8))).size).toBe(2);
  }));

test('running it again changes nothing', () =>
  withSeries(async (warehouse) => {
    await checkWarehouse(warehouse, catalog);
    const before = await stored(warehouse);
    expect(await checkWarehouse(warehouse, catalog)).toBe(1);
    expect(await stored(warehouse)).toEqual(before);
  }));

test('only schools whose reports changed are due, until they are checked', () =>
  withSeries(async (warehouse) => {
    expect(await checkWarehouse(warehouse, catalog, 'due')).toBe(1);
    const before = await stored(warehouse);
    expect(await checkWarehouse(warehouse, catalog, 'due')).toBe(0);
    expect(await stored(warehouse)).toEqual(before);
    await storeReport(warehouse, 2024, { 2023: '6110', 2024: '6393' }, 'report 2024, revised');
    expect(await checkWarehouse(warehouse, catalog, 'due')).toBe(0);
    expect((await stored(warehouse)).findings).toEqual([]);
  }));

test('a revised report takes the place of the one it supersedes', () =>
  withSeries(async (warehouse) => {
    await checkWarehouse(warehouse, catalog);
    await storeReport(warehouse, 2024, { 2023: '6110', 2024: '6500' }, 'report 2024, revised');
    expect(await findAcrossReports(warehouse, catalog)).toEqual([]);
    expect(await checkWarehouse(warehouse, catalog)).toBe(0);
    expect(await stored(warehouse)).toEqual({ findings: [], facts: [] });
  }));

test('a report can be read again once the findings about it are dropped, and finds them anew', () =>
  withSeries(async (warehouse) => {
    await checkWarehouse(warehouse, catalog);
    const before = await stored(warehouse);
    const earlier = await warehouse.db
      .selectFrom('raw_document')
      .where('year', '=', 2023)
      .select('id')
      .executeTakeFirstOrThrow();
    await writeTransaction(warehouse, (trx) => dropFindingsAbout(trx, earlier.id));
    expect((await stored(warehouse)).findings).toEqual([]);
    await storeReport(warehouse, 2023, { 2023: '6110' });
    await checkWarehouse(warehouse, catalog);
    expect(await stored(warehouse)).toEqual(before);
  }));

test('a correction settles its fact', () =>
  withSeries(async (warehouse) => {
    const printed = await warehouse.db
      .selectFrom('core_fact as f')
      .innerJoin('raw_document as d', 'd.id', 'f.document')
      .where('d.year', '=', 2023)
      .select('f.id')
      .executeTakeFirstOrThrow();
    await warehouse.db
      .insertInto('core_correction')
      .values({
        id: 'c',
        fact_id: printed.id,
        value_printed: '6110',
        value: '6393',
        unit: 'person',
        reason: '备注',
        source: 'hand',
      })
      .execute();
    expect(await checkWarehouse(warehouse, catalog)).toBe(0);
  }));
