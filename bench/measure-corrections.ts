// Whether corrections hold and go stale loudly, and whether the difference of two warehouses is explained, on the real reports:
// each is read as it is, with corrections, with other rules, with another catalogue, and with guards that do not fit.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Catalog, Correction } from '../catalog/types.ts';
import { openWarehouse, startRun, syncCatalog, type Warehouse, writeExtraction } from '../loaders/index.ts';
import { type Anchor, type Extraction, isLineAnchor, isPageAnchor, isSheetAnchor } from '../model/index.ts';
import { compareWarehouses } from '../pipelines/diff/compare-warehouses.ts';
import type { Cause } from '../pipelines/diff/types.ts';
import { describeExtractor, extractReport } from '../pipelines/extract-report.ts';
import { type BenchContext, type Goal, shareText } from './section.ts';

/** Corrections made for one report. */
const EACH = 12;

/** Null without the real reports. */
export async function measureCorrections({ shared, fast }: BenchContext): Promise<readonly Goal[] | null> {
  if (shared === null) return null;
  const files = readdirSync(join(shared, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .slice(0, fast ? 1 : undefined)
    .map((name) => join(shared, 'seeds', name));
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    return await measure(files, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(files: readonly string[], folder: string): Promise<Goal[]> {
  const catalog = { ...loadCatalog(), corrections: [], digest: 'catalogue.rules' };
  const base = await readAll(files, catalog);
  const corrections = base.flatMap(inventCorrections);
  const corrected = { ...catalog, corrections, digest: 'catalogue.rules.corrections' };
  const states: [name: string, catalog: Catalog, causes: readonly Cause[]][] = [
    ['corrected', corrected, ['correction']],
    [
      'other rules',
      {
        ...corrected,
        tableColumns: {
          ...corrected.tableColumns,
          roleOf: (header) => (header.includes('调查') ? 'remark' : corrected.tableColumns.roleOf(header)),
        },
        digest: 'catalogue.rules2.corrections',
      },
      ['rule', 'correction'],
    ],
    [
      'another catalogue',
      {
        ...corrected,
        standardTables: corrected.standardTables.slice(1),
        digest: 'catalogue2.rules.corrections',
      },
      ['catalogue', 'correction'],
    ],
    [
      'guards that do not fit',
      {
        ...corrected,
        corrections: corrections.map((one) => ({ ...one, printed: `${one.printed}9` })),
        digest: 'catalogue.rules.corrections2',
      },
      ['correction'],
    ],
  ];
  const first = await store(join(folder, '0.db'), catalog, base);
  const counts = { held: 0, stale: 0, explained: 0, changes: 0 };
  let before = first;
  for (const [i, [name, state, causes]] of states.entries()) {
    const extractions = await readAll(files, state);
    const after = await store(join(folder, `${i + 1}.db`), state, extractions);
    const { values } = await compareWarehouses(before, after);
    counts.changes += values.length;
    counts.explained += values.filter((value) =>
      value.causes.every((cause) => causes.includes(cause)),
    ).length;
    const found = extractions.flatMap(({ findings }) => findings);
    if (name === 'corrected') counts.held = found.filter(({ code }) => code === 'correction_applied').length;
    if (name === 'guards that do not fit')
      counts.stale = found.filter(({ code }) => code === 'correction_stale').length;
    await before.close();
    before = after;
  }
  await before.close();
  const data = `${files.length} reports, ${corrections.length} corrections`;
  return [
    row('corrections that hold when the reports are read again', data, counts.held, corrections.length),
    row(
      'corrections whose guard does not fit that are reported as errors',
      data,
      counts.stale,
      corrections.length,
    ),
    row(
      'changes between five states of the warehouse whose cause is named',
      data,
      counts.explained,
      counts.changes,
    ),
  ];
}

const row = (measure: string, data: string, right: number, of: number): Goal => ({
  measure,
  data,
  value: shareText(right, of),
  goal: '100 %',
  met: of > 0 && right === of,
  reference: '',
});

async function readAll(files: readonly string[], catalog: Catalog): Promise<Extraction[]> {
  const extractions: Extraction[] = [];
  for (const file of files)
    extractions.push(await extractReport(new Uint8Array(readFileSync(file)), file, catalog));
  return extractions;
}

/** Another value for some of the numbers of a report, each found by place, name and printed form. */
function inventCorrections({ source, observations }: Extraction): Correction[] {
  const usable = observations.filter(
    ({ indicatorId, value, status }) => indicatorId !== null && value !== null && status === 'reported',
  );
  const keys = new Set<string>();
  return usable
    .flatMap((fact): Correction[] => {
      const place = placeOf(fact.anchor);
      const key = JSON.stringify([fact.indicatorText, place]);
      if (keys.has(key)) return [];
      keys.add(key);
      return [
        {
          id: `bench-${source.sha256.slice(0, 8)}-${fact.id}`,
          file: 'corrections/bench.yml',
          line: 1,
          document: source.sha256,
          institution: null,
          year: null,
          indicator: fact.indicatorId,
          name: fact.indicatorText,
          period: null,
          place,
          printed: fact.valueText,
          action: 'override',
          value: '123456',
          unit: null,
          finding: null,
          reason: 'bench',
          who: 'bench',
          when: '2024-01-01',
        },
      ];
    })
    .slice(0, EACH);
}

function placeOf(anchor: Anchor): NonNullable<Correction['place']> {
  if (isPageAnchor(anchor)) return { page: anchor.page };
  if (isLineAnchor(anchor)) return { line: anchor.line };
  return isSheetAnchor(anchor) ? { sheet: anchor.sheet, cell: anchor.cell } : { path: anchor.path };
}

async function store(file: string, catalog: Catalog, extractions: readonly Extraction[]): Promise<Warehouse> {
  const warehouse = await openWarehouse(file);
  await syncCatalog(warehouse, catalog);
  await startRun(warehouse, {
    id: 'bench',
    command: 'bench',
    extractor: describeExtractor(catalog),
    catalogDigest: catalog.digest,
    startedAt: new Date().toISOString(),
  });
  for (const extraction of extractions) await writeExtraction(warehouse, extraction, { runId: 'bench' });
  return warehouse;
}
