// PDF files whose structure, streams or operators are the attack.

import type { Bomb } from './bomb.ts';
import { buildPdf, deflated, FONT, onePage, show } from './build-pdf.ts';

const MB = 2 ** 20;
const tooMuch = ['document_holds_too_much'];
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const form = (data: string, resources = '') => ({
  dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> ${resources} >>`,
  data,
});

export const pdfBombs: readonly Bomb[] = [
  {
    file: 'pdf-double-deflate.pdf',
    attack: 'a page of 1 GB of blanks, deflated twice to 2 KB',
    make: () => onePage(deflated(Buffer.alloc(1024 * MB, 32), '', 2)),
    outcome: ['reader_out_of_memory'],
  },
  {
    file: 'pdf-endless-paths.pdf',
    attack: '160 MB of path operators',
    make: () => onePage(deflated('0 0 m 1 1 l S\n'.repeat(11.5e6))),
    outcome: tooMuch,
  },
  {
    file: 'pdf-endless-text.pdf',
    attack: '3 million words on one page',
    make: () => onePage(deflated(`BT /F1 1 Tf ${'1 1 Td (12) Tj '.repeat(3e6)}ET`)),
    outcome: tooMuch,
  },
  {
    file: 'pdf-unbalanced-saves.pdf',
    attack: '5 million saved states, none restored',
    make: () => onePage(deflated(`${'q '.repeat(5e6)}${show('text')}`)),
    outcome: tooMuch,
  },
  {
    file: 'pdf-doubling-forms.pdf',
    attack: 'forms that draw each other twice, 30 deep: 2^30 drawings',
    make: () =>
      onePage(`${show('text')}/X0 Do`, {
        resources: '/XObject << /X0 6 0 R >>',
        more: Array.from({ length: 30 }, (_, i) =>
          i === 29 ? form(show('deep')) : form('/X Do /X Do', `/XObject << /X ${7 + i} 0 R >>`),
        ),
      }),
    outcome: tooMuch,
  },
  {
    file: 'pdf-recursive-form.pdf',
    attack: 'a form that draws itself',
    make: () =>
      onePage(`${show('text')}/X0 Do`, {
        resources: '/XObject << /X0 6 0 R >>',
        more: [form(`${show('inner')}/X0 Do /X0 Do`, '/XObject << /X0 6 0 R >>')],
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-page-loop.pdf',
    attack: 'a page tree that is its own child, and says it has 2 thousand million pages',
    make: () => buildPdf([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>']),
    outcome: ['document_damaged'],
  },
  {
    file: 'pdf-page-count.pdf',
    attack: 'one page, and a tree that says it has 2 thousand million',
    make: () =>
      buildPdf([
        catalogue,
        '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        { dict: '', data: show('text') },
        FONT,
      ]),
    outcome: ['read'],
  },
  {
    file: 'pdf-same-page.pdf',
    attack: 'one page listed 300,000 times',
    make: () =>
      buildPdf([
        catalogue,
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(300_000)}] /Count 300000 >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        { dict: '', data: show('text') },
        FONT,
      ]),
    outcome: tooMuch,
  },
  {
    file: 'pdf-huge-page.pdf',
    attack: 'a page of 10^9 by 10^9 points',
    make: () => onePage(show('text'), { page: '/MediaBox [0 0 1000000000 1000000000]' }),
    outcome: tooMuch,
  },
  {
    file: 'pdf-huge-image.pdf',
    attack: 'a picture of 30,000 × 30,000 pixels in 900 bytes',
    make: () =>
      onePage(`${show('text')}q 500 0 0 500 0 0 cm /I Do Q`, {
        resources: '/XObject << /I 6 0 R >>',
        more: [
          deflated(
            Buffer.alloc(1000),
            '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8',
          ),
        ],
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-inflating-image.pdf',
    attack: 'a picture of 40 million pixels that inflates to 2 GB',
    make: () =>
      onePage(`${show('text')}q 500 0 0 500 0 0 cm /I Do Q`, {
        resources: '/XObject << /I 6 0 R >>',
        more: [
          deflated(
            deflated(Buffer.alloc(1500 * MB)).data,
            '/Type /XObject /Subtype /Image /Width 8000 /Height 5000 /ColorSpace /DeviceRGB /BitsPerComponent 8',
          ),
        ].map((stream) => ({
          ...stream,
          dict: stream.dict.replace('[/FlateDecode ]', '[/FlateDecode /FlateDecode]'),
        })),
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-object-stream.pdf',
    attack: 'an object stream that says it holds 10^9 objects',
    make: () => objectStream(1_000_000_000),
    outcome: ['document_damaged'],
  },
  {
    file: 'pdf-nested-arrays.pdf',
    attack: '200,000 arrays inside each other in the catalogue',
    make: () =>
      buildPdf([
        `<< /Type /Catalog /Pages 2 0 R /Junk ${'['.repeat(200_000)}${']'.repeat(200_000)} >>`,
        '<< /Type /Pages /Kids [] /Count 0 >>',
      ]),
    outcome: ['document_damaged'],
  },
  {
    file: 'pdf-predictor.pdf',
    attack: 'a predictor with lines of 2 thousand million columns',
    make: () => {
      const { dict, data } = deflated('x'.repeat(1000));
      return onePage({
        dict: `${dict} /DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 32 >>`,
        data,
      });
    },
    outcome: ['no_text'],
  },
  {
    file: 'pdf-character-map.pdf',
    attack: 'a character map over 4 thousand million codes',
    make: () =>
      onePage(show('text'), {
        resources: '/Font << /F1 6 0 R >>',
        more: [
          '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>',
          {
            dict: '',
            data: '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap end',
          },
        ],
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-function.pdf',
    attack: 'a shading by a program with endless arithmetic',
    make: () =>
      onePage(`${show('text')}/S sh`, {
        resources: '/Shading << /S 6 0 R >>',
        more: [
          '<< /ShadingType 1 /ColorSpace /DeviceGray /Function 7 0 R >>',
          {
            dict: '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]',
            data: `{ ${'dup mul '.repeat(200_000)} pop }`,
          },
        ],
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-annotations.pdf',
    attack: '100,000 notes on one page',
    make: () =>
      onePage(show('text'), {
        page: `/Annots [${'6 0 R '.repeat(100_000)}]`,
        more: ['<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /DA (/F1 9 Tf) /Contents (note) >>'],
      }),
    outcome: ['read'],
  },
  {
    file: 'pdf-length.pdf',
    attack: 'a stream that says it has 9 thousand million bytes',
    make: () =>
      Buffer.from(
        Buffer.from(onePage(show('text')))
          .toString('latin1')
          .replace(/\/Length \d+/, '/Length 9000000000'),
        'latin1',
      ),
    outcome: ['read'],
  },
  {
    file: 'pdf-rulings.pdf',
    attack: '60,000 crossing rulings on one page',
    make: () =>
      onePage(
        deflated(
          `${show('1')}${Array.from({ length: 30_000 }, (_, i) => `0 ${(i * 842) / 30_000} m 595 ${(i * 842) / 30_000} l S ${(i * 595) / 30_000} 0 m ${(i * 595) / 30_000} 842 l S`).join('\n')}`,
        ),
      ),
    outcome: ['read'],
  },
  {
    file: 'pdf-scripts.pdf',
    attack: 'programs that run on opening, and a form that sends data',
    make: () =>
      buildPdf([
        '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(true){}) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >> >>',
        { dict: '', data: show('text') },
        FONT,
      ]),
    outcome: ['read'],
  },
];

/** A file whose catalogue lies in an object stream that claims `count` objects (ISO 32000-1, 7.5.7 and 7.5.8). */
function objectStream(count: number): Uint8Array {
  const inner = '1 0 2 38 << /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Kids [] /Count 0 >>';
  const head = Buffer.from(
    `%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /N ${count} /First 9 /Length ${inner.length} >>\nstream\n${inner}\nendstream\nendobj\n`,
  );
  const rows = [
    [0, 0, 255],
    [2, 3, 0],
    [2, 3, 1],
    [1, 9, 0],
    [1, head.length, 0],
  ].map(([type = 0, second = 0, third = 0]) => Buffer.from([type, second >> 8, second & 255, third]));
  const table = Buffer.concat(rows);
  const tail = Buffer.concat([
    Buffer.from(
      `4 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Length ${table.length} >>\nstream\n`,
    ),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`),
  ]);
  return new Uint8Array(Buffer.concat([head, tail]));
}
