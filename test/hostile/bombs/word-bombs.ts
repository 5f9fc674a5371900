// DOCX in which Word's own machinery is the attack: numbering, notes, fields, content controls, doubled content.

import { buildDocx, cell, paragraph, run, table } from '../../extractors/docx/build-docx.ts';
import type { Bomb } from './bomb.ts';

const tooComplex = ['markup_too_complex'];
const tooMuch = ['document_holds_too_much'];
const nest = (open: string, close: string, depth: number, inner: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const numbering = (text: string, format = 'decimal', start = 1): string =>
  `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const note = (id: number, content: string): string => `<w:footnote w:id="${id}">${content}</w:footnote>`;
const noteMark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const box = (inner: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

/** Text boxes in text boxes, each said twice: 2^depth when both are read. */
const boxes = (depth: number): string => {
  let inner = paragraph('inside');
  for (let i = 0; i < depth; i++) inner = `<w:p>${box(inner)}</w:p>`;
  return inner;
};

export const wordBombs: readonly Bomb[] = [
  {
    file: 'docx-number-text.docx',
    attack: 'an automatic number of 1 million characters for each of 5,000 paragraphs',
    make: () =>
      buildDocx({
        body: paragraph('text', numbered).repeat(5000),
        numbering: numbering('%1'.repeat(100_000), 'decimal', 2_000_000_000),
      }),
    outcome: tooMuch,
  },
  {
    file: 'docx-number-levels.docx',
    attack: 'numbering at level 2 thousand million, formats of no name',
    make: () =>
      buildDocx({
        body:
          paragraph('text', numbered.replace('"0"', '"2000000000"')).repeat(1000) +
          paragraph('text', numbered).repeat(1000),
        numbering: numbering('%1.', 'constructor', 4_000_000_000),
      }),
    outcome: ['read'],
  },
  {
    file: 'docx-controls.docx',
    attack: '3,000 content controls inside each other',
    make: () =>
      buildDocx({
        body: nest('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 3000, paragraph('inside')),
      }),
    outcome: tooComplex,
  },
  {
    file: 'docx-fields.docx',
    attack: 'fields inside fields, 300 deep, in 200 paragraphs',
    make: () =>
      buildDocx({
        body: paragraph(nest('<w:fldSimple w:instr=" TOC ">', '</w:fldSimple>', 300, run('inside'))).repeat(
          200,
        ),
      }),
    outcome: ['read'],
  },
  {
    file: 'docx-chunks.docx',
    attack: '200,000 documents to be put in',
    make: () => buildDocx({ body: `${paragraph('text')}${'<w:altChunk r:id="r9"/>'.repeat(200_000)}` }),
    outcome: ['read'],
  },
  {
    file: 'docx-notes.docx',
    attack: '20,000 references to one note, which refers to itself',
    make: () =>
      buildDocx({
        body: `<w:p>${run('text')}${noteMark(2).repeat(20_000)}</w:p>`,
        footnotes: note(2, `<w:p>${run('note')}${noteMark(2)}</w:p>`),
      }),
    outcome: ['read'],
  },
  {
    file: 'docx-many-notes.docx',
    attack: '120,000 notes',
    make: () =>
      buildDocx({
        body: `${Array.from({ length: 120_000 }, (_, i) => noteMark(i)).reduce(
          (all, mark, i) => all + (i % 100 === 0 ? '</w:p><w:p>' : '') + mark,
          `<w:p>${run('text')}`,
        )}</w:p>`,
        footnotes: Array.from({ length: 120_000 }, (_, i) => note(i, paragraph('n'))).join(''),
      }),
    outcome: tooMuch,
  },
  {
    file: 'docx-boxes.docx',
    attack: 'text boxes inside each other, each said twice: 2^13 when both are read',
    make: () => buildDocx({ body: boxes(13) }),
    outcome: ['read'],
  },
  {
    file: 'docx-merged-column.docx',
    attack: 'a merged column over 20,000 rows, which cannot be cut',
    make: () =>
      buildDocx({
        body: table(
          Array.from({ length: 20_000 }, (_, i) => [
            cell('1', `<w:vMerge${i === 0 ? ' w:val="restart"' : ''}/>`),
            '2',
          ]),
        ),
      }),
    outcome: tooMuch,
  },
  {
    file: 'docx-runs.docx',
    attack: '300,000 runs in one paragraph',
    make: () => buildDocx({ body: `<w:p>${run('1').repeat(300_000)}</w:p>` }),
    outcome: tooMuch,
  },
];
