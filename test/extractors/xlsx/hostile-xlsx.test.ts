import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../extractors/xlsx/read-xlsx.ts';
import { UnreadableError } from '../../../model/index.ts';
import { expectSoundTables, textRows } from '../html/look-at-tables.ts';
import { buildRawWorkbook } from './build-workbook.ts';

async function outcome(bytes: Uint8Array): Promise<string | number> {
  try {
    const content = await readXlsx(bytes);
    expectSoundTables(content);
    return content.blocks.length;
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
}

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

describe('hostile workbooks', () => {
  it('a dimension of 17 thousand million cells does not matter', async () => {
    const sheet = `<dimension ref="A1:XFD1048576"/>${data('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')}`;
    const { tables } = await readXlsx(buildRawWorkbook(sheet));
    expect(tables.map((table) => textRows(table))).toEqual([[['1', '2']]]);
  });

  it('cells in far corners and merged areas over everything', async () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>';
    const merges = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="A1:XFD1"/></mergeCells>';
    const content = await readXlsx(buildRawWorkbook(data(far) + merges));
    expect(content.blocks[0]).toMatchObject({ text: '1', anchor: { cell: 'A1' } });
    expect(content.tables[0]).toMatchObject({ rows: 1, cols: 16_384 });
  });

  it.each<[string, string, string | number]>([
    ['too many cells', data('<row><c><v>1</v></c></row>'.repeat(700_000)), 'document_holds_too_much'],
    ['too many blank cells', data(`<row>${'<c/>'.repeat(2_100_000)}</row>`), 'document_holds_too_much'],
    [
      'more than the budget',
      data('<row><c><v>1</v></c></row>') + ' '.repeat(130 * 1024 * 1024),
      'archive_too_large',
    ],
    [
      'cells that the library passes over',
      `<sheetDat>${'<row><c><v>1</v></c></row>'.repeat(5)}</sheetDat>`,
      'sheet_cells_lost',
    ],
    ['an empty sheet', data(''), 0],
  ])('%s', async (_, sheet, expected) => {
    expect(await outcome(buildRawWorkbook(sheet))).toBe(expected);
  });

  it('parts left over from deleted sheets do not count as lost', async () => {
    const orphan = {
      'xl/worksheets/sheet9.xml': `<worksheet>${data('<row><c><v>1</v></c></row>'.repeat(9))}</worksheet>`,
    };
    expect(await outcome(buildRawWorkbook(data('<row><c><v>1</v></c></row>'), '', orphan))).toBe(1);
  });

  it('does not let a cell reference reach into prototypes', async () => {
    const cells = '<c r="__proto__"><v>1</v></c><c r="constructor"><v>2</v></c><c r="A1"><v>3</v></c>';
    await outcome(buildRawWorkbook(data(`<row r="1">${cells}</row>`)));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('damaged sheets end in content or in an error, and soon', async () => {
    const part = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1">',
      '<c r="B2" t="s">',
      '</c>',
      '<v>5</v>',
      '<v>99</v>',
      '<f>A1',
      '<is><t>年</t></is>',
      '<row r="-1">',
      '<c r="ZZZZ99">',
      '表',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 20 }), async (parts) => {
        // a library's own error is turned into an UnreadableError by read-document.ts
        const result = await outcome(buildRawWorkbook(data(parts.join('')))).catch(
          (error: Error) => error.message,
        );
        expect(result).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });
});
