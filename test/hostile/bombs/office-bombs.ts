// DOCX and XLSX whose XML is the attack: entities, depth, numbers of things, amplification by reference.

import { buildDocx, cell, paragraph, table } from '../../extractors/docx/build-docx.ts';
import { buildRawWorkbook } from '../../extractors/xlsx/build-workbook.ts';
import type { Bomb } from './bomb.ts';
import { buildZip } from './build-zip.ts';

const laughs = (root: string): string =>
  `<!DOCTYPE ${root} [<!ENTITY a0 "ha">${Array.from(
    { length: 30 },
    (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
  ).join('')}]>`;

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;
const rowOf = (cells: string, r = 1): string => `<row r="${r}">${cells}</row>`;
const number = (ref: string): string => `<c r="${ref}"><v>1</v></c>`;

/** A workbook that has shared strings: `sheet` uses them with `t="s"`. */
function withStrings(sheet: string, strings: string): Uint8Array {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return buildZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet xmlns="${spreadsheet}">${sheet}</worksheet>` },
    { name: 'xl/sharedStrings.xml', data: strings },
  ]);
}

/** 200,000 cells that all show the same text. */
const sharedCells = (): string =>
  Array.from({ length: 20_000 }, (_, r) =>
    rowOf([...'ABCDEFGHIJ'].map((c) => `<c r="${c}${r + 1}" t="s"><v>0</v></c>`).join(''), r + 1),
  ).join('');

const tooComplex = ['markup_too_complex'];
const tooMuch = ['document_holds_too_much'];

export const officeBombs: readonly Bomb[] = [
  {
    file: 'docx-laughs.docx',
    attack: 'entities that expand to 10^30 characters',
    make: () => buildDocx({ body: paragraph('&a30;'), prologue: laughs('w:document') }),
    outcome: ['document_damaged'],
  },
  {
    file: 'docx-foreign-entity.docx',
    attack: 'an entity that names a file of this machine',
    make: () =>
      buildDocx({
        body: paragraph('&x;'),
        prologue: '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      }),
    outcome: ['document_damaged'],
  },
  {
    file: 'docx-nested-tables.docx',
    attack: '20,000 tables inside each other',
    make: () =>
      buildDocx({
        body: `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${paragraph('a')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`,
      }),
    outcome: tooComplex,
  },
  {
    file: 'docx-paragraphs.docx',
    attack: '12 million empty paragraphs',
    make: () =>
      buildZip([
        {
          name: 'word/document.xml',
          data: `<w:document><w:body>${'<w:p/>'.repeat(12e6)}</w:body></w:document>`,
        },
      ]),
    outcome: tooMuch,
  },
  {
    file: 'docx-wide-span.docx',
    attack: 'a cell over two thousand million columns',
    make: () =>
      buildDocx({
        body: table([
          [cell('a', '<w:gridSpan w:val="2000000000"/>'), 'b'],
          ['c', '1'],
        ]),
      }),
    outcome: ['read'],
  },
  {
    file: 'docx-cells.docx',
    attack: 'a table of 2,000 × 60 cells, each over 60 columns',
    make: () =>
      buildDocx({
        body: table(
          Array.from({ length: 2000 }, () =>
            Array.from({ length: 60 }, () => cell('1', '<w:gridSpan w:val="60"/>')),
          ),
        ),
      }),
    outcome: tooMuch,
  },
  {
    file: 'docx-linked-file.docx',
    attack: 'a picture that is a file of this machine',
    make: () =>
      buildDocx({
        body: paragraph('<w:r><w:drawing><a:blip r:link="r9"/></w:drawing></w:r><w:r><w:t>text</w:t></w:r>'),
      }),
    outcome: ['read'],
  },
  {
    file: 'xlsx-dimension.xlsx',
    attack: 'two cells, and a sheet that says it has 17 thousand million',
    make: () =>
      buildRawWorkbook(`<dimension ref="A1:XFD1048576"/>${data(rowOf(number('A1') + number('B1')))}`),
    outcome: ['read'],
  },
  {
    file: 'xlsx-corners.xlsx',
    attack: 'cells in the far corners of the sheet',
    make: () =>
      buildRawWorkbook(
        data(rowOf(number('A1')) + rowOf(number('A1048576') + number('XFD1048576'), 1_048_576)),
      ),
    outcome: ['read'],
  },
  {
    file: 'xlsx-rows.xlsx',
    attack: '9 million rows, 1 MB packed',
    make: () =>
      buildZip([
        { name: 'xl/workbook.xml', data: '<workbook/>' },
        { name: 'xl/worksheets/sheet1.xml', data: data('<row><c><v>1</v></c></row>'.repeat(9e6)) },
      ]),
    outcome: ['archive_too_large'],
  },
  {
    file: 'xlsx-spaces.xlsx',
    attack: '480 MB of blanks behind two cells',
    make: () =>
      buildZip([
        { name: 'xl/workbook.xml', data: '<workbook/>' },
        {
          name: 'xl/worksheets/sheet1.xml',
          data: Buffer.concat([Buffer.from(data(rowOf(number('A1')))), Buffer.alloc(480 * 2 ** 20, 32)]),
        },
      ]),
    outcome: ['archive_too_large'],
  },
  {
    file: 'xlsx-shared-string.xlsx',
    attack: 'a text of 1 MB in 200,000 cells, 200 GB when written out',
    make: () => withStrings(data(sharedCells()), `<sst><si><t>${'年报'.repeat(350_000)}</t></si></sst>`),
    outcome: tooMuch,
  },
  {
    file: 'xlsx-many-strings.xlsx',
    attack: '3 million shared strings',
    make: () =>
      withStrings(
        data(rowOf('<c r="A1" t="s"><v>0</v></c>')),
        `<sst count="999999999">${'<si><t>a</t></si>'.repeat(3e6)}</sst>`,
      ),
    outcome: tooMuch,
  },
  {
    file: 'xlsx-laughs.xlsx',
    attack: 'entities that expand to 10^30 characters, in shared strings',
    make: () =>
      withStrings(
        data(rowOf('<c r="A1" t="s"><v>0</v></c>')),
        `${laughs('sst')}<sst><si><t>&amp;&a30;</t></si></sst>`,
      ),
    outcome: ['read', 'document_damaged'],
  },
  {
    file: 'xlsx-merges.xlsx',
    attack: '300,000 merged areas over everything',
    make: () =>
      buildRawWorkbook(
        `${data(rowOf(number('A1')) + rowOf(number('J9999'), 9999))}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(300_000)}</mergeCells>`,
      ),
    outcome: ['read'],
  },
  {
    file: 'xlsx-comments.xlsx',
    attack: '60,000 comments that are never closed',
    make: () =>
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>${'<!--'.repeat(60_000)}`,
    outcome: ['no_text', 'document_damaged', 'format_unknown'],
  },
  {
    file: 'xlsx-empty-rows.xlsx',
    attack: '1,048,576 empty rows with a format',
    make: () =>
      buildRawWorkbook(
        data(
          `${rowOf(number('A1') + number('B1'))}${Array.from({ length: 1_048_575 }, (_, r) => `<row r="${r + 2}" s="1" customFormat="1"/>`).join('')}`,
        ),
      ),
    outcome: ['read'],
  },
  {
    file: 'xlsx-errors.xlsx',
    attack: '3,000 formulas that ended in errors, dates of no calendar',
    make: () =>
      buildRawWorkbook(
        data(
          Array.from({ length: 3000 }, (_, r) =>
            rowOf(
              `<c r="A${r + 1}" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B${r + 1}" s="1"><v>${r % 2 ? '-1e300' : '99999999999'}</v></c>`,
              r + 1,
            ),
          ).join(''),
        ),
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>',
      ),
    outcome: ['read'],
  },
  {
    file: 'xls-looping-sectors.xls',
    attack: 'an old workbook whose sectors follow each other in a circle',
    make: loopingOle,
    outcome: ['document_damaged', 'format_unknown', 'no_text', 'format_legacy_word'],
  },
];

