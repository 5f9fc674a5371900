// How quickly a large warehouse answers. Makes one of invented documents (bare facts, without their text) and times the
// comparisons people make. Off by default: `node bench/measure-warehouse.ts [documents] [file]`; the file is kept when named.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Catalog, Indicator, Institution } from '../catalog/types.ts';
import { openWarehouse, startRun, syncCatalog, type Warehouse, writeExtraction } from '../loaders/index.ts';
import { compareIndicators, explainGaps } from '../loaders/queries/compare-indicators.ts';
import { arrangeBlocks } from '../loaders/queries/comparison/arrange-blocks.ts';
import type { Extraction, Fact, Period } from '../model/index.ts';

const YEARS = [2021, 2022, 2023, 2024];
const FACTS = 200;
const RUNS = 7;

const [count = '2000', named] = process.argv.slice(2);
const folder = named === undefined ? mkdtempSync(join(tmpdir(), 'nianbao-bench-')) : null;
const warehouse = await openWarehouse(named ?? join(folder ?? '', 'bench.db'));
const catalog = loadCatalog();
try {
  await fill(warehouse, Number(count));
  await measure(warehouse);
} finally {
  await warehouse.close();
  if (folder !== null) rmSync(folder, { recursive: true });
}

/** Stores documents until there are as many as asked for. */
async function fill(target: Warehouse, documents: number): Promise<void> {
  const { have } = await target.db
    .selectFrom('raw_document')
    .select(({ fn }) => fn.countAll<number>().as('have'))
    .executeTakeFirstOrThrow();
  await syncCatalog(target, catalog);
  const runId = `bench-${have}`;
  const startedAt = new Date().toISOString();
  await startRun(target, {
    id: runId,
    command: 'bench',
    extractor: 'bench',
    catalogDigest: catalog.digest,
    startedAt,
  });
  const schools = catalog.institutions.all.filter(({ kind }) => kind === 'higher_vocational');
  const from = performance.now();
  for (let i = have; i < documents; i++) {
    const school = schools[Math.floor(i / YEARS.length) % schools.length];
    const year = YEARS[i % YEARS.length];
    if (school && year !== undefined)
      await writeExtraction(target, inventExtraction(catalog, school, year, i), { runId });
  }
  const each = (performance.now() - from) / Math.max(1, documents - have);
  console.log(`${Math.max(have, documents)} documents; writing ${each.toFixed(1)} ms each`);
}

function inventExtraction(known: Catalog, school: Institution, year: number, seed: number): Extraction {
  const indicators = [...known.indicators.values()].filter(({ unit }) => unit !== null);
  const observations = Array.from({ length: FACTS }, (_, i): Fact => {
    const indicator = indicators[i % indicators.length] as Indicator;
    return inventFact(known, indicator, { school, year, place: i, seed });
  });
  return {
    source: {
      path: `reports/${year}/${school.code}-${seed}.pdf`,
      sha256: seed.toString(16).padStart(8, '0').split('').reverse().join('').padEnd(64, '0'),
      mediaType: 'application/pdf',
      bytes: 1,
    },
    pages: [],
    blocks: [],
    tables: [],
    messages: [],
    extractor: 'bench',
    report: {
      type: 'higher_vocational_quality',
      institution: { ...school, nameAsPrinted: school.name },
      year,
      title: `${school.name}${year}年质量年报`,
    },
    observations,
    findings: [],
    numerals: { total: FACTS, facts: FACTS, cells: 0, references: 0, unresolved: 0 },
  };
}

interface Place {
  readonly school: Institution;
  readonly year: number;
  readonly place: number;
  readonly seed: number;
}

function inventFact(known: Catalog, indicator: Indicator, { school, year, place, seed }: Place): Fact {
  const value = String(((seed * 7919 + place * 104729) % 100_000) / 100);
  const absent = (seed + place) % 19 === 0;
  const period: Period = {
    text: `${year}年`,
    kind: 'calendar',
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    from: 'column',
  };
  return {
    id: `o${place + 1}`,
    indicatorText: indicator.zh,
    indicatorId: indicator.id,
    path: [indicator.zh],
    entity: school.name,
    value: absent ? null : value,
    valueText: absent ? '——' : value,
    unitText: indicator.unit ?? '',
    unit: known.units.find(indicator.unit ?? '')?.unit ?? null,
    dimension: indicator.dimension,
    modifier: 'exact',
    kind: 'level',
    status: absent ? 'not_applicable' : 'reported',
    period,
    dims: {},
    from: 'standard_table',
    quote: `${indicator.zh} ${value}`,
    rule: 'standard_row',
    confidence: 1,
    anchor: { page: 1 + (place % 60), bbox: [70, 100, 120, 112] },
  };
}

async function measure(target: Warehouse): Promise<void> {
  const used = await target.db.selectFrom('out_best_value').select('indicator_id').distinct().execute();
  const ids = used.map(({ indicator_id }) => indicator_id);
  const compare =
    (indicators: readonly string[], request: object = {}) =>
    async () =>
      (await compareIndicators(target, { indicators, ...request })).rows.length;
  const arranged =
    (indicators: readonly string[], request: object = {}) =>
    async () => {
      const found = await compareIndicators(target, { indicators, ...request });
      const gaps = await explainGaps(target, found.indicators);
      const know = () => ({ lowerIsBetter: false, breaks: [] });
      return arrangeBlocks({ ...found, gaps, know }).reduce((sum, block) => sum + block.rows.length, 0);
    };
  await report('20 indicators, all schools, one year', compare(ids.slice(0, 20), { years: [2023] }));
  await report('the same, arranged with gaps and statistics', arranged(ids.slice(0, 20), { years: [2023] }));
  await report('20 indicators, all schools, all years', compare(ids.slice(0, 20)));
  await report('the same, arranged with gaps and statistics', arranged(ids.slice(0, 20)));
  await report('ranking of one indicator, one year', arranged(ids.slice(0, 1), { years: [2023] }));
  await report('one indicator, all years', compare(ids.slice(0, 1)));
}

/** Median and slowest of some runs after one to warm up. */
async function report(name: string, work: () => Promise<number>): Promise<void> {
  const rows = await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const middle = times[Math.floor(RUNS / 2)] ?? 0;
  console.log(
    `${name}: ${rows} rows, median ${middle.toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms`,
  );
}
