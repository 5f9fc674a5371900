import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { packZip } from '../../../extractors/archive/pack-zip.ts';
import {
  DOCX,
  detectMediaType,
  XLS,
  XLSX as XLSX_TYPE,
} from '../../../extractors/media-type/detect-media-type.ts';
import { explainUnknownFormat } from '../../../extractors/media-type/explain-unknown-format.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (...names: string[]): Uint8Array => packZip(new Map(names.map((name) => [name, utf8('x')])));

/** An OLE2 file whose directory holds `names`, nothing else ([MS-CFB] 2.2, 2.6). */
function ole(...names: string[]): Uint8Array {
  const file = new Uint8Array(512 * 3);
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  names.forEach((name, i) => {
    const at = 1024 + i * 128;
    for (let c = 0; c < name.length; c++) view.setUint16(at + c * 2, name.charCodeAt(c), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
  });
  return file;
}

describe('detectMediaType', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['a PDF', utf8('%PDF-1.7\n%âãÏÓ'), 'application/pdf'],
    ['a PDF behind rubbish', utf8(`${'x'.repeat(1000)}%PDF-1.4`), 'application/pdf'],
    ['a DOCX', zip('[Content_Types].xml', 'word/document.xml'), DOCX],
    ['an XLSX', zip('[Content_Types].xml', 'xl/workbook.xml'), XLSX_TYPE],
    ['an XLS', ole('Root Entry', 'Workbook'), XLS],
    ['an XLS of Excel 95', ole('Root Entry', 'Book'), XLS],
    ['a page', utf8('<!DOCTYPE html><html><body>年报</body></html>'), 'text/html'],
    ['a table without a page', utf8('\n <table><tr><td>1</td></tr></table>'), 'text/html'],
    ['a page behind a comment', utf8('<!-- saved from url -->\n<html>'), 'text/html'],
    ['XHTML', utf8('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>'), 'text/html'],
    ['a page in UTF-16', iconv.encode('<html><body>年报</body>', 'utf16-le', { addBOM: true }), 'text/html'],
    [
      'a page in UTF-16 without a mark',
      iconv.encode('<html><body>年报 2023</body>', 'utf16-be'),
      'text/html',
    ],
    ['text', utf8('学校现有专任教师 512 人。'), 'text/plain'],
    ['text in GB18030', iconv.encode('学校现有专任教师 512 人。', 'gb18030'), 'text/plain'],
    ['text in UTF-16', iconv.encode('专任教师 512 人\n', 'utf16-le', { addBOM: true }), 'text/plain'],
    ['text that speaks of a URL', utf8('网址：<https://example.cn/x.html>'), 'text/plain'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), null],
    ['PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml'), null],
    ['RTF', utf8('{\\rtf1\\ansi 918}'), null],
    ['other XML', utf8('<?xml version="1.0"?><data>1</data>'), null],
    ['nothing but spaces', utf8('  \n '), 'text/plain'],
  ])('%s', (_, bytes, expected) => {
    expect(detectMediaType(bytes)).toBe(expected);
  });

  it('takes Excel 2003 XML for a workbook', () => {
    const xml = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>';
    expect(detectMediaType(utf8(xml))).toBe(XLS);
  });

  it('agrees with real files of SheetJS', () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['指标', 1]]), '表');
    expect(detectMediaType(new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })))).toBe(
      XLSX_TYPE,
    );
    expect(detectMediaType(new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' })))).toBe(
      XLS,
    );
    // an .xls that is HTML, as many systems export it
    expect(detectMediaType(utf8(XLSX.write(book, { type: 'string', bookType: 'html' })))).toBe('text/html');
  });
});

describe('explainUnknownFormat', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['encrypted office files', ole('Root Entry', 'EncryptedPackage'), 'document_encrypted', ''],
    ['names in another case', ole('Root Entry', 'ENCRYPTEDPACKAGE'), 'document_encrypted', ''],
    ['old Word', ole('Root Entry', 'WordDocument', '1Table'), 'format_legacy_word', ''],
    ['old PowerPoint', ole('Root Entry', 'PowerPoint Document'), 'format_unknown', 'PowerPoint (.ppt)'],
    ['PowerPoint', zip('ppt/presentation.xml'), 'format_unknown', 'PowerPoint (.pptx)'],
    ['OpenDocument', zip('mimetype', 'content.xml'), 'format_unknown', 'OpenDocument'],
    ['an archive', zip('report.pdf'), 'format_unknown', 'ZIP archive'],
    ['RTF', utf8('{\\rtf1'), 'format_unknown', 'RTF'],
    ['a web archive', utf8('MIME-Version: 1.0\nContent-Type: multipart/related'), 'format_unknown', 'MHTML'],
    [
      'Word 2003 XML',
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
      'format_unknown',
      'Word 2003 XML',
    ],
    ['anything', Uint8Array.from([0, 1, 2, 3, 255]), 'format_unknown', 'binary data'],
  ])('%s', (_, bytes, code, detail) => {
    expect(detectMediaType(bytes)).toBeNull();
    const message = explainUnknownFormat(bytes);
    expect(message.code).toBe(code);
    expect(message.message.en).toContain(detail);
  });
});
