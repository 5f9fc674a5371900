// The parts of a DOCX that carry text, checked, parsed and told apart: body, notes, styles, numbering.

import { makeMessage, UnreadableError } from '../../model/index.ts';
import { checkZip } from '../archive/check-zip.ts';
import { childNamed, descendants, type MarkupElement } from '../html/markup.ts';
import { parseXml, type XmlOptions } from '../html/parse-xml.ts';
import { MOST_BYTES } from '../limits.ts';

export interface DocxParts {
  /** `<w:body>`. */
  readonly body: MarkupElement;
  /** `<w:footnotes>` and `<w:endnotes>`; null when absent. */
  readonly footnotes: MarkupElement | null;
  readonly endnotes: MarkupElement | null;
  readonly styles: MarkupElement | null;
  readonly numbering: MarkupElement | null;
}

const DEFAULT_MAIN = 'word/document.xml';

/**
 * The parts of a DOCX. Namespace prefixes are made the usual ones (`w:`), also in files of the strict variant.
 * @throws UnreadableError `document_damaged`, and what `checkZip` and `parseXml` throw
 */
export function openDocx(bytes: Uint8Array): DocxParts {
  const isNeeded = (name: string): boolean => /\.(?:xml|rels)$/u.test(name) && !SKIPPED.test(name);
  const { parts } = checkZip(bytes, isNeeded, MOST_BYTES.unpackedWord);
  const read = (name: string): MarkupElement | null => {
    const part = parts.get(name);
    const root = part ? parseXml(decodeXml(part), LIGHT) : null;
    if (root) usePrefixes(root);
    return root;
  };
  const main = target(parts, '_rels/.rels', '', 'officeDocument') ?? DEFAULT_MAIN;
  const body = childNamed(read(main) ?? undefined, 'w:body');
  if (!body)
    throw new UnreadableError(makeMessage('document_damaged', { detail: `no document body in ${main}` }));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const related = (type: string): MarkupElement | null =>
    read(target(parts, rels, folder, type) ?? `${folder}${type}.xml`);
  return {
    body,
    footnotes: related('footnotes'),
    endnotes: related('endnotes'),
    styles: related('styles'),
    numbering: related('numbering'),
  };
}

/** Looks and revision marks: two thirds of a Word file, without a meaning here. */
const LIGHT: XmlOptions = {
  skip: new Set(
    `rFonts sz szCs lang color kern spacing w position bCs iCs i u shd highlight rPrChange pPrChange tblPrChange trPrChange
    tcPrChange sectPrChange tblGrid tblPr tblPrEx sectPr tcBorders tcW tcMar tblBorders pBdr tabs ind jc snapToGrid rsids
    lastRenderedPageBreak proofErr instrText delInstrText fldChar textAlignment widowControl keepNext keepLines vAlign
    trHeight cantSplit noProof`
      .split(/\s+/u)
      .map((name) => `w:${name}`),
  ),
  limits: new Map([
    ['w:p', 'wordParagraphs'],
    ['w:tc', 'wordCells'],
    ['w:tbl', 'tables'],
  ]),
  keepAttribute: (name) => !/^w:rsid|^w14:/u.test(name),
};

/** Parts that hold no text of the document. */
const SKIPPED = /^(?:customXml|docProps)\/|\/(?:theme|charts|diagrams|embeddings|glossary|media)\//u;

/** The text of an XML part: UTF-8, or UTF-16 by its byte order mark. */
function decodeXml(part: Uint8Array): string {
  const wide = part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isWide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  return new TextDecoder(isWide ? wide : 'utf-8').decode(part);
}

/** The part that the relationship of `type` (its last word) in the part `rels` points to. */
function target(
  parts: ReadonlyMap<string, Uint8Array>,
  rels: string,
  folder: string,
  type: string,
): string | null {
  const part = parts.get(rels);
  const root = part ? parseXml(decodeXml(part)) : null;
  if (!root) return null;
  for (const { name, attributes } of descendants(root)) {
    if (!/(?:^|:)Relationship$/u.test(name) || !attributes.Type?.endsWith(`/${type}`)) continue;
    const to = attributes.Target ?? '';
    return to.startsWith('/') ? to.slice(1) : `${folder}${to}`;
  }
  return null;
}

/** Namespaces whose elements are known by name here, and their usual prefixes; both variants of the standard. */
const NAMESPACES: readonly (readonly [string, RegExp])[] = [
  ['w', /\/wordprocessingml\/(?:2006\/)?main$/u],
  ['m', /\/officeDocument\/(?:2006\/)?math$/u],
  ['mc', /\/markup-compatibility\/2006$/u],
  ['v', /^urn:schemas-microsoft-com:vml$/u],
];

/** Gives elements and attributes their usual prefixes where a writer chose others. */
function usePrefixes(root: MarkupElement): void {
  const renamed = new Map<string, string>();
  for (const [key, uri] of Object.entries(root.attributes)) {
    const usual = /^xmlns(?::|$)/u.test(key)
      ? NAMESPACES.find(([, pattern]) => pattern.test(uri))?.[0]
      : undefined;
    if (usual !== undefined && key !== `xmlns:${usual}`) renamed.set(key.slice('xmlns:'.length), usual);
  }
  if (renamed.size === 0) return;
  const rename = (name: string, isElementName: boolean): string => {
    const colon = name.indexOf(':');
    const usual = renamed.get(name.slice(0, Math.max(0, colon)));
    if (usual === undefined || (colon < 0 && !isElementName)) return name;
    return `${usual}:${name.slice(colon + 1)}`;
  };
  for (const element of descendants(root)) {
    element.name = rename(element.name, true);
    element.attributes = Object.fromEntries(
      Object.entries(element.attributes).map(([key, value]) => [rename(key, false), value]),
    );
  }
}
