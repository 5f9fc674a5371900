// The whole life of a correction with a copy of the program whose catalogue, rules and version change under it.

import { spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareIndicators, openWarehouse, type Warehouse } from '../../loaders/index.ts';
import { compareWarehouses } from '../../pipelines/diff/compare-warehouses.ts';
import { renderReport } from '../pipelines/invent-reports.ts';

const source = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'nianbao-life-'));
const program = join(root, 'program');
const folder = join(root, 'work');
const report = join(folder, 'in', 'a.html');
const folders = ['bin', 'catalog', 'cli', 'extractors', 'loaders', 'model', 'numbers', 'pipelines'];

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the copy of the program; `answers` are lines of stdin. */
async function run(args: readonly string[], answers: readonly string[] = []): Promise<Result> {
  const child = spawn(process.execPath, [join(program, 'bin/nianbao.js'), ...args, '--lang', 'en'], {
    cwd: folder,
    env: { LANG: 'C' },
  });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
    });
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...heard };
}

/** The report with a rate no school can reach, and two rows that the catalogue or the rules do not know yet. */
function writeReport(rate: string): void {
  const text = renderReport({ school: '青石职业技术学院', year: 2023, graduates: 1250 })
    .replace('96.15', rate)
    .replace('月收入', '毕业生薪资水平')
    .replace(
      '</body>',
      `<p>表2 教学资源表</p><table><tr><th>序号</th><th>指标</th><th>单位</th><th>年终统计所得</th></tr>
<tr><td>1</td><td>生师比</td><td>:</td><td>16.5</td></tr>
<tr><td>2</td><td>教学计划内课程总数</td><td>门</td><td>412</td></tr></table></body>`,
    );
  writeFileSync(report, text);
}

/** Reads the reports, keeping the warehouse as it was in `before.db`; the changes as `change cause indicator before→after`. */
async function reread(): Promise<{ readonly changes: string[]; readonly stderr: string }> {
  copyFileSync(join(folder, 'nianbao.db'), join(folder, 'before.db'));
  const { code, stderr } = await run(['ingest', 'in', '--quiet']);
  expect(code, stderr).toBe(0);
  const changes = await withBoth(async (before, after) =>
    (await compareWarehouses(before, after)).values.map(
      (v) =>
        `${v.change} ${v.causes.join(' ')} ${v.indicator.id} ${v.before?.value ?? '–'}→${v.after?.value ?? '–'}`,
    ),
  );
  return { changes, stderr };
}

/** Opens the warehouse before and after the last reading, here: starting the program costs seconds. */
async function withBoth<T>(work: (before: Warehouse, after: Warehouse) => Promise<T>): Promise<T> {
  const before = await openWarehouse(join(folder, 'before.db'), { readonly: true });
  const after = await openWarehouse(join(folder, 'nianbao.db'), { readonly: true });
  try {
    return await work(before, after);
  } finally {
    await Promise.all([before.close(), after.close()]);
  }
}

const placement = () =>
  withBoth(async (_, warehouse) => {
    const { rows } = await compareIndicators(warehouse, { indicators: ['placement_rate'] });
    return rows.flatMap(({ value, trust }) => [value, trust]);
  });

