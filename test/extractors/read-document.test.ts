import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireShared } from '../../bench/locate-shared.ts';
import { packZip } from '../../extractors/archive/pack-zip.ts';
import { readDocument } from '../../extractors/read-document.ts';
import { listFixtures } from '../../fixtures/read-truth.ts';
import { UnreadableError } from '../../model/index.ts';
import { buildDocx, paragraph } from './docx/build-docx.ts';
import { expectSoundTables, textRows } from './html/look-at-tables.ts';
import { buildWorkbook } from './xlsx/build-workbook.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The error's code, or `read` when there was none. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    expectSoundTables(await readDocument(bytes, 'report.bin'));
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
}

describe('readDocument', () => {
  const [fixture] = listFixtures();
  const files = fixture?.files;

  it.each<[string, string | undefined, string]>([
    ['PDF', files?.pdf, 'application/pdf'],
    ['DOCX', files?.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['XLSX', files?.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['HTML', files?.html, 'text/html'],
    ['TXT', files?.['txt-paragraph'], 'text/plain'],
  ])('reads %s by its content, whatever its name', async (_, file, mediaType) => {
    const bytes = new Uint8Array(readFileSync(file ?? ''));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const size = bytes.length;
    const document = await readDocument(bytes, 'wrong.jpg');
    expect(document.source).toEqual({ path: 'wrong.jpg', sha256, mediaType, bytes: size });
    expect(document.tables.length).toBeGreaterThan(5);
  });

  it('reads .xls, and HTML that calls itself .xls', async () => {
    const rows = [
      ['指标', '2023 年'],
      ['生师比', 16.5],
    ];
    const xls = await readDocument(buildWorkbook({ 表: rows }, { bookType: 'biff8' }), 'a.xls');
    expect(xls.source.mediaType).toBe('application/vnd.ms-excel');
    const html = await readDocument(
      utf8('<table><tr><td>指标<td>2023 年<tr><td>生师比<td>16.5</table>'),
      'a.xls',
    );
    expect(html.source.mediaType).toBe('text/html');
    expect(textRows(xls.tables[0])).toEqual(textRows(html.tables[0]));
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file_empty'],
    ['white space', utf8(' \n\n '), 'no_text'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'format_unknown'],
    ['a page of nothing', utf8('<html><body><p> </p></body></html>'), 'no_text'],
    ['a document of nothing', buildDocx({ body: '<w:p/>' }), 'no_text'],
    ['a workbook of nothing', buildWorkbook({ Sheet1: [[]] }), 'no_text'],
    ['a DOCX without a body', packZip(new Map([['word/document.xml', utf8('<x/>')]])), 'document_damaged'],
    ['a DOCX cut in two', buildDocx({ body: paragraph('甲') }).slice(0, 300), 'document_damaged'],
    [
      'an XLSX without sheets',
      packZip(new Map([['xl/workbook.xml', utf8('<workbook/>')]])),
      'document_damaged',
    ],
    ['a PDF of one line', utf8('%PDF-1.4\n%%EOF'), 'document_damaged'],
  ])('says of %s what is the matter', async (_, bytes, code) => {
    expect(await outcome(bytes)).toBe(code);
  });

  it('passes on the words of a library, short, without paths of the machine', async () => {
    const noSheets = packZip(new Map([['xl/workbook.xml', utf8('<workbook/>')]]));
    const error = await readDocument(noSheets, '/home/somebody/x.xlsx').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreadableError);
    if (!(error instanceof UnreadableError)) return;
    expect(error.report.message.en.length).toBeLessThan(220);
    expect(error.report.message.en).not.toMatch(/node_modules|\/home|\n| at /u);
  });
});

const shared = requireShared('odd, broken and hostile files');

describe.skipIf(shared === null)('odd, broken and hostile files of public test suites', () => {
  const folder = join(shared ?? '', 'hostile');
  const names =
    shared === null ? [] : readdirSync(folder).filter((name) => /\.(?:docx|xlsx|html|txt)$/u.test(name));

  it.each(names)('%s is read or refused in one clear line', { timeout: 10_000 }, async (name) => {
    expect(await outcome(new Uint8Array(readFileSync(join(folder, name))))).toMatch(
      /^(?:read|no_text|document_damaged|document_encrypted)$/u,
    );
  });
});

describe.skipIf(shared === null)('a real report set in DOCX', () => {
  interface GoldTable {
    readonly header: readonly (readonly string[])[];
    readonly rows: readonly (readonly string[])[];
  }
  const squeeze = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.map((text) => text.normalize('NFKC').replace(/\s+/gu, '')));

  it.each(['001-grid.docx', '001-threeline.docx'])('%s has all 18 tables exactly', async (name) => {
    const gold = JSON.parse(readFileSync(join(shared ?? '', 'gold/001-tables.json'), 'utf8')) as {
      tables: GoldTable[];
    };
    const bytes = new Uint8Array(readFileSync(join(shared ?? '', 'documents/typeset', name)));
    const { tables } = await readDocument(bytes, name);
    expect(tables.map((table) => squeeze(textRows(table)))).toEqual(
      gold.tables.map(({ header, rows }) => squeeze([...header, ...rows])),
    );
    expect(tables.map((table) => table.headerRows)).toEqual(gold.tables.map(({ header }) => header.length));
  });
});
