// The real reports lie outside this repository; without them these tests are skipped loudly, and fail where CI=true.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireShared } from '../../bench/locate-shared.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { Extraction } from '../../model/index.ts';
import { extractReport } from '../../pipelines/extract-report.ts';

const shared = requireShared('tests on real reports');
const read = (file: string): Promise<Extraction> => {
  const path = join(shared ?? '', file);
  return extractReport(new Uint8Array(readFileSync(path)), basename(path), loadCatalog());
};

interface GoldIndicator {
  readonly indicator_id: string;
  readonly path: readonly string[];
  readonly path_alt?: readonly (readonly string[])[];
  readonly year: number;
  readonly value_raw: string;
  readonly unit: string;
  readonly line: number;
  readonly source: 'table' | 'note';
}

describe.skipIf(shared === null)('a higher vocational report as tab-separated text', () => {
  it('has all rows of the national tables right, with the line they stand on', async () => {
    const { observations } = await read('seeds/001_c0cd592e8c982e65.txt');
    const gold = readFileSync(join(shared ?? '', 'gold/001-indicators.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GoldIndicator);
    const squeeze = (path: readonly string[]) => path.join('/').replace(/\s+/gu, '');
    const found = observations.filter((fact) => fact.from === 'standard_table' || fact.from === 'note');
    const got = found.map((fact) => [
      fact.indicatorId,
      squeeze(fact.path),
      fact.period.end?.slice(0, 4),
      fact.valueText,
      fact.unitText,
      'line' in fact.anchor && fact.anchor.line,
      fact.from,
    ]);
    const want = gold.map((row, i) => {
      const paths = [row.path, ...(row.path_alt ?? [])].map(squeeze);
      const path = squeeze(found[i]?.path ?? []);
      return [
        row.indicator_id,
        paths.includes(path) ? path : paths[0],
        String(row.year),
        row.value_raw,
        row.unit,
        row.line,
        row.source === 'note' ? 'note' : 'standard_table',
      ];
    });
    expect(got).toEqual(want);
  });
});

describe.skipIf(shared === null)('a technical school report as visual lines', () => {
  it('has the two-year tables as they were checked by hand, line by line', async () => {
    const { observations, report } = await read('seeds/002_d4e64a522596ceb8.txt');
    const rows = observations.filter((fact) => fact.from === 'standard_table');
    const count = (status: string) => rows.filter((fact) => fact.status === status).length;
    expect({
      rows: rows.length,
      reported: count('reported'),
      notApplicable: count('not_applicable'),
      uncatalogued: rows.filter((fact) => fact.indicatorId === null).length,
    }).toEqual({ rows: 254, reported: 246, notApplicable: 8, uncatalogued: 0 });
    expect(observations.filter((fact) => fact.indicatorId === 'sat_sample_n')).toHaveLength(12);
    expect(report).toMatchObject({ type: 'technical_school_quality', year: 2024 });
    // the hand-checked list itself is other people's text; its digest is not
    const list = rows.map((fact) =>
      [
        fact.indicatorId,
        fact.path.join('/'),
        fact.period.end,
        fact.valueText,
        fact.value,
        fact.unit,
        fact.status,
        'line' in fact.anchor && fact.anchor.line,
      ].join('|'),
    );
    expect(createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 16)).toBe('3548ffc9ac83caac');
  });
});
