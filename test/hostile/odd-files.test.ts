// Files that are odd and small: each has one right reading, or one clear cause.

import { describe, expect, it } from 'vitest';
import { readDocument } from '../../extractors/read-document.ts';
import { type Document, UnreadableError } from '../../model/index.ts';
import { buildDocx, paragraph, run, table } from '../extractors/docx/build-docx.ts';
import { buildPdf, deflated, FONT, onePage, show } from './bombs/build-pdf.ts';
import { encryptPdf, FILE_ID } from './bombs/encrypt-pdf.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = ({ blocks, tables }: Document): string =>
  [...blocks.map(({ text }) => text), ...tables.map(({ cells }) => cells.map(({ text }) => text).join(','))]
    .filter((text) => text !== '')
    .join('|');

/** All text of a document, or the code of its failure. */
async function reading(bytes: Uint8Array | string): Promise<string> {
  try {
    return textOf(await readDocument(typeof bytes === 'string' ? utf8(bytes) : bytes, 'odd'));
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as UnreadableError).report.code;
  }
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const pageWith = (font = '5 0 R'): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 ${font} >> >> >>`;

function locked(user: string): Uint8Array {
  const { dictionary, encrypt } = encryptPdf(user, 'owner');
  const page = { dict: '', data: encrypt(4, show('some text')) };
  return buildPdf(
    [CATALOGUE, PAGES, pageWith(), page, FONT, dictionary],
    `/Encrypt 6 0 R /ID [<${FILE_ID}> <${FILE_ID}>]`,
  );
}

const plain = Buffer.from(onePage(show('some text')));
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** `plain` with a newer page behind it, whose table of places says that the one before it stands at `previous`. */
function updated(previous: (own: number, first: number) => number): Uint8Array {
  const base = plain.toString('latin1');
  const data = show('newer text');
  const object = `4 0 obj\n<< /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n`;
  const own = base.length + object.length;
  const before = previous(own, Number(/startxref\n(\d+)/.exec(base)?.[1]));
  return latin(
    `${base}${object}xref\n4 1\n${String(base.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${before} >>\nstartxref\n${own}\n%%EOF\n`,
  );
}

describe('PDF', () => {
  it.each<[string, Uint8Array, string]>([
    ['encrypted, no password to open', locked(''), 'some text'],
    ['encrypted with a password to open', locked('user'), 'pdf_encrypted'],
    [
      'a place of the table of places that is wrong',
      latin(plain.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999999')),
      'some text',
    ],
    ['cut off', new Uint8Array(plain.subarray(0, plain.indexOf('Td'))), 'document_damaged'],
    [
      'a mail header before it',
      new Uint8Array(Buffer.concat([utf8('HTTP/1.1 200 OK\r\n\r\n'), plain])),
      'some text',
    ],
    ['a page that was changed later', updated((_, first) => first), 'newer text'],
    ['tables of places in a circle', updated((own) => own), 'newer text'],
    [
      'an outline in a circle',
      buildPdf([
        '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>',
        PAGES,
        pageWith(),
        { dict: '', data: show('some text') },
        FONT,
        '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>',
        '<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>',
      ]),
      'some text',
    ],
    ...['0', '90', '180', '270', '-90', '45', '360000090'].map((degrees): [string, Uint8Array, string] => [
      `turned by ${degrees}`,
      onePage(show('some text'), { page: `/Rotate ${degrees}` }),
      'some text',
    ]),
    ...['0 0 1000000000 1000000000', '100 100 100 100', '595 842 0 0', '0 0 nan 5'].map(
      (box): [string, Uint8Array, string] => [
        `cut to ${box}`,
        onePage(show('some text'), { page: `/CropBox [${box}]` }),
        'some text',
      ],
    ),
    ['nothing inside the cut', onePage(show('some text'), { page: '/CropBox [300 300 400 400]' }), 'no_text'],
    ['a page of no size', onePage(show('some text'), { page: '/MediaBox [0 0 0 0]' }), 'some text'],
    ['a unit of a metre', onePage(show('some text'), { page: '/UserUnit 2834' }), 'document_holds_too_much'],
    ['text of negative size', onePage('BT /F1 -12 Tf 300 700 Td (some text) Tj ET'), 'some text'],
    [
      'text of negative size, turned back',
      onePage('BT /F1 -12 Tf -1 0 0 -1 300 700 Tm (some text) Tj ET'),
      'some text',
    ],
    ['text without size', onePage(`${show('seen')}BT /F1 0 Tf 72 600 Td (unseen) Tj ET`), 'seen'],
    ['text outside the page', onePage(`${show('seen')}BT /F1 12 Tf 2000 600 Td (unseen) Tj ET`), 'seen'],
    ['invisible text', onePage(`${show('seen')}BT /F1 12 Tf 3 Tr 72 600 Td (unseen) Tj ET`), 'seen'],
    [
      'invisible text under a picture of the page',
      onePage('q 595 0 0 842 0 0 cm /I Do Q BT /F1 12 Tf 3 Tr 72 600 Td (read by eye) Tj ET', {
        resources: '/XObject << /I 6 0 R >>',
        more: [
          deflated(
            Buffer.alloc(100),
            '/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8',
          ),
        ],
      }),
      'read by eye',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await reading(bytes)).toBe(expected);
  });

  it('a font that names halves of characters, turned text, private signs and words of the language', async () => {
    const pairs = ['<61> <dc00>', '<62> <202e>', '<63> <e000>', '<65> <0000>', '<67> <ffff>', '<68> <0031>'];
    const word = `<64> <${Buffer.from('constructor').toString('hex').replace(/../g, '00$&')}>`;
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${pairs.length + 1} beginbfchar\n${[...pairs, word].join('\n')}\nendbfchar endcmap end end`;
    const bytes = buildPdf([
      CATALOGUE,
      PAGES,
      pageWith('6 0 R'),
      { dict: '', data: 'BT /F1 12 Tf 72 700 Td (abcdefgh) Tj ET' },
      FONT,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>',
      { dict: '', data: map },
    ]);
    const document = await readDocument(bytes, 'odd');
    const text = textOf(document);
    expect(text).toContain('constructor');
    expect(text).toMatch(/1$/u);
    expect(text).not.toMatch(/[\p{Cs}\p{Co}\u202e]/u);
    expect(document.messages.map(({ code }) => code)).toContain('pdf_characters_unknown');
  });
});

