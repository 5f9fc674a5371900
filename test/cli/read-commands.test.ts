import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { commands } from '../../cli/commands/index.ts';
import { measureText } from '../../cli/output/wrap-text.ts';
import { renderReport } from '../pipelines/invent-reports.ts';
import { launcher, runNianbao } from './run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-read-'));
const run = (...args: string[]) => runNianbao(args, { cwd: root });
const json = async (...args: string[]) => JSON.parse((await run(...args, '--format', 'json')).stdout);

beforeAll(async () => {
  mkdirSync(join(root, 'in'));
  const put = (name: string, school: string, year: number, graduates: number) =>
    writeFileSync(join(root, 'in', name), renderReport({ school, year, graduates }));
  put('a22.html', '青石职业技术学院', 2022, 1200);
  put('a23.html', '青石职业技术学院', 2023, 1250);
  put('b23.html', '云杉职业技术学院', 2023, 990);
  expect((await run('ingest', 'in', '--quiet')).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('compare', () => {
  it('prints schools × years with unit once, change and source', async () => {
    const { code, stdout, stderr } = await run('compare', '毕业生人数', '--lang', 'zh');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^毕业生人数　单位：人　/);
    expect(lines[1]).toMatch(/^学校 +2022 +2023 +较上年% +出处 +编号$/);
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(/^云杉职业技术学院 +· +990 +b23\.html .+ \w+-o1$/),
      expect.stringMatching(/^青石职业技术学院 +1,200 +1,250 +\+4\.2 +a23\.html .+ \+1 +\w+-o1$/),
      '· = 没有该年的年报',
    ]);
  });

  it('prints one line for each value with --long', async () => {
    const { stdout } = await run('compare', '毕业生人数', '--long', '--lang', 'zh');
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^指标 +学校 +时期 +数值 +单位 +原文 +出处 +备注 +编号$/);
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatch(
      /毕业生人数 +青石职业技术学院 +2022年 +1200 +人 +in\/a22\.html .*td\[4\] +\w+-o1$/,
    );
  });

  it('ranks one school among all, in blocks and for programs', async () => {
    const { stdout } = await run('compare', '毕业生人数', '--institution', '云杉', '--stats', '--lang', 'zh');
    expect(stdout).toMatch(/^云杉职业技术学院 +990 +2 +-130 /m);
    expect(stdout).toMatch(/^— 中位数 +1,120$/m);
    expect(stdout).not.toContain('青石');
    const [row] = await json('compare', '毕业生人数', '--institution', '云杉', '--stats');
    expect(row).toMatchObject({
      value: '990',
      rank: 2,
      schools: 2,
      median: '1120',
      distance_to_median: '-130',
    });
  });

  it('filters by kind of school', async () => {
    expect(await json('compare', '毕业生人数', '--type', '中职')).toEqual([]);
    expect(await json('compare', '毕业生人数', '--type', '高职,技工')).toHaveLength(3);
  });

  it('gives programs every column under stable keys', async () => {
    const rows = await json('compare', 'placement_rate', '--institution', '云杉', '--year', '2021-2023');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      indicator_id: 'placement_rate',
      institution: '云杉职业技术学院',
      year: 2023,
      value: '96.15',
      unit_id: 'percent',
      value_printed: '96.15',
      document_path: 'in/b23.html',
      conflict: 0,
    });
  });

  it('names words it does not know, with suggestions, and compares the rest', async () => {
    const some = await run('compare', '毕业生人数', '毕业去向率');
    expect(some.code).toBe(0);
    expect(some.stderr).toMatch(/no indicator "毕业去向率": similar: .*毕业去向落实率.*\[placement_rate\]/);
    const none = await run('compare', '不存在的词');
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('[indicator_unknown]');
    const school = await run('compare', '毕业生人数', '--institution', '青石职业学院');
    expect(school.stderr).toContain('no school "青石职业学院": similar: 青石职业技术学院');
  });

  it('writes a workbook', async () => {
    const { code, stdout } = await run('compare', '月收入', '--format', 'xlsx', '-o', 'out.xlsx', '--quiet');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const book = read(readFileSync(join(root, 'out.xlsx')));
    expect(book.SheetNames).toEqual([expect.any(String), expect.any(String), 'sources', 'notes']);
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.sources ?? {});
    expect(rows.map((row) => row.value)).toEqual([4520.5, 4520.5, 4520.5]);
  });
});

