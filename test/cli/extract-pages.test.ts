import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf, put, putTable } from '../extractors/pdf/make-pdf.ts';
import { runNianbao } from './run-nianbao.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-pages-'));
const run = (...args: string[]) => runNianbao(['extract', ...args], { cwd: root });

beforeAll(async () => {
  const bytes = await makePdf((pdf) => {
    put(pdf, '第一页只有文字，没有表格。', 80, 100);
    pdf.addPage();
    putTable(
      pdf,
      [
        ['项目', '2022年'],
        ['学生', '120'],
      ],
      80,
      200,
    );
    pdf.addPage();
    put(pdf, '第三页也只有文字。', 80, 100);
  });
  writeFileSync(join(root, 'r.pdf'), bytes);
  writeFileSync(join(root, 'r.txt'), '一、学校概况\n在校生 120 人。\n');
});
afterAll(() => rmSync(root, { recursive: true }));

describe('extract --page', () => {
  it('keeps what stands on the page', async () => {
    const all = JSON.parse((await run('r.pdf')).stdout);
    expect([all.pages.length, all.blocks.length, all.tables.length]).toEqual([3, 3, 1]);
    const { stdout } = await run('r.pdf', '--page', '2');
    const one = JSON.parse(stdout);
    expect(one.pages.map((p: { page: number }) => p.page)).toEqual([2]);
    expect(one.tables).toEqual(all.tables);
    expect(one.blocks).toEqual([all.blocks[1]]);
    expect(one.numerals.total).toBe(2);
    const md = (await run('r.pdf', '--page', '1,3', '--format', 'md')).stdout;
    expect(md).toBe('第一页只有文字，没有表格。\n\n第三页也只有文字。\n');
  });

  it.each([
    [['r.pdf', '--page', '4'], 'page_out_of_range', 'the document has 3 pages'],
    [['r.pdf', '--page', '2-9', '--draw', 'x.png'], 'page_out_of_range', 'no page 4'],
    [['r.txt', '--page', '1'], 'format_without_pages', 'text/plain'],
    [['r.txt', '--page', '1', '--draw', 'x.png'], 'format_without_pages', 'text/plain'],
    [['r.pdf', '--page', 'two'], 'option_invalid', '--page'],
    [['r.pdf', '--draw', 'x.png'], 'page_needed', '--page 12'],
    [['r.pdf', '--page', '1', '--draw', 'x.jpg'], 'option_invalid', 'PNG'],
    [['r.pdf', '--page', '1', '--draw', 'x.png', '--scale', '99'], 'option_invalid', '--scale'],
  ])('%j ends with %s', async (args, code, words) => {
    const { code: exit, stdout, stderr } = await run(...args);
    expect(exit).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(words);
    expect(existsSync(join(root, 'x.png'))).toBe(false);
  });
});

describe('extract --draw', () => {
  const isPng = (name: string) =>
    readFileSync(join(root, name)).subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));

  it('writes one file for one page, and nothing else', async () => {
    const { code, stdout, stderr } = await run('r.pdf', '--page', '2', '--draw', 'one.png', '--scale', '1');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'written: one.png\n' });
    expect(isPng('one.png')).toBe(true);
  });

  it('writes a file for each of several pages, and the text when a format is asked for', async () => {
    const { code, stdout } = await run(
      ...['r.pdf', '--page', '2-3', '--draw', 'p.png', '--scale', '0.5', '--format', 'md'],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('| 学生 | 120 |');
    expect(
      readdirSync(root)
        .filter((n) => n.startsWith('p'))
        .sort(),
    ).toEqual(['p-2.png', 'p-3.png']);
    expect(isPng('p-3.png')).toBe(true);
  });
});
