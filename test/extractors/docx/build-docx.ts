// Small DOCX files for tests: the body as raw WordprocessingML, so that the oddest things can be said.

import { packZip } from '../../../extractors/archive/pack-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface DocxContent {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** XML before the root element of the main part. */
  readonly prologue?: string;
  /** Further namespace declarations of the main part. */
  readonly namespaces?: string;
}

/** The bytes of a DOCX with this content. */
export function buildDocx({
  body,
  styles,
  numbering,
  footnotes,
  prologue = '',
  namespaces = '',
}: DocxContent): Uint8Array {
  const declarations = `xmlns:w="${MAIN}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" ${namespaces}`;
  const parts = new Map([
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ['word/document.xml', `${prologue}<w:document ${declarations}><w:body>${body}</w:body></w:document>`],
  ]);
  if (styles) parts.set('word/styles.xml', `<w:styles ${declarations}>${styles}</w:styles>`);
  if (numbering) parts.set('word/numbering.xml', `<w:numbering ${declarations}>${numbering}</w:numbering>`);
  if (footnotes) parts.set('word/footnotes.xml', `<w:footnotes ${declarations}>${footnotes}</w:footnotes>`);
  return packZip(new Map([...parts].map(([name, xml]) => [name, encode(xml)])));
}

/** A run with text. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph with one run, or with the runs given. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

/** A cell with one paragraph. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<w:') ? content : paragraph(content)}</w:tc>`;

/** A table of rows of cells; a cell given as text is made one. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((c) => (c.startsWith('<w:tc') ? c : cell(c))).join('')}</w:tr>`).join('')}</w:tbl>`;