describe('show', () => {
  it('traces a fact to its file, place and printed form', async () => {
    const [row] = await json('compare', '月收入', '--institution', '云杉');
    const { stdout } = await run('show', row.fact_id, '--lang', 'zh');
    expect(stdout).toMatch(/^月收入 = 4520\.5 元$/m);
    expect(stdout).toMatch(/^ {2}文件 +in\/b23\.html$/m);
    expect(stdout).toMatch(/^ {2}位置 .*td\[4\]/m);
    expect(stdout).toMatch(/^ {2}原文数值 +4520\.5 元$/m);
  });

  it('describes documents and schools', async () => {
    const [row] = await json('compare', '月收入', '--institution', '云杉');
    const document = await run('show', row.document);
    expect(document.stdout).toMatch(/^ {2}school +云杉职业技术学院/m);
    expect(document.stdout).toMatch(/^ {2}t1 +表1 人才培养质量计分卡 +4 +4 +3$/m);
    const school = await run('show', '青石');
    expect(school.stdout).toMatch(/^ {2}2023 .*in\/a23\.html/m);
    expect((await json('show', '青石')).kind).toBe('institution');
  });

  it('says when there is no such thing', async () => {
    const { code, stderr } = await run('show', 'ffffffff-o1', '--lang', 'zh');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^nianbao: 错误 \[id_unknown\] .*ffffffff-o1/);
  });
});

describe('find, query, check, extract', () => {
  it('find marks the words and tells how many there are', async () => {
    const { stdout, stderr } = await run('find', '有毕业生', '--limit', '2', '--lang', 'zh');
    const [titles, , row, text, place] = stdout.split('\n');
    expect(titles).toMatch(/^学校 +年度 +所在表 +文件编号$/);
    expect(row).toMatch(/^青石职业技术学院 +2022 +\w{8}$/);
    expect(text).toMatch(/^ {4}青石职业技术学院2022年【有毕业生】1200人/);
    expect(place).toMatch(/^ {4}in\/a22\.html /);
    expect(stderr).toBe('共 3 处，列出 2 处（--limit）\n');
    expect(await json('find', '没有这样的字')).toEqual([]);
  });

  it('query prints any reading statement and refuses others', async () => {
    const rows = await json('query', 'select count(*) as n from raw_document');
    expect(rows).toEqual([{ n: 3 }]);
    const cut = await run('query', 'select id from raw_document', '--limit', '1', '--format', 'csv');
    expect(cut.stdout).toMatch(/^id\r\n\w{8}\r\n$/);
    expect(cut.stderr).toContain('only the first 1 rows');
    const refused = await run('query', 'delete from raw_document');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('[query_refused]');
  });

  it('check fails a script when asked to', async () => {
    expect((await run('check', '--fail-on', 'error')).code).toBe(0);
    const bad = join(root, 'bad');
    mkdirSync(bad);
    const page = renderReport({ school: '红枫职业技术学院', year: 2023, graduates: 700 });
    writeFileSync(join(bad, 'x.html'), page.replace('96.15', '196.15'));
    expect((await run('ingest', 'bad', '--warehouse', 'bad.db', '--quiet')).code).toBe(0);
    const checked = await run('check', '--warehouse', 'bad.db', '--fail-on', 'error', '--format', 'json');
    expect(checked.code).toBe(3);
    expect(JSON.parse(checked.stdout)[0]).toMatchObject({
      severity: 'error',
      institution: '红枫职业技术学院',
      message: expect.stringContaining('196.15'),
    });
    const read = await run('check', '--warehouse', 'bad.db', '--severity', 'error');
    expect(read.code).toBe(0);
    for (const line of read.stdout.split('\n')) expect(measureText(line)).toBeLessThanOrEqual(120);
    expect(read.stdout.replace(/\s/g, '')).toContain(
      JSON.parse(checked.stdout)[0].message.replace(/\s/g, ''),
    );
  });

  it('review says that it needs to know who decides', async () => {
    const said = async (lang: string) => await run('review', '--lang', lang);
    expect(await said('en')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'nianbao: error [who_missing] review needs --who NAME: the corrections file says who decided\n',
    });
    expect((await said('zh')).stderr).toBe(
      'nianbao: 错误 [who_missing] 需要 --who 姓名：更正文件记下由谁核定\n',
    );
  });

  it('extract prints the contract as JSON, text as Markdown and HTML, facts as CSV', async () => {
    const whole = await json('extract', 'in/a23.html');
    expect(Object.keys(whole)).toEqual([
      'source',
      'extractor',
      'report',
      'pages',
      'blocks',
      'tables',
      'observations',
      'findings',
      'numerals',
      'messages',
    ]);
    expect(whole.source).toMatchObject({ path: 'in/a23.html', mediaType: 'text/html' });
    expect(whole.observations[0]).toMatchObject({ indicatorId: 'graduates', value: '1250', unit: 'person' });
    const { total, facts, cells, references, unresolved } = whole.numerals;
    expect(facts + cells + references + unresolved).toBe(total);
    expect(whole.blocks[0]).not.toHaveProperty('segments');
    const md = await run('extract', 'in/a23.html', '--format', 'md');
    expect(md.stdout).toContain('# 青石职业技术学院高等职业教育质量年度报告（2023）');
    expect(md.stdout).toContain('| 1 | 毕业生人数 | 人 | 1250 |');
    const html = await run('extract', 'in/a23.html', '--format', 'html');
    expect(html.stdout).toMatch(/<td data-anchor="[^"]+" title="[^"]+">1250<\/td>/);
    const csv = await run('extract', 'in/a23.html', '--format', 'csv', '--bom', '--lang', 'zh');
    expect(csv.stdout.startsWith('\uFEFF编号,')).toBe(true);
    expect(csv.stdout.split('\r\n')).toHaveLength(6);
  });

  it('extract fails on what is no document', async () => {
    writeFileSync(join(root, 'zero.pdf'), '');
    const { code, stdout, stderr } = await run('extract', 'zero.pdf');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^nianbao: error \[file_empty\] .+\n$/);
    expect((await run('extract', 'gone.pdf')).stderr).toMatch(/\[file_unreadable\] .*ENOENT/);
  });
});

