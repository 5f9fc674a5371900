import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../extractors/xlsx/read-xlsx.ts';
import { listFixtures } from '../../../fixtures/read-truth.ts';
import {
  blockLines,
  expectSoundTables,
  expectStandardRows,
  spans,
  textRows,
} from '../html/look-at-tables.ts';
import { buildRawWorkbook, buildWorkbook } from './build-workbook.ts';

async function read(bytes: Uint8Array) {
  const content = await readXlsx(bytes);
  expectSoundTables(content);
  return content;
}
const codes = (content: Awaited<ReturnType<typeof read>>) => content.messages.map((message) => message.code);

const appendix = [
  ['附表 3 教学资源表'],
  ['名称：青禾职业技术学院（12345）'],
  ['序号', '指标', '单位', '2023 年'],
  [1, '生师比', ':', { t: 'n' as const, v: 16.5, z: '0.00' }],
  [null, '双师素质专任教师比例', '%', { t: 'n' as const, v: 0.719, z: '0.00%' }],
  ['备注：生师比含兼职教师。'],
];

describe('an appendix sheet', () => {
  it.each(['xlsx', 'biff8', 'xlml'] as const)('is caption, school, table and note (%s)', async (bookType) => {
    const merges = ['A1:D1', 'A2:D2', 'A4:A5', 'A6:D6'];
    const content = await read(buildWorkbook({ Sheet1: appendix }, { merges, bookType }));
    expect(blockLines(content)).toEqual([
      'paragraph 名称：青禾职业技术学院（12345）',
      'table 附表 3 教学资源表',
      'note 备注：生师比含兼职教师。',
    ]);
    expect(textRows(content.tables[0])).toEqual([
      ['序号', '指标', '单位', '2023 年'],
      ['1', '生师比', ':', '16.50'],
      ['1', '双师素质专任教师比例', '%', '71.90%'],
    ]);
    expect(content.tables[0]).toMatchObject({
      headerRows: 1,
      confidence: 1,
      anchors: [{ sheet: 'Sheet1', cell: 'A3' }],
    });
    expect(content.tables[0]?.cells.at(-1)?.anchor).toEqual({ sheet: 'Sheet1', cell: 'D5' });
    expect(content.blocks[1]?.segments).toEqual([
      { start: 0, end: 10, anchor: { sheet: 'Sheet1', cell: 'A1' } },
    ]);
  });

  it('is the same without merged title cells', async () => {
    const content = await read(buildWorkbook({ Sheet1: appendix }));
    expect(content.tables[0]).toMatchObject({ caption: '附表 3 教学资源表', rows: 3, cols: 4 });
    expect(content.blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'note']);
  });
});

