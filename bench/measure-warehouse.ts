// How quickly a large warehouse answers. Makes one of invented documents (bare facts, without their text), times the
// comparisons people make, and looks into the plans of their queries for scans. By hand: `node bench/measure-warehouse.ts
// [documents] [file]`; a file that is named is kept, and filled up to that many documents.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, type KyselyPlugin, type RootOperationNode, SqliteQueryCompiler, sql } from 'kysely';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { openWarehouse, startRun, syncCatalog, type Warehouse } from '../loaders/index.ts';
import { compareIndicators, explainGaps, knowSeries } from '../loaders/queries/compare-indicators.ts';
import { arrangeBlocks } from '../loaders/queries/comparison/arrange-blocks.ts';
import { writeExtraction } from '../loaders/writing/write-extraction.ts';
import { inventExtraction, inventedFacts } from './invent-extraction.ts';
import type { Goal } from './section.ts';

/** The size the goals are set for. */
export const GOAL_DOCUMENTS = 10_000;
const YEARS = [2021, 2022, 2023, 2024];
const RUNS = 7;

interface Timing {
  readonly rows: number;
  /** Milliseconds. */
  readonly median: number;
  readonly slowest: number;
}

/**
 * Rows about a warehouse of `documents` invented reports, in a file of its own or the one named. Goals are judged at
 * {@link GOAL_DOCUMENTS} only: making that many takes minutes.
 */
export async function measureWarehouse(
  documents: number,
  named: string | null = null,
): Promise<readonly Goal[]> {
  const folder = named === null ? mkdtempSync(join(tmpdir(), 'nianbao-bench-')) : null;
  const warehouse = await openWarehouse(named ?? join(folder ?? '', 'bench.db'));
  try {
    const written = await fill(warehouse, documents);
    return [
      goal(
        'writing one document, not waiting for the disk',
        `${written.count} documents`,
        `${written.each.toFixed(1)} ms`,
        '',
        null,
      ),
      ...(await timeComparisons(warehouse)),
    ];
  } finally {
    await warehouse.close();
    if (folder !== null) rmSync(folder, { recursive: true });
  }
}

/** Stores documents until there are as many as asked for: one school after the other, four years each. */
async function fill(target: Warehouse, documents: number): Promise<{ count: number; each: number }> {
  const catalog = loadCatalog();
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
  // nothing is lost here by a power cut: no need to wait for the disk ten thousand times
  await sql`pragma synchronous = off`.execute(target.db);
  const from = performance.now();
  for (let i = have; i < documents; i++) {
    const school = catalog.institutions.all[Math.floor(i / YEARS.length) % catalog.institutions.all.length];
    const year = YEARS[i % YEARS.length];
    if (school && year !== undefined)
      await writeExtraction(target, inventExtraction(catalog, school, year, i), { runId });
  }
  const count = Math.max(0, documents - have);
  return { count, each: (performance.now() - from) / Math.max(1, count) };
}

async function timeComparisons(target: Warehouse): Promise<Goal[]> {
  const used = await target.db.selectFrom('out_best_value').select('indicator_id').distinct().execute();
  const ids = used.map(({ indicator_id }) => indicator_id);
  const size = await describeSize(target);
  const isFull = size.documents >= GOAL_DOCUMENTS;
  const row = async (measure: string, limit: number | null, work: () => Promise<number>) => {
    const { rows, median, slowest } = await time(work);
    const value = `${median.toFixed(0)} ms (slowest ${slowest.toFixed(0)})`;
    const data = `${size.words}; ${rows.toLocaleString('en')} rows`;
    return goal(
      measure,
      data,
      value,
      limit === null ? '' : `< ${limit} ms`,
      limit && isFull ? median < limit : null,
    );
  };
  const twenty = ids.slice(0, 20);
  return [
    await row('compare 20 indicators over all schools, all years', 500, compare(target, twenty)),
    await row('the same with gaps, marks and statistics', null, arrange(target, twenty)),
    await row('compare 20 indicators over all schools, one year', 500, compare(target, twenty, [2023])),
    await row('rank one indicator over all schools', 50, arrange(target, ids.slice(0, 1), [2023])),
    await scanGoal(target, ids),
  ];
}