/** A compound file whose allocation table points every sector at itself (MS-CFB 2.2, 2.3). */
function loopingOle(): Uint8Array {
  const out = Buffer.alloc(512 * 8, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(out);
  out.writeUInt16LE(0x3e, 24);
  out.writeUInt16LE(3, 26);
  out.writeUInt16LE(0xfffe, 28);
  out.writeUInt16LE(9, 30);
  out.writeUInt16LE(6, 32);
  out.writeUInt32LE(1, 44);
  out.writeUInt32LE(1, 48);
  out.writeUInt32LE(4096, 56);
  out.writeUInt32LE(0, 60);
  out.writeUInt32LE(0xffff_fffe, 68);
  for (let i = 0; i < 109; i++) out.writeUInt32LE(i === 0 ? 0 : 0xffff_ffff, 76 + 4 * i);
  for (let i = 0; i < 128; i++) out.writeUInt32LE(i, 512 + 4 * i);
  const entry = 512 * 2;
  Buffer.from('Root Entry', 'utf16le').copy(out, entry);
  out.writeUInt16LE(22, entry + 64);
  out[entry + 66] = 5;
  out.writeUInt32LE(1, entry + 76);
  Buffer.from('Workbook', 'utf16le').copy(out, entry + 128);
  out.writeUInt16LE(18, entry + 128 + 64);
  out[entry + 128 + 66] = 2;
  for (const at of [68, 72, 76]) out.writeUInt32LE(1, entry + 128 + at);
  out.writeUInt32LE(3, entry + 128 + 116);
  out.writeUInt32LE(0x7fff_ffff, entry + 128 + 120);
  return new Uint8Array(out);
}
