// A repaired Word body → markup tree, by mammoth. Goes through the body in portions: the library holds some 15 KB for each
// cell, and a long table would not fit. Tables are cut between rows that no merged cell joins, and put together again.

import mammoth from 'mammoth';
import { packZip } from '../archive/pack-zip.ts';
import { childNamed, descendants, element, isElement, type MarkupElement } from '../html/markup.ts';
import { parseXml, serialiseXml } from '../html/parse-xml.ts';
import { refuseBeyond } from '../limits.ts';

/** Elements in one portion, about; a table row is never cut. Larger ones fill the memory, smaller ones take no less time. */
const PORTION = 2000;

/** Consecutive blocks of the body; `continues`: the first of them goes on with the last table of the portion before. */
interface Portion {
  readonly blocks: readonly MarkupElement[];
  readonly continues: boolean;
}

/**
 * The HTML of the blocks in `body` below one `body` element. Empties `body` as it goes.
 * @throws UnreadableError `document_holds_too_much`, and what mammoth throws
 */
export async function convertBody(body: MarkupElement): Promise<MarkupElement> {
  const html = element('body');
  const blocks = body.children.filter(isElement);
  body.children = [];
  for (const { blocks: own, continues } of portionsOf(blocks)) {
    const { children } = await convertPortion(own);
    const first = children[0];
    const last = html.children.at(-1);
    const isRest = continues && first && last && isElement(first) && isElement(last) && last.name === 'table';
    if (isRest) for (const rows of first.children) last.children.push(rows);
    for (const child of isRest ? children.slice(1) : children) html.children.push(child);
  }
  return html;
}

function* portionsOf(blocks: readonly MarkupElement[]): Generator<Portion> {
  let portion: MarkupElement[] = [];
  let size = 0;
  for (const block of blocks) {
    const weight = sizeOf(block);
    if (block.name !== 'w:tbl') refuseBeyond('wordPortion', weight);
    if (size > 0 && size + weight > PORTION && !isDeletedMark(portion.at(-1))) {
      yield { blocks: portion, continues: false };
      portion = [];
      size = 0;
    }
    if (block.name === 'w:tbl' && weight > PORTION) {
      let continues = false;
      for (const rows of rowGroups(block)) {
        yield { blocks: [...portion, element('w:tbl', {}, rows)], continues };
        portion = [];
        continues = true;
      }
      size = 0;
    } else {
      portion.push(block);
      size += weight;
    }
  }
  if (portion.length > 0) yield { blocks: portion, continues: false };
}

const sizeOf = (root: MarkupElement): number => {
  let size = 0;
  for (const _ of descendants(root)) size++;
  return size;
};

/** A deleted paragraph mark joins the paragraph to the next one. */
const isDeletedMark = (block: MarkupElement | undefined): boolean =>
  childNamed(childNamed(childNamed(block, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;

/** The rows of a table in groups that merged cells do not cross. */
function* rowGroups(table: MarkupElement): Generator<MarkupElement[]> {
  let group: MarkupElement[] = [];
  let size = 0;
  for (const row of table.children.filter(isElement)) {
    const weight = sizeOf(row);
    if (group.length > 0 && size + weight > PORTION && !goesOnFromAbove(row)) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(row);
    size += weight;
    refuseBeyond('wordPortion', size);
  }
  if (group.length > 0) yield group;
}

function goesOnFromAbove(row: MarkupElement): boolean {
  for (const merge of descendants(row))
    if (merge.name === 'w:vMerge' && merge.attributes['w:val'] !== 'restart') return true;
  return false;
}

/** Headings carry these style ids since prepare-parts.ts; nothing else needs a style. */
const STYLE_MAP = Array.from({ length: 9 }, (_, i) => `p.nianbao-h${i + 1} => h${i + 1}:fresh`);
const OPTIONS = {
  styleMap: STYLE_MAP,
  includeDefaultStyleMap: false,
  includeEmbeddedStyleMap: false,
  externalFileAccess: false,
};

async function convertPortion(blocks: readonly MarkupElement[]): Promise<MarkupElement> {
  const document = element('w:document', NAMESPACES, [element('w:body', {}, [...blocks])]);
  const files = new Map([
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONSHIPS],
    ['word/document.xml', encode(document)],
  ]);
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(packZip(files)) }, OPTIONS);
  return parseXml(`<body>${value}</body>`) ?? element('body');
}

const encode = (root: MarkupElement): Uint8Array => new TextEncoder().encode(serialiseXml(root));

const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
};
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPES = encode(
  element('Types', { xmlns: `${PACKAGE}/content-types` }, [
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  ]),
);
const RELATIONSHIPS = encode(
  element('Relationships', { xmlns: `${PACKAGE}/relationships` }, [
    element('Relationship', { Id: 'r1', Type: `${OFFICE}/officeDocument`, Target: 'word/document.xml' }),
  ]),
);
