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
    expect(stderr).toContain('handed-in：0 页，3 项，其中 1 项要处理，1 项标题不符');
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

  it('import again: nothing is due', async () => {
    const { code, stdout } = await run('import', '--due');
    expect([code, stdout]).toEqual([0, expect.stringContaining('没有到期的来源')]);
  });
});
