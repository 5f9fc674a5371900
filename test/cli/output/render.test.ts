import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { renderCsv, renderJson, renderMarkdown } from '../../../cli/output/render-plain.ts';
import { renderTerminal } from '../../../cli/output/render-terminal.ts';
import type { OutputTable } from '../../../cli/output/table.ts';
import { measureText, wrapText } from '../../../cli/output/wrap-text.ts';
import { writeWorkbook } from '../../../cli/output/write-workbook.ts';

const table: OutputTable = {
  columns: [
    { id: 'school', title: { zh: '学校', en: 'school' } },
    { id: 'value', title: { zh: '数值', en: 'value' }, numeric: true },
  ],
  rows: [
    ['青石职业技术学院', '16.52'],
    ['Northern "Tech", 分校', '12345678901234567890.5'],
    [null, null],
    ['=1+1|x\n二', '-3'],
  ],
};

describe('a table', () => {
  it('lines up in a terminal although Chinese characters are wide', () => {
    expect(renderTerminal(table, 'zh', null)).toBe(
      [
        '学校                                     数值',
        '─────────────────────  ──────────────────────',
        '青石职业技术学院                        16.52',
        'Northern "Tech", 分校  12345678901234567890.5',
        '',
        '=1+1|x                                     -3',
        '二',
        '',
      ].join('\n'),
    );
  });

  it('is wrapped to the terminal without losing a character', () => {
    const narrow = renderTerminal(table, 'en', 30);
    for (const line of narrow.split('\n')) expect(measureText(line)).toBeLessThanOrEqual(30);
    const signs = (text: string) => [...text.replace(/[\s─]/g, '')].sort().join('');
    expect(signs(narrow)).toBe(signs(renderTerminal(table, 'en', null)));
  });

  it('has long texts in lines of their own below the row, wrapped and whole', () => {
    const quotes: OutputTable = {
      columns: [
        { id: 'school', title: { zh: '学校', en: 'school' } },
        { id: 'quote', title: { zh: '原文', en: 'quote' }, below: true },
        { id: 'id', title: { zh: '编号', en: 'id' } },
      ],
      rows: [
        ['青石', '毕业生一千二百人，其中就业一千一百人', 'a-o1'],
        ['云杉', null, 'b-o2'],
      ],
    };
    expect(renderTerminal(quotes, 'zh', 24)).toBe(
      [
        '学校  编号',
        '────  ────',
        '青石  a-o1',
        '    毕业生一千二百人，其',
        '    中就业一千一百人',
        '云杉  b-o2',
        '',
      ].join('\n'),
    );
    expect(renderCsv(quotes, 'en', false)).toBe(
      'school,quote,id\r\n青石,毕业生一千二百人，其中就业一千一百人,a-o1\r\n云杉,,b-o2\r\n',
    );
  });

  it('as csv quotes what it must', () => {
    expect(renderCsv(table, 'en', false)).toBe(
      'school,value\r\n青石职业技术学院,16.52\r\n"Northern ""Tech"", 分校",12345678901234567890.5\r\n,\r\n"=1+1|x\n二",-3\r\n',
    );
    expect(renderCsv(table, 'zh', true).startsWith('\uFEFF学校,数值')).toBe(true);
  });

  it('as json has the same keys in every language and null for what is missing', () => {
    expect(JSON.parse(renderJson(table))).toEqual([
      { school: '青石职业技术学院', value: '16.52' },
      { school: 'Northern "Tech", 分校', value: '12345678901234567890.5' },
      { school: null, value: null },
      { school: '=1+1|x\n二', value: '-3' },
    ]);
  });

  it('as Markdown keeps its columns whatever the text', () => {
    expect(renderMarkdown(table, 'zh').split('\n')[5]).toBe('| =1+1\\|x<br>二 | -3 |');
  });

  it('as a workbook makes numbers of numbers, unless digits would be lost', () => {
    const book = read(writeWorkbook(new Map([['对比', table]]), 'zh'));
    const rows = utils.sheet_to_json(book.Sheets.对比 ?? {}, { header: 1, blankrows: true });
    expect(rows).toEqual([
      ['学校', '数值'],
      ['青石职业技术学院', 16.52],
      ['Northern "Tech", 分校', '12345678901234567890.5'],
      [],
      ['=1+1|x\n二', -3],
    ]);
    expect(book.Sheets.对比?.A5).toMatchObject({ t: 's' });
  });
});

describe('wrapText', () => {
  it.each([
    ['abc', 5, 'abc'],
    ['职业教育质量年报', 6, '职业教\n育质量\n年报'],
    ['one two three', 8, 'one two\nthree'],
    ['a very long-word-without-spaces', 10, 'a very\nlong-word-\nwithout-sp\naces'],
    ['é́'.repeat(3), 2, 'é́é́\né́'],
  ])('%s to %i', (text, width, expected) => {
    expect(wrapText(text, width)).toBe(expected);
  });
});
