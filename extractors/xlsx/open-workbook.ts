// Bytes of an .xlsx or .xls → SheetJS workbook, after a preflight: only the parts with cells are unpacked, within a budget,
// and handed on; and what the library lost on the way is noticed.

import * as XLSX from 'xlsx';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { checkZip } from '../archive/check-zip.ts';
import { packZip } from '../archive/pack-zip.ts';
import { isZip } from '../archive/read-zip-directory.ts';
import { tooComplex } from '../html/parse-xml.ts';
import { addChineseFormats } from './add-chinese-formats.ts';

export interface OpenWorkbook {
  readonly workbook: XLSX.WorkBook;
  /** Kinds of content that are there and not read. */
  readonly unread: readonly string[];
  readonly comments: number;
}

/** XML of a sheet with a million cells is some 60 MB. */
const BUDGET = 128 * 1024 * 1024;
const MAX_CELLS = 1_500_000;
/** `.xls` and Excel 2003 XML are not packed: their size on disk is what counts. */
const MAX_BYTES = 64 * 1024 * 1024;
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings|metadata)\.(?:xml|bin)|xl\/_rels\/workbook\.\w+\.rels|xl\/worksheets\/[^/]+\.(?:xml|bin)|xl\/comments[^/]*\.xml)$/iu;
const COMMENTS = /^xl\/comments/iu;

const OPTIONS: XLSX.ParsingOptions = {
  type: 'array',
  dense: true,
  cellNF: true,
  // the short date as Chinese Windows shows it, not the American one
  dateNF: 'yyyy/m/d',
};

/**
 * The workbook in `bytes`.
 * @throws UnreadableError `archive_too_large`, `markup_too_complex`, `sheet_cells_lost`, `document_encrypted`,
 * `document_damaged`
 */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenWorkbook> {
  if (!isZip(bytes)) return { workbook: await readOld(bytes), unread: [], comments: 0 };
  const { names, parts } = checkZip(bytes, (name) => NEEDED.test(name), BUDGET);
  const kept = new Map([...parts].filter(([name]) => !COMMENTS.test(name)));
  addChineseFormats(kept);
  const stated = statedCells(kept);
  const workbook = read(packZip(kept), OPTIONS);
  const found = countCells(workbook);
  // a few cells may be stated twice; more than that is loss
  if (found < stated * 0.95)
    throw new UnreadableError(
      makeMessage('sheet_cells_lost', { sheet: workbook.SheetNames.join(', '), expected: stated, found }),
    );
  return { workbook, unread: unreadParts(names), comments: statedComments(parts) };
}

async function readOld(bytes: Uint8Array): Promise<XLSX.WorkBook> {
  if (bytes.length > MAX_BYTES)
    throw new UnreadableError(makeMessage('file_too_large', { bytes: bytes.length, limit: MAX_BYTES }));
  // code pages of Excel 95 and older (GBK)
  const codePages = await import('xlsx/dist/cpexcel.full.mjs');
  XLSX.set_cptable(codePages);
  // hidden rows and columns come with the styles; in .xlsx they are counted in the XML, far faster
  return read(bytes, { ...OPTIONS, cellStyles: true });
}

function read(bytes: Uint8Array, options: XLSX.ParsingOptions): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, options);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/iu.test(words)) throw new UnreadableError(makeMessage('document_encrypted'));
    throw error;
  }
}

const text = (part: Uint8Array): string => new TextDecoder('latin1').decode(part);

/** How many cells with content the XML of the listed sheets states. Parts left over from deleted sheets do not count. */
function statedCells(parts: ReadonlyMap<string, Uint8Array>): number {
  const listed = sheetParts(parts);
  const counts = new Map<string, number>();
  for (const [name, part] of parts) {
    const key = name.toLowerCase();
    if (!listed.has(key)) continue;
    let cells = 0;
    for (const _ of text(part).matchAll(/<(?:\w+:)?(?:v(?:\s[^<>]{0,100})?>[^<]|is[\s>])/gu)) cells++;
    if (cells > MAX_CELLS) throw tooComplex(`more than ${MAX_CELLS} cells`);
    // names that differ in case only are one name to the library: either part may be read
    counts.set(key, Math.min(cells, counts.get(key) ?? cells));
  }
  return [...counts.values()].reduce((sum, cells) => sum + cells, 0);
}

/** Names, in lower case, of the parts that the workbook lists as sheets. */
function sheetParts(parts: ReadonlyMap<string, Uint8Array>): Set<string> {
  const partText = (pattern: RegExp): string =>
    text(parts.get([...parts.keys()].find((name) => pattern.test(name)) ?? '') ?? new Uint8Array());
  const rels = partText(/^xl\/_rels\/workbook\.xml\.rels$/iu);
  const targets = new Map<string, string>();
  for (const [tag] of rels.matchAll(/<(?:\w+:)?Relationship\s[^<>]{0,2000}>/gu))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'));
  const names = new Set<string>();
  for (const [tag] of partText(/^xl\/workbook\.xml$/iu).matchAll(/<(?:\w+:)?sheet\s[^<>]{0,2000}>/gu)) {
    const target = targets.get(attribute(tag, String.raw`\w+:id`)) ?? '';
    names.add((target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase());
  }
  return names;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(String.raw`\s${name}\s*=\s*["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? '';

function countCells(workbook: XLSX.WorkBook): number {
  let cells = 0;
  for (const name of workbook.SheetNames)
    for (const row of workbook.Sheets[name]?.['!data'] ?? [])
      for (const cell of row ?? []) if (cell && cell.t !== 'z') cells++;
  return cells;
}

function statedComments(parts: ReadonlyMap<string, Uint8Array>): number {
  let count = 0;
  for (const [name, part] of parts)
    if (COMMENTS.test(name)) count += [...text(part).matchAll(/<(?:\w+:)?comment\s/gu)].length;
  return count;
}

function unreadParts(names: readonly string[]): string[] {
  const count = (pattern: RegExp): number => names.filter((name) => pattern.test(name)).length;
  const charts = count(/^xl\/charts\/chart[^/]*\.xml$/iu);
  const pictures = count(/^xl\/media\//iu);
  return [
    charts > 0 ? `${charts} 个图表 (chart)` : '',
    pictures > 0 ? `${pictures} 张图片 (picture)` : '',
  ].filter(Boolean);
}
