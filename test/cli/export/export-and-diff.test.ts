import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CFB, read, utils } from 'xlsx';
import { renderReport } from '../../pipelines/invent-reports.ts';
import { runNianbao } from '../run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-export-'));
const run = (...args: string[]) => runNianbao(args, { cwd: root });
const put = (name: string, school: string, year: number, graduates: number) =>
  writeFileSync(join(root, 'in', name), renderReport({ school, year, graduates }));

beforeAll(async () => {
  mkdirSync(join(root, 'in'));
  put('青石职业技术学院人才培养质量年度报告（2022年度，修订稿）.html', '青石职业技术学院', 2022, 1200);
  put('a23.html', '青石职业技术学院', 2023, 1250);
  expect((await run('ingest', 'in', '--quiet')).code).toBe(0);
  copyFileSync(join(root, 'nianbao.db'), join(root, 'before.db'));
  put('b23.html', '云杉职业技术学院', 2023, 990);
  expect((await run('ingest', 'in', '--quiet')).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('export', () => {
  it('a data package: what the descriptor says of each file is so', async () => {
    const { code, stdout } = await run(
      'export',
      '--to',
      'out/package',
      '--format',
      'datapackage',
      '--lang',
      'en',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('datapackage.json');
    const descriptor = JSON.parse(readFileSync(join(root, 'out/package/datapackage.json'), 'utf8'));
    for (const { path, bytes, hash, schema, name } of descriptor.resources) {
      const data = readFileSync(join(root, 'out/package', path));
      expect(data.length).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(data).digest('hex')}`).toBe(hash);
      const header = data.toString('utf8').split('\r\n')[0];
      const fields = schema.fields.map((field: { name: string }) => field.name);
      expect(header).toBe(fields.join(','));
      for (const key of schema.primaryKey) expect(fields, name).toContain(key);
      for (const { fields: own, reference } of schema.foreignKeys) {
        expect(fields, name).toContain(own[0]);
        expect(descriptor.resources.map((r: { name: string }) => r.name)).toContain(reference.resource);
      }
    }
    const values = read(readFileSync(join(root, 'out/package/out_comparison.csv')), { raw: true });
    const rows = utils.sheet_to_json<Record<string, string>>(values.Sheets.Sheet1 ?? {});
    const graduates = rows.filter((row) => row.indicator_id === 'graduates').map((row) => row.value);
    expect(graduates.sort()).toEqual(['1200', '1250', '990']);
  });

  it('csv: the same warehouse gives the same bytes; --bom for spreadsheet programs', async () => {
    for (const folder of ['one', 'two']) await run('export', '--to', folder);
    const file = (folder: string) => readFileSync(join(root, folder, 'core_fact.csv'));
    expect(file('one').equals(file('two'))).toBe(true);
    await run('export', '--to', 'one', '--bom');
    expect(file('one').subarray(0, 3).toString('hex')).toBe('efbbbf');
  });

  it('a workbook: themes with frozen header, figures linked to their sources', async () => {
    expect((await run('export', '--to', 'out', '--format', 'xlsx', '--lang', 'zh')).code).toBe(0);
    const bytes = readFileSync(join(root, 'out/nianbao.xlsx'));
    const book = read(bytes, { cellNF: true });
    expect(book.SheetNames.slice(-2)).toEqual(['出处', '说明']);
    const theme = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const [row] = utils.sheet_to_json<Record<string, unknown>>(theme);
    expect(row).toMatchObject({ 学校: '云杉职业技术学院', 年度: 2023, '毕业生人数 (人)': 990 });
    const cell = Object.values(theme).find((c) => c?.v === 1250);
    expect(cell.z).toBe('#,##0');
    const target = /^#'?出处'?!A(\d+)$/.exec(cell.l?.Target ?? `#${cell.l?.Location ?? ''}`);
    const sources = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.出处 ?? {});
    expect(sources[Number(target?.[1]) - 2]).toMatchObject({
      指标: '毕业生人数',
      数值: 1250,
      原文数值: '1250 人',
      文件: 'in/a23.html',
    });
    expect(String(sources[Number(target?.[1]) - 2]?.引文)).toContain('1250');
    const xml = Buffer.from(
      CFB.find(CFB.read(bytes, { type: 'buffer' }), '/xl/worksheets/sheet1.xml')?.content ?? [],
    );
    expect(xml.toString()).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2"');
  });

  it('parquet: every table and view of core_ and out_, exact values as text', async () => {
    const { code, stdout } = await run('export', '--to', 'pq', '--format', 'parquet', '--lang', 'en');
    expect(code).toBe(0);
    const db = new Database(join(root, 'nianbao.db'), { readonly: true });
    const tables = db
      .prepare<[], string>(
        "select name from sqlite_schema where type in ('table', 'view') and (name like 'core%' or name like 'out%')",
      )
      .pluck()
      .all();
    for (const table of tables) {
      const file = await asyncBufferFromFile(join(root, 'pq', `${table}.parquet`));
      const rows = await parquetReadObjects({ file });
      const stored = db.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
      const plain = (row: Record<string, unknown>) =>
        JSON.stringify(Object.entries(row).map(([k, v]) => [k, typeof v === 'bigint' ? Number(v) : v]));
      expect(rows.map(plain).sort(), table).toEqual(stored.map(plain).sort());
      expect(stdout).toContain(`${table}.parquet  ${rows.length} rows`);
    }
    const values = await parquetReadObjects({
      file: await asyncBufferFromFile(join(root, 'pq', 'out_best_value.parquet')),
    });
    const income = values.find(
      ({ indicator_id, year }) => indicator_id === 'monthly_income' && year === 2023n,
    );
    expect(income).toMatchObject({ value: '4520.5', value_num: 4520.5, year: 2023n, conflict: 0n });
    expect(readdirSync(join(root, 'pq')).filter((name) => !name.endsWith('.parquet'))).toEqual([]);
    db.close();
  });

  it('says what is missing or cannot be written', async () => {
    const none = await run('export', '--lang', 'en');
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('[output_needed]')]);
    writeFileSync(join(root, 'file'), '');
    const file = await run('export', '--to', 'file/x', '--lang', 'en');
    expect([file.code, file.stderr]).toEqual([1, expect.stringContaining('[output_failed]')]);
    const odt = await run('export', '--to', 'x', '--format', 'odt', '--lang', 'en');
    expect([odt.code, odt.stderr]).toEqual([1, expect.stringContaining('cannot print "odt"')]);
  });
});

describe('diff', () => {
  it('lists values with their cause; counts go to stderr', async () => {
    const { code, stdout, stderr } = await run('diff', 'before.db', 'nianbao.db', '--lang', 'zh');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^新文件：文件 1；数值 新增 \d+$/m);
    expect(stdout).toMatch(/^新增 +新文件 +云杉职业技术学院 +毕业生人数 +2023年 +990 +in\/b23\.html /m);
    const same = await run('diff', 'nianbao.db', 'nianbao.db', '--lang', 'en');
    expect([same.stdout, same.stderr]).toEqual(['', 'no difference\n']);
  });

  it('gives programs stable words', async () => {
    const { stdout } = await run('diff', 'nianbao.db', 'before.db', '--documents', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        change: 'vanished',
        causes: 'removed_document',
        institution: '云杉职业技术学院',
        facts_after: 0,
        path: 'in/b23.html',
      },
    ]);
  });

  it('refuses files that are not there', async () => {
    const { code, stderr } = await run('diff', 'none.db', 'nianbao.db', '--lang', 'en');
    expect([code, stderr]).toEqual([1, expect.stringContaining('[warehouse_missing]')]);
  });
});

describe('compare', () => {
  it('fits 120 columns, however long names of files are', async () => {
    for (const more of [[], ['--stats']])
      for (const lang of ['zh', 'en']) {
        const { stdout } = await run('compare', '毕业生人数', '月收入', '--lang', lang, ...more);
        for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(120);
      }
  });
});
