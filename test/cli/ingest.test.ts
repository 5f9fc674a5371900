import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../pipelines/ingest/run-summary.ts';
import { dumpWarehouse, findDamage } from '../pipelines/ingest/dump-warehouse.ts';
import { renderReport, writeReports } from '../pipelines/invent-reports.ts';
import { launcher, runNianbao, startNianbao } from './run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-ingest-'));
const reports = join(root, 'reports');
const count = 6;

beforeAll(() => void writeReports(reports, count));
afterAll(() => rmSync(root, { recursive: true }));

const readRun = (folder: string): RunSummary =>
  JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunSummary;
const outcomes = (run: RunSummary) =>
  Object.fromEntries(run.documents.map((d) => [d.path.split('/').at(-1), d.outcome]));

describe('ingest', () => {
  it('stores a folder, says what it found, and does nothing the second time', async () => {
    const first = await runNianbao(['ingest', reports, '--lang', 'zh'], { cwd: root });
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^文件：新增 6（[\d.]+ 秒）$/m);
    expect(first.stdout).toMatch(/^数据仓库：6 所学校，2021–2023 年，24 个数据，18 个可对比的数值/m);
    expect(first.stdout).toContain('nianbao compare');
    expect(first.stderr.match(/^\[\d+\/6\] 新增 /gm)).toHaveLength(count);
    const content = dumpWarehouse(join(root, 'nianbao.db'));
    const second = await runNianbao(['ingest', reports, '--lang', 'en'], { cwd: root });
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/^documents: unchanged 6/m);
    expect(second.stderr).toBe('');
    expect(dumpWarehouse(join(root, 'nianbao.db'))).toEqual(content);
  });

  it('writes run.json with the fields that docs/cli.md lists', async () => {
    const run = readRun(root);
    const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
    const part = docs.slice(docs.indexOf('### run.json'), docs.indexOf('## nianbao compare'));
    const listed = [...part.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(
      (match) => match[1]?.match(/\w+/g) ?? [],
    );
    const optional = ['error', 'skipCause', 'duplicateOf', 'messagesLeftOut'];
    const fields = [...Object.keys(run), ...Object.keys(run.documents[0] ?? {})];
    expect(fields.filter((field) => !listed.includes(field))).toEqual([]);
    expect(listed.filter((field) => !fields.includes(field) && !optional.includes(field))).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', totals: { documents: { unchanged: count } } });
  });

  it('takes each file for what it is: touched, moved, copied, revised, broken, foreign', async () => {
    const home = join(root, 'cases');
    const inbox = join(home, 'inbox');
    mkdirSync(inbox, { recursive: true });
    const put = (name: string, text: string) => writeFileSync(join(inbox, name), text);
    const school = '白石职业技术学院';
    put('a.html', renderReport({ school, year: 2023, graduates: 900 }));
    put('b.html', renderReport({ school, year: 2022, graduates: 800 }));
    const run = () => runNianbao(['ingest', 'inbox', '--quiet', '--lang', 'en'], { cwd: home });
    expect((await run()).code).toBe(0);

    utimesSync(join(inbox, 'a.html'), new Date(), new Date(Date.now() + 5000));
    cpSync(join(inbox, 'b.html'), join(inbox, 'copy.html'));
    utimesSync(join(inbox, 'copy.html'), new Date(), new Date());
    put('c.html', renderReport({ school, year: 2023, graduates: 901 }));
    utimesSync(join(inbox, 'c.html'), new Date(), new Date(Date.now() + 60_000));
    put('broken.pdf', '%PDF-1.7 and nothing else');
    put('empty.txt', '');
    put('picture.jpg', 'no report');
    const second = await run();
    expect(second.code).toBe(2);
    expect(second.stdout).toBe('');
    expect(second.stderr.trim().split('\n')).toHaveLength(2);
    expect(second.stderr).toMatch(/^inbox\/broken\.pdf: \[\w+\] .+$/m);
    expect(second.stderr).toMatch(/^inbox\/empty\.txt: \[file_empty\] .+$/m);
    expect(outcomes(readRun(home))).toEqual({
      'a.html': 'unchanged',
      'b.html': 'unchanged',
      'copy.html': 'duplicate',
      'c.html': 'superseding',
      'broken.pdf': 'failed',
      'empty.txt': 'failed',
      'picture.jpg': 'skipped',
    });
    const third = await run();
    expect(third.code).toBe(2);
    expect(third.stderr).toBe(second.stderr);
  });

  it('is quick when nothing changed', async () => {
    const begin = performance.now();
    const result = await runNianbao(['ingest', reports, '--quiet'], { cwd: root });
    expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
    // Under 1 s on an idle machine; the bound leaves room for a busy one.
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it('finishes the documents in hand on Ctrl-C, and goes on from there', async () => {
    const many = join(root, 'many');
    writeReports(many, 40);
    const warehouse = join(root, 'interrupted.db');
    const args = ['ingest', many, '--warehouse', warehouse, '--jobs', '2', '--run', join(root, 'i.json')];
    const child = startNianbao(args);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    while (!stderr.includes('added')) await once(child.stderr ?? child, 'data');
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(130);
    expect(stderr).toContain('finishing the documents in hand');
    expect(findDamage(warehouse)).toEqual([]);
    const run = JSON.parse(readFileSync(join(root, 'i.json'), 'utf8')) as RunSummary;
    expect(run.status).toBe('interrupted');
    expect(run.totals.documents.skipped).toBeGreaterThan(0);
    expect(run.totals.documents.added).toBeGreaterThan(0);
    // What is stored is a beginning of the whole: the next run goes on behind it.
    const skipped = run.documents.map((d) => d.outcome === 'skipped');
    expect(skipped.lastIndexOf(false)).toBe(skipped.indexOf(true) - 1);
    expect((await runNianbao(args)).code).toBe(0);
    expect(dumpWarehouse(warehouse).raw_document).toHaveLength(40);
  });

  it.skipIf(process.platform !== 'linux')(
    'stops on a full disk with one line, and goes on later',
    async () => {
      const many = join(root, 'many');
      writeReports(many, 40);
      const files = { full: join(root, 'full.db'), whole: join(root, 'whole.db') };
      // A limit on the size of files (in blocks of 512 bytes) acts as a disk that is full.
      const line = `ulimit -f 2000; trap '' XFSZ; exec "${process.execPath}" "${launcher}" ingest "${many}" --warehouse "${files.full}" --quiet`;
      const full = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { LANG: 'C' } });
      expect(full.status).toBe(1);
      expect(full.stderr).toMatch(/^nianbao: error \[warehouse_\w+\] [^\n]+\n$/);
      expect(findDamage(files.full)).toEqual([]);
      for (const file of Object.values(files))
        expect((await runNianbao(['ingest', many, '--warehouse', file, '--quiet'])).code).toBe(0);
      expect(dumpWarehouse(files.full)).toEqual(dumpWarehouse(files.whole));
    },
  );

  it.each([
    [['ingest', 'nowhere'], 'path_not_found'],
    [['ingest'], 'usage'],
    [['ingest', '.', '--jobs', 'many'], 'option_invalid'],
    [['ingest', '.', '--format', 'csv'], 'format_unsupported'],
    [['ingest', '.', '--warehouse', 'no/such/folder/x.db'], 'warehouse_unreachable'],
    [['ingest', '.', '--warehouse', 'reports/000-青石职业技术学院.html'], 'warehouse_foreign'],
  ])('%j ends with one line and code %s', async (args, code) => {
    const { code: exit, stdout, stderr } = await runNianbao(args, { cwd: root });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(new RegExp(`^nianbao: error \\[${code}\\] `));
  });
});
