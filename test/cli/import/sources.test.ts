// The commands about sources as an analyst uses them, with a folder as the source: no test opens connections to hosts.

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../pipelines/invent-reports.ts';
import { runNianbao } from '../run-nianbao.ts';

let folder = '';
const run = (...args: string[]) =>
  runNianbao([...args, '--warehouse', join(folder, 'w.db'), '--lang', 'zh'], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-cli-sources-'));
  mkdirSync(join(folder, 'sources'));
  mkdirSync(join(folder, 'inbox'));
  const yaml = 'name: 收件箱\nkind: folder\npath: inbox\naccept:\n  formats: [html]\n  not_title: 招聘\n';
  writeFileSync(join(folder, 'sources', 'handed-in.yml'), yaml);
  writeFileSync(join(folder, 'sources', 'wrong.yml'), 'name: 错\nkind: webpage\n');
  const report = renderReport({ school: '青川职业技术学院', year: 2024, graduates: 1000 });
  for (const name of ['年报.html', '招聘.html', '年报.wps']) {
    writeFileSync(join(folder, 'inbox', name), report);
    utimesSync(join(folder, 'inbox', name), new Date('2025-01-02'), new Date('2025-01-02'));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('nianbao sources', () => {
  it('try: shows what is listed and what would be done with each entry', async () => {
    const { code, stdout, stderr } = await run('sources', 'try', 'handed-in', '--format', 'csv');
    expect(code).toBe(0);
    const rows = stdout.replace('\ufeff', '').trim().split(/\r?\n/);
    expect(rows.map((row) => row.split(',').slice(1, 5).join(','))).toEqual([
      '处理,原因,标题,日期',
      '下载,新出现的地址,年报.html,2025-01-02',
      '不动,格式不符,年报.wps,2025-01-02',
      '不动,标题不符,招聘.html,2025-01-02',
    ]);
    expect(stderr).toContain('handed-in：3 项，1 项要处理；不动 2 项（格式不符 1，标题不符 1）');
  });

  it('import --dry-run: lists what would be done, counts the rest, and lists all for programs', async () => {
    const args = ['import', '--source', 'handed-in', '--dry-run'];
    const table = await run(...args, '--format', 'md');
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('年报.html');
    expect(table.stdout).not.toContain('招聘');
    expect(table.stderr).toContain('不动 2 项（格式不符 1，标题不符 1）');
    const { stdout } = await run(...args, '--format', 'json');
    expect((JSON.parse(stdout) as { title: string }[]).map(({ title }) => title)).toEqual([
      '年报.html',
      '年报.wps',
      '招聘.html',
    ]);
  });

  it('try: names file, line, value and allowed values of a source file that is wrong', async () => {
    const { code, stderr } = await run('sources', 'try', 'wrong');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'wrong.yml:2: kind: "webpage" is none of folder, html-list, feed, rss, atom, sitemap',
    );
  });

  it('import: takes what can be taken, tells of the rest; list: shows how the sources are', async () => {
    const imported = await run('import', '--due');
    expect(imported.stdout).toMatch(/新 1，修订 0[\s\S]*来源失败[\s\S]*wrong\.yml:2/);
    expect(imported.code).toBe(2);
    const { stdout } = await run('sources', 'list', '--format', 'json');
    const [own, wrong] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(own).toMatchObject({ source: 'handed-in', failures: 0, last_new: expect.stringMatching(/^20/) });
    expect(wrong).toMatchObject({
      source: 'wrong',
      failures: 1,
      trouble: expect.stringContaining('连续失败 1 次'),
    });
  });

  it('list: leaves out what is not enabled, and says how many there are', async () => {
    const file = join(folder, 'sources', 'asleep.yml');
    writeFileSync(file, 'name: 停用\nkind: folder\npath: other\nenabled: false\n');
    const ids = (text: string) => (JSON.parse(text) as { source: string }[]).map(({ source }) => source);
    const short = await run('sources', 'list', '--format', 'json');
    expect(ids(short.stdout)).toEqual(['handed-in', 'wrong']);
    expect(short.stderr).toBe('另有 1 个未启用的来源，加 --all 列出\n');
    const all = await run('sources', 'list', '--all', '--format', 'json');
    expect(ids(all.stdout)).toEqual(['asleep', 'handed-in', 'wrong']);
    expect(JSON.parse(all.stdout)).toMatchObject([
      { enabled: '否', next_due: null },
      { enabled: '是' },
      { enabled: '是' },
    ]);
    expect(all.stderr).toBe('');
    rmSync(file);
  });

  it('list: of the sources that come with the program only the inbox', async () => {
    const { stdout, stderr } = await runNianbao(['sources', 'list', '--format', 'csv', '--lang', 'en'], {
      cwd: join(folder, 'inbox'),
    });
    expect(
      stdout
        .trim()
        .split(/\r?\n/)
        .map((row) => row.split(',')[0]),
    ).toEqual(['source', 'inbox']);
    expect(stderr).toBe('4 more sources are not enabled; --all lists them\n');
  });

  it('import again: nothing is due', async () => {
    const { code, stdout } = await run('import', '--due');
    expect([code, stdout]).toEqual([0, expect.stringContaining('没有到期的来源')]);
  });
});