beforeAll(() => {
  mkdirSync(join(folder, 'in'), { recursive: true });
  for (const folder of [...folders, 'transformers', 'sources', 'web'])
    if (existsSync(join(source, folder)))
      cpSync(join(source, folder), join(program, folder), { recursive: true });
  copyFileSync(join(source, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(source, 'node_modules'), join(program, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

it('a correction holds while its number is printed so, and what changes meanwhile is told apart', async () => {
  writeReport('196.15');
  const first = await run(['ingest', 'in', '--quiet']);
  expect(first.code, first.stderr).toBe(0);
  copyFileSync(join(folder, 'nianbao.db'), join(folder, 'before.db'));
  expect(await placement()).toEqual(['196.15', 'standard_table']);

  // a person corrects it; the file lies beside the warehouse and takes effect by itself
  const review = await run(
    ['review', '--who', '李审核', '--severity', 'error'],
    ['o', '96.15', '', '多打了一个1', 'q'],
  );
  expect(review.stdout).toContain('196.15');
  const file = join(folder, 'corrections', 'review.yml');
  appendFileSync(file, '# 青石已核对\n');
  expect(await reread()).toMatchObject({ changes: ['changed correction placement_rate 196.15→96.15'] });
  expect(await placement()).toEqual(['96.15', 'correction']);
  expect((await reread()).changes).toEqual([]);

  // the catalogue learns a word, the rules a header, the program a version
  const accepted = await run(['catalog', 'accept', '毕业生薪资水平', '--as', 'monthly_income']);
  expect(accepted.code, accepted.stderr).toBe(0);
  expect((await reread()).changes).toEqual(['appeared catalogue monthly_income –→4520.5']);
  const rules = join(program, 'catalog/table-columns.yml');
  writeFileSync(rules, readFileSync(rules, 'utf8').replace('value: [', 'value: [年终统计所得, '));
  const byRule = (await reread()).changes;
  expect(byRule).toContain('appeared rule student_faculty_ratio –→16.5');
  expect(byRule.every((change) => change.startsWith('appeared rule '))).toBe(true);
  const version = join(program, 'package.json');
  writeFileSync(version, readFileSync(version, 'utf8').replace(/"version": "[^"]+"/, '"version": "99.0.0"'));
  expect((await reread()).changes).toEqual([]);
  const documents = await run(['diff', 'before.db', 'nianbao.db', '--documents', '--format', 'json']);
  expect(JSON.parse(documents.stdout)).toMatchObject([{ change: 'changed', causes: 'code' }]);
  expect(await placement()).toEqual(['96.15', 'correction']);

  // the school prints another number: the correction is not carried over, and says so
  writeReport('196.51');
  utimesSync(report, new Date(), new Date(Date.now() + 60_000));
  const revised = await reread();
  expect(revised.changes).toContain('changed revised_document correction placement_rate 96.15→196.51');
  expect(revised.stderr).toMatch(/correction \S+ \(corrections\/review\.yml:2\) is about in\/a\.html/);
  expect(revised.stderr).toContain('printed as 196.15, and is now 196.51; review it again');

  // it is the first thing the next review asks, and the old entry goes
  const again = await run(
    ['review', '--who', '李审核', '--severity', 'error'],
    ['o', '96.51', '', '同上', 'q'],
  );
  expect(again.stdout).toMatch(/^\[1\/\d+\] error correction_stale/);
  const written = readFileSync(file, 'utf8');
  expect([
    written.match(/- id:/g)?.length,
    written.includes('196.15'),
    written.includes('# 青石已核对'),
  ]).toEqual([1, false, true]);
  const settled = await reread();
  expect(settled).toEqual({ changes: ['changed correction placement_rate 196.51→96.51'], stderr: '' });

  // a guard that does not fit its own document is as loud
  writeFileSync(file, written.replace('196.51', '196.5'));
  const guarded = await reread();
  expect(guarded.changes).toEqual(['changed correction placement_rate 96.51→196.51']);
  expect(guarded.stderr).toContain('it is now printed as 196.51');
  expect(
    (await run(['check', '--severity', 'error', '--code', 'correction_stale', '--fail-on', 'error'])).code,
  ).toBe(3);
}, 300_000);

it('runs are compared by their records', async () => {
  const runs = ['one.json', 'two.json', 'three.json'];
  await run(['ingest', 'in', '--quiet', '--warehouse', 'runs.db', '--run', 'one.json']);
  writeFileSync(
    join(folder, 'in', 'b.html'),
    renderReport({ school: '云杉职业技术学院', year: 2023, graduates: 9 }),
  );
  await run(['ingest', 'in', '--quiet', '--warehouse', 'runs.db', '--run', 'two.json']);
  writeReport('95.51');
  utimesSync(report, new Date(), new Date(Date.now() + 120_000));
  await run(['ingest', 'in', '--quiet', '--warehouse', 'runs.db', '--run', 'three.json']);
  const list = async (from: number, to: number) => {
    const { stdout } = await run(['diff', runs[from] ?? '', runs[to] ?? '', '--format', 'json']);
    return (JSON.parse(stdout) as Record<string, unknown>[]).map(({ change, causes, path }) => [
      change,
      causes,
      path,
    ]);
  };
  expect(await list(0, 1)).toEqual([['appeared', 'new_document', 'in/b.html']]);
  expect(await list(1, 2)).toEqual([
    ['appeared', 'revised_document', 'in/a.html'],
    ['vanished', 'revised_document', 'in/a.html'],
  ]);
  expect(await list(2, 0)).toContainEqual(['vanished', 'removed_document', 'in/b.html']);
  const mixed = await run(['diff', 'one.json', 'runs.db']);
  expect([mixed.code, mixed.stderr]).toEqual([1, expect.stringContaining('two run.json')]);
  writeFileSync(join(folder, 'other.json'), '{"a": 1}');
  const other = await run(['diff', 'one.json', 'other.json']);
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('[run_file_invalid]')]);
}, 150_000);