describe('sheets and tables', () => {
  const small = (first: number) => [
    ['系', '人数'],
    ['机电', first],
    ['护理', first + 1],
  ];

  it('splits a sheet at blank rows and at captions', async () => {
    const content = await read(
      buildWorkbook({
        Sheet1: [['表 1 招生'], ...small(1), [], ['表 2 就业'], ...small(3), ['表 3 教师'], ...small(5)],
      }),
    );
    expect(content.tables.map(({ caption, rows }) => [caption, rows])).toEqual([
      ['表 1 招生', 3],
      ['表 2 就业', 3],
      ['表 3 教师', 3],
    ]);
  });

  it('goes on after a blank row inside a table', async () => {
    const content = await read(buildWorkbook({ Sheet1: [...small(1), [], ['建筑', 7]] }));
    expect(textRows(content.tables[0])).toEqual([
      ['系', '人数'],
      ['机电', '1'],
      ['护理', '2'],
      ['建筑', '7'],
    ]);
    expect(content.tables[0]?.cells.at(-1)?.anchor).toEqual({ sheet: 'Sheet1', cell: 'B5' });
  });

  it('reads a title without number, a unit line, a two-row header, notes without 备注', async () => {
    const rows = [
      ['青禾学院 2023 年经费情况'],
      [null, null, '单位：万元'],
      ['项目', '收入', null],
      [null, '财政', '自筹'],
      ['日常教学', 7145.33, 120.5],
      ['* 以上数据截至 2023 年 12 月 31 日，不含专项债券收入。'],
    ];
    const content = await read(buildWorkbook({ Sheet1: rows }, { merges: ['A3:A4', 'B3:C3'] }));
    expect(content.tables[0]).toMatchObject({
      caption: '青禾学院 2023 年经费情况',
      unit: '万元',
      headerRows: 2,
      rows: 3,
    });
    expect(spans(content.tables[0] as (typeof content.tables)[0])).toEqual(['0,0,2,1', '0,1,1,2']);
    expect(content.blocks.at(-1)?.kind).toBe('paragraph');
  });

  it('keeps section rows in the middle of a table', async () => {
    const content = await read(
      buildWorkbook(
        { Sheet1: [['序号', '校名'], ['北部（2 所）'], [1, '甲'], ['南部（1 所）'], [2, '乙']] },
        { merges: ['A2:B2', 'A4:B4'] },
      ),
    );
    expect(textRows(content.tables[0])).toEqual([
      ['序号', '校名'],
      ['北部（2 所）', '北部（2 所）'],
      ['1', '甲'],
      ['南部（1 所）', '南部（1 所）'],
      ['2', '乙'],
    ]);
  });

  it('puts the name of a sheet before it, unless it says nothing new', async () => {
    const content = await read(
      buildWorkbook({ 教师: small(1), '附表 3 教学资源表': appendix, Sheet3: [['只有一行字']] }),
    );
    expect(blockLines(content)).toEqual([
      'heading1 教师',
      'table',
      'paragraph 名称：青禾职业技术学院（12345）',
      'table 附表 3 教学资源表',
      'note 备注：生师比含兼职教师。',
      'paragraph 只有一行字',
    ]);
  });

  it('reads hidden sheets, rows and columns, and says so', async () => {
    const content = await read(buildWorkbook({ 甲: small(1), 乙: small(3) }, { hidden: '乙' }));
    expect(content.tables).toHaveLength(2);
    expect(codes(content)).toEqual(['sheet_hidden']);
    const rows =
      '<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row></sheetData>';
    const hidden = await read(buildRawWorkbook(rows));
    expect(codes(hidden)).toEqual(['hidden_rows_read']);
    expect(hidden.messages[0]?.message.en).toMatch(/^2 hidden/u);
  });

  it('takes a merged area over several filled cells for none', async () => {
    const content = await read(buildWorkbook({ Sheet1: small(1) }, { merges: ['A1:B3'] }));
    expect(textRows(content.tables[0])[0]).toEqual(['系', '人数']);
  });
});

describe('values', () => {
  it('reads formulas by their results, and says where there is none', async () => {
    const cells =
      '<c r="A1" t="str"><f>"甲"</f><v>甲</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f></c><c r="D1"><f>2+2</f></c><c r="E1"><v>5</v></c>';
    const content = await read(buildRawWorkbook(`<sheetData><row r="1">${cells}</row></sheetData>`));
    expect(textRows(content.tables[0])).toEqual([['甲', '2', '', '', '5']]);
    expect(content.messages).toMatchObject([
      { code: 'formula_without_value', anchor: { sheet: '表', cell: 'C1' } },
    ]);
    expect(content.messages[0]?.message.en).toContain('(2)');
  });

  it('shows Chinese date formats that have a number only, and short dates the Chinese way', async () => {
    const styles =
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="57" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>';
    const cells = [1, 2, 3].map((style) => `<c s="${style}"><v>45000</v></c>`).join('');
    const content = await read(buildRawWorkbook(`<sheetData><row>${cells}</row></sheetData>`, styles));
    expect(textRows(content.tables[0])).toEqual([['2023年3月15日', '2023年3月', '2023/3/15']]);
  });

  it('leaves phonetic guides out of texts', async () => {
    const cell =
      '<c t="inlineStr"><is><t>年报</t><rPh sb="0" eb="1"><t>nián</t></rPh></is></c><c><v>1</v></c>';
    const content = await read(buildRawWorkbook(`<sheetData><row>${cell}</row></sheetData>`));
    expect(textRows(content.tables[0])).toEqual([['年报', '1']]);
  });
});

describe.each(listFixtures().map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
  it('has every row of the appendix tables', async () => {
    const content = await read(new Uint8Array(readFileSync(fixture.files.xlsx)));
    expectStandardRows(content, fixture);
    expect(content.tables).toHaveLength(6);
    expect(content.tables.every((table) => table.headerRows === 1)).toBe(true);
    const notes = fixture.truth.standard.filter(({ source }) => source === 'note').length;
    expect(content.blocks.filter((block) => block.text.startsWith('备注')).length).toBe(notes);
  });
});
