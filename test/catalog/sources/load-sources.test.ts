import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSources, readSource, SourceFileError } from '../../../catalog/load-sources.ts';

/** What is wrong with a source file of this text, without the file's name. */
function problemsOf(text: string): readonly string[] {
  try {
    readSource(text, 'school.yml');
    return [];
  } catch (error) {
    if (!(error instanceof SourceFileError)) throw error;
    return error.problems;
  }
}

describe('the sources that come with the program', () => {
  it('are valid, one example for each kind, and none of them is looked at unasked but the inbox', () => {
    const sources = loadSources();
    expect(sources.map(({ fault }) => fault)).toEqual(sources.map(() => null));
    const examples = sources.filter(({ id }) => id.startsWith('example-'));
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(
      new Set(['folder', 'html-list', 'feed', 'sitemap']),
    );
    expect(sources.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['inbox']);
  });
});

describe('a source file', () => {
  it('needs little; the rest has defaults', () => {
    const source = readSource(
      'name: 云岭\nkind: atom\nurl: https://x.example.edu.cn/feed\n',
      'sources/yunling.yml',
    );
    expect(source).toMatchObject({
      id: 'yunling',
      kind: 'feed',
      enabled: true,
      everyHours: 24,
      accept: { formats: ['pdf', 'docx', 'xlsx', 'zip'], title: null },
      expect: { everyDays: null, eachYearBy: null, mayBeEmpty: false },
      politeness: { delaySeconds: 2, maxPages: 50, maxDocuments: 200 },
      fault: null,
    });
  });

  it.each([
    [
      'kind: list\nname: x\nurl: http://a.cn/\n',
      '1: kind: "list" is none of folder, html-list, feed, rss, atom, sitemap',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\npoliteness:\n  delay: 5\n',
      '5: politeness: the key "delay" is none of delay_seconds, max_pages, max_documents',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\nacept: {}\n',
      '4: the key "acept" is none of id, name, kind, enabled, url, path, every, accept, expect, politeness, recheck, list',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\naccept:\n  formats:\n    - pdf\n    - doc\n',
      '7: accept.formats.1: "doc" is none of pdf, docx, xlsx, xls, html, txt, zip',
    ],
    ['name: x\nkind: rss\nenabled: no\nurl: http://a.cn/\n', '3: enabled: "no" is none of true, false'],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\nevery: 90 minutes\n',
      '4: every: "90 minutes": wants a number of hours, days or weeks, such as "1 day"',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\npoliteness: {delay_seconds: 0.1}\n',
      '4: politeness.delay_seconds: 0.1: Too small: expected number to be >=0.5',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\nexpect: {each_year_by: "02-30"}\n',
      '4: expect.each_year_by: "02-30": wants month and day, such as "03-31"',
    ],
    [
      'name: x\nkind: rss\nurl: http://a.cn/\naccept: {title: "(年报"}\n',
      '4: accept.title: "(年报": is no regular expression',
    ],
    [
      'name: x\nkind: rss\nurl: ftp://a.cn/\n',
      '3: url: "ftp://a.cn/": wants an absolute http or https address without user name',
    ],
    ['name: x\nkind: html-list\nurl: http://a.cn/\n', '1: list: nothing: an html-list source needs "list"'],
    [
      'name: x\nkind: html-list\nurl: http://a.cn/\nlist:\n  item: li\n  open: 年报\n',
      '6: list.open: "年报": says which pages are opened for "attachments", which is not given',
    ],
  ])('%j: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it('that is no YAML names the line', () => {
    expect(problemsOf('name: x\nkind: [rss\n')[0]).toMatch(/^[23]: /);
    expect(problemsOf('name: x\nname: y\n')[0]).toMatch(/^2: .*unique/);
    expect(problemsOf('')[0]).toMatch(/^1: the file: /);
  });

  it('that is wrong does not keep the others waiting', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-sources-'));
    writeFileSync(join(folder, 'bad.yml'), 'name: x\nkind: list\n');
    writeFileSync(join(folder, 'good.yml'), 'name: x\nkind: rss\nurl: http://a.cn/\n');
    writeFileSync(join(folder, 'twin.yml'), 'id: good\nname: y\nkind: rss\nurl: http://b.cn/\n');
    const sources = loadSources(folder);
    rmSync(folder, { recursive: true });
    expect(sources.map(({ id, fault }) => [id, fault === null])).toEqual([
      ['bad', false],
      ['good', true],
      ['twin.yml', false],
    ]);
    expect(sources[0]?.fault?.en).toContain('bad.yml:2: kind: "list" is none of folder');
    expect(sources[2]?.fault?.zh).toContain('the id good is taken by good.yml');
  });
});