describe('the program', () => {
  it.each(commands)('$name explains itself in both languages', async ({ name, summary, examples }) => {
    const [zh, en] = await Promise.all([
      run('help', name, '--lang', 'zh'),
      run(name, '--help', '--lang', 'en'),
    ]);
    expect([zh.code, en.code]).toEqual([0, 0]);
    expect(zh.stdout).toMatch(/^用法：/);
    expect(en.stdout).toMatch(/^Usage:/);
    for (const { line } of examples) expect(zh.stdout).toContain(line);
    expect((await run('--help', '--lang', 'zh')).stdout).toContain(summary.zh);
  });

  it('speaks the language of the locale unless told otherwise', async () => {
    const chinese = { cwd: root, env: { LANG: 'zh_CN.UTF-8' } };
    expect((await runNianbao(['--help'], chinese)).stdout).toMatch(/^用法：/);
    expect((await runNianbao(['--help', '--lang=en'], chinese)).stdout).toMatch(/^Usage:/);
  });

  it.each([
    [['compar', 'x'], "unknown command 'compar' (did you mean compare?)"],
    [['check', '--servity', 'error'], "unknown option '--servity' (did you mean --severity?)"],
    [['check', '--severity', 'bad'], "option '--severity <severity>' argument 'bad' is invalid"],
    [['compare'], "missing required argument 'indicator'"],
    [['compare', 'x', '--format', 'html'], 'compare cannot print "html"'],
    [['compare', 'x', '--warehouse', 'none.db'], 'there is no warehouse'],
  ])('%j ends with one line: %s', async (args, words) => {
    const { code, stdout, stderr } = await runNianbao(args, { cwd: root });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^nianbao: error \[\w+\] [^\n]+\n$/);
    expect(stderr).toContain(words);
  });

  it('shows its help when no command is given', async () => {
    expect(await run()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Usage:/) });
    expect(await run('--quiet')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Usage:/),
    });
  });

  it('shows the stack only when asked', async () => {
    const { stderr } = await runNianbao(['show', 'x'], { cwd: root, env: { NIANBAO_DEBUG: '1' } });
    expect(stderr).toMatch(/\n {4}at /);
  });

  it('is quiet when its reader has seen enough', async () => {
    const line = `"${process.execPath}" "${launcher}" query "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9000) select i, 'some text that fills the pipe' from n" --format csv | head -n 1`;
    const child = spawn('sh', ['-c', line], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(output.trim()).toMatch(/^i,'some text that fills the pipe'$/);
  });
});