const PEOPLE = '<p>毕业生人数 1234 人</p>';
const people = '毕业生人数 1234 人';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('HTML', () => {
  it.each<[string, Uint8Array | string, string]>([
    [
      'elements with names of the language',
      '<html><body><constructor>a</constructor><p>b<toString>c<hasOwnProperty><table><tr><td>1<td>2<valueOf></table>',
      'a|bc|1,2',
    ],
    ['says gbk, is UTF-8', `<html><head><meta charset="gbk"></head><body>${PEOPLE}</body></html>`, people],
    [
      'says gbk, marked as UTF-8',
      `\ufeff<html><head><meta charset="gbk"></head><body>${PEOPLE}</body></html>`,
      people,
    ],
    ['UTF-16 without a mark', new Uint8Array(wide(`<html><body>${PEOPLE}</body></html>`)), people],
    [
      'UTF-16 of the other order without a mark',
      new Uint8Array(wide(`<html><body>${PEOPLE}</body></html>`).swap16()),
      people,
    ],
    [
      'UTF-16 that says UTF-8',
      new Uint8Array(wide(`\ufeff<html><head><meta charset="utf-8"></head><body>${PEOPLE}</body></html>`)),
      people,
    ],
    [
      'zero bytes',
      `<html><body><p>毕业生\0人数 12\u000034 人</p>\0<table><tr><td>a\0<td>2</table></body></html>`,
      `${people}|a,2`,
    ],
    [
      'tables that are never closed',
      '<table><tr><td>a<td>b<table><tr><td>c<td>d<tr><td>e<td>f',
      'a|b|c,d,e,f',
    ],
    ['text between rows', '<table>lost<tr>too<td>a<td>b<tr><td>c<td>d</table>', 'losttoo|a,b,c,d'],
    ['a page of frames', '<html><frameset><frame src="a.html"></frameset></html>', 'no_text'],
  ])('%s', async (_, bytes, expected) => {
    expect(await reading(bytes)).toBe(expected);
  });
});

