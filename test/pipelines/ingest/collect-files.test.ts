import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectFiles } from '../../../pipelines/ingest/collect-files.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-files-'));
const put = (path: string) => writeFileSync(join(root, path), path);
const short = (paths: readonly { readonly path: string }[]) =>
  paths.map(({ path }) => path.slice(root.length + 1));

beforeAll(() => {
  for (const folder of ['b', 'a', '.git', 'a/空']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of [
    'b/二.PDF',
    'b/一.docx',
    'a/x.txt',
    'a/y.html',
    'a/旧.doc',
    'a/图.jpg',
    '.git/z.pdf',
    'a/.hidden.pdf',
    'a/~$一.docx',
    '说明',
  ])
    put(file);
  symlinkSync(join(root, 'a'), join(root, 'a/空/circle'));
  symlinkSync(join(root, 'a/x.txt'), join(root, 'b/link.txt'));
  symlinkSync(join(root, 'nowhere'), join(root, 'b/dangling.pdf'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('collectFiles', () => {
  it('walks folders in name order and lists what it leaves out', async () => {
    const found = await collectFiles([root]);
    expect(short(found.files)).toEqual([
      'a/x.txt',
      'a/y.html',
      'a/旧.doc',
      'b/link.txt',
      'b/一.docx',
      'b/二.PDF',
    ]);
    expect(found.skipped.map(({ path, reason }) => `${reason} ${path.slice(root.length + 1)}`)).toEqual([
      'hidden .git',
      'hidden a/.hidden.pdf',
      'hidden a/~$一.docx',
      'not_a_report a/图.jpg',
      'not_a_report 说明',
    ]);
    expect(short(found.unreadable)).toEqual(['b/dangling.pdf']);
  });

  it('takes a file given by name whatever it is called, and each file once', async () => {
    const given = [join(root, '说明'), join(root, 'a'), join(root, 'a/../a/x.txt')];
    expect(short((await collectFiles(given)).files)).toEqual(['说明', 'a/x.txt', 'a/y.html', 'a/旧.doc']);
  });

  it('refuses a path that does not exist before anything is done', async () => {
    await expect(collectFiles([join(root, 'a'), join(root, 'gone')])).rejects.toMatchObject({
      code: 'path_not_found',
      words: { zh: expect.stringContaining('gone') },
    });
  });

  it('tells size and time', async () => {
    const [file] = (await collectFiles([join(root, 'a/x.txt')])).files;
    expect(file?.size).toBe('a/x.txt'.length);
    expect(Math.abs((file?.modifiedMs ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});