const compare =
  (target: Warehouse, indicators: readonly string[], years: readonly number[] = []) =>
  async () =>
    (await compareIndicators(target, { indicators, years })).rows.length;

const arrange =
  (target: Warehouse, indicators: readonly string[], years: readonly number[] = []) =>
  async () => {
    const found = await compareIndicators(target, { indicators, years });
    const gaps = await explainGaps(target, found.indicators, years);
    const know = await knowSeries(target, found.indicators);
    return arrangeBlocks({ ...found, gaps, know }).reduce((sum, block) => sum + block.rows.length, 0);
  };

/** The comparison's queries must find facts and values by index; what else they read whole is listed. */
async function scanGoal(target: Warehouse, ids: readonly string[]): Promise<Goal> {
  const plans = await explainQueries(target, (recorded) => arrange(recorded, ids.slice(0, 1), [2023])());
  const tables = [...new Set(plans.flatMap(listScans))];
  const large = tables.filter((table) => /^(?:out_|core_fact$)/.test(table));
  return goal(
    'scans of facts or values in the plans of a ranking',
    `${plans.length} queries; read whole: ${tables.join(', ') || 'nothing'}`,
    String(large.length),
    '0',
    large.length === 0,
  );
}

/** Tables that a plan reads whole, by name. */
function listScans({ sql: text, steps }: Plan): string[] {
  const names = new Map([...text.matchAll(/"(\w+)" as "(\w+)"/g)].map(([, table, alias]) => [alias, table]));
  return steps.flatMap((step) => {
    const [, table] = /^SCAN (\S+)/.exec(step) ?? [];
    return table === undefined ? [] : (names.get(table) ?? table);
  });
}

export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** The plans SQLite makes for the queries of `work`. */
export async function explainQueries(
  target: Warehouse,
  work: (recorded: Warehouse) => Promise<unknown>,
): Promise<Plan[]> {
  const nodes: RootOperationNode[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work({ ...target, db: target.db.withPlugin(recorder) });
  const plans: Plan[] = [];
  for (const node of nodes) {
    const query = new SqliteQueryCompiler().compileQuery(node, { queryId: 'plan' });
    const { rows } = await target.db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]),
    );
    plans.push({ sql: query.sql, steps: rows.map(({ detail }) => detail) });
  }
  return plans;
}

async function describeSize({ db }: Warehouse) {
  const count = async (table: 'raw_document' | 'core_fact' | 'out_best_value') =>
    (
      await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const documents = await count('raw_document');
  const facts = await count('core_fact');
  return {
    documents,
    words: `${documents.toLocaleString('en')} documents, ${facts.toLocaleString('en')} facts (${inventedFacts} each), ${(await count('out_best_value')).toLocaleString('en')} values`,
  };
}

/** Median and slowest of some runs after one to warm up. */
async function time(work: () => Promise<number>): Promise<Timing> {
  const rows = await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { rows, median: times[Math.floor(RUNS / 2)] ?? 0, slowest: times.at(-1) ?? 0 };
}

const goal = (measure: string, data: string, value: string, wanted: string, met: boolean | null): Goal => ({
  measure,
  data,
  value,
  goal: wanted,
  met,
  reference: '',
});

if (import.meta.main) {
  const [count = '2000', named = null] = process.argv.slice(2);
  for (const { measure, data, value, goal: wanted, met } of await measureWarehouse(Number(count), named))
    console.log(
      `${measure}: ${value}${wanted && ` (goal ${wanted}${met === null ? '' : met ? ', met' : ', missed'})`}; ${data}`,
    );
}