describe('text', () => {
  const gbk = Buffer.from([0xb1, 0xcf, 0xd2, 0xb5, 0xc9, 0xfa]);
  it.each<[string, Uint8Array | string, string]>([
    [
      'lines that end in a carriage return',
      '质量年报\r毕业生人数 1234 人。\r教师 5 人。\r',
      '质量年报|毕业生人数 1234 人。|教师 5 人。',
    ],
    [
      'UTF-16 without a mark',
      new Uint8Array(wide(`质量年报 2023\n${people}。\n`)),
      `质量年报 2023|${people}。`,
    ],
    ['tabs and one number', '\t\t\t\n\t\t\t\n\t5\t\n', '5'],
    ['nothing but tabs', '\t\t\t\n'.repeat(1000), 'no_text'],
  ])('%s', async (_, bytes, expected) => {
    expect(await reading(bytes)).toBe(expected);
  });

  it('two encodings in one file: what cannot be read is counted', async () => {
    const mixed = Buffer.concat([Buffer.from(`${people}。\n`.repeat(20)), gbk, Buffer.from(' 5 人\n')]);
    const document = await readDocument(new Uint8Array(mixed), 'odd');
    expect(textOf(document)).toContain(people);
    expect(document.messages.map(({ code }) => code)).toContain('encoding_damaged');
  });
});

describe('DOCX', () => {
  const wrapped = (inner: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const cellOf = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  it.each<[string, Uint8Array, string]>([
    [
      'elements with names of the language',
      buildDocx({
        body: `<w:p><w:constructor>${run('a')}</w:constructor></w:p><constructor>${paragraph('b')}</constructor><__proto__>${paragraph('c')}</__proto__>`,
      }),
      'a|b|c',
    ],
    [
      'content controls around blocks, runs, rows and cells',
      buildDocx({
        body: `${wrapped(
          paragraph('a') +
            table([
              ['1', '2'],
              ['3', '4'],
            ]),
        )}<w:p>${run('b')}${wrapped(run('c'))}</w:p><w:tbl><w:tr>${wrapped(cellOf('x'))}${cellOf('y')}</w:tr>${wrapped(`<w:tr>${cellOf('5')}${cellOf('6')}</w:tr>`)}</w:tbl>`,
      }),
      'a|bc|1,2,3,4|x,y,5,6',
    ],
    [
      'a note that refers to itself',
      buildDocx({
        body: `<w:p>${run('text')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
        footnotes: `<w:footnote w:id="2"><w:p>${run('note')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>`,
      }),
      'text¹|¹ note',
    ],
    [
      'fields in fields',
      buildDocx({
        body: `<w:p><w:fldSimple w:instr="REF x"><w:fldSimple w:instr="REF y">${run('inner')}</w:fldSimple></w:fldSimple></w:p>`,
      }),
      'inner',
    ],
    [
      'spans that are no numbers',
      buildDocx({
        body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>${paragraph('a')}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="abc"/></w:tcPr>${paragraph('b')}</w:tc></w:tr><w:tr>${cellOf('1')}${cellOf('2')}</w:tr></w:tbl>`,
      }),
      'a,b,1,2',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await reading(bytes)).toBe(expected);
  });
});
