// Bytes of an .xlsx or .xls → SheetJS workbook, after a preflight: only the parts with cells are unpacked, within a budget,
// and handed on; and what the library lost on the way is noticed.

import * as XLSX from 'xlsx';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { checkZip } from '../archive/check-zip.ts';
import { packZip } from '../archive/pack-zip.ts';
import { isZip } from '../archive/read-zip-directory.ts';
import { MOST_BYTES } from '../limits.ts';
import { addChineseFormats } from './add-chinese-formats.ts';
import { type SheetScan, scanSheets } from './scan-sheets.ts';

export interface OpenWorkbook {
  readonly workbook: XLSX.WorkBook;
  /** Hidden rows and columns by sheet. */
  readonly hidden: ReadonlyMap<string, number>;
  /** Kinds of content that are there and not read. */
  readonly unread: readonly string[];
  readonly comments: number;
}

const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings|metadata)\.(?:xml|bin)|xl\/_rels\/workbook\.\w+\.rels|xl\/worksheets\/[^/]+\.(?:xml|bin)|xl\/comments[^/]*\.xml)$/iu;
const COMMENTS = /^xl\/comments/iu;

const OPTIONS: XLSX.ParsingOptions = {
  type: 'array',
  dense: true,
  cellNF: true,
  // else formulas without a stored result would vanish without a trace
  sheetStubs: true,
  // the short date as Chinese Windows shows it, not the American one
  dateNF: 'yyyy/m/d',
};

/**
 * The workbook in `bytes`.
 * @throws UnreadableError `archive_too_large`, `document_holds_too_much`, `sheet_cells_lost`, `document_encrypted`,
 * `document_damaged`; other errors are the library's
 */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenWorkbook> {
  if (!isZip(bytes)) return openOld(bytes);
  const { names, parts } = checkZip(bytes, (name) => NEEDED.test(name), MOST_BYTES.unpackedWorkbook);
  const kept = new Map([...parts].filter(([name]) => !COMMENTS.test(name)));
  addChineseFormats(kept);
  const scans = scanSheets(kept);
  const workbook = read(packZip(kept), OPTIONS);
  for (const scan of scans) checkLoss(scan, workbook.Sheets[scan.name]);
  return {
    workbook,
    hidden: new Map(scans.map(({ name, hidden }) => [name, hidden])),
    unread: unreadParts(names),
    comments: countComments(parts),
  };
}

async function openOld(bytes: Uint8Array): Promise<OpenWorkbook> {
  // not packed: the size on disk is what counts
  const limit = MOST_BYTES.oldWorkbook;
  if (bytes.length > limit)
    throw new UnreadableError(makeMessage('file_too_large', { bytes: bytes.length, limit }));
  // code pages of Excel 95 and older (GBK)
  XLSX.set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
  // in this format hidden rows and columns come with the styles
  const workbook = read(bytes, { ...OPTIONS, cellStyles: true });
  const hidden = workbook.SheetNames.map((name): [string, number] => {
    const { '!rows': rows, '!cols': cols } = workbook.Sheets[name] ?? {};
    return [name, [...(rows ?? []), ...(cols ?? [])].filter((line) => line?.hidden).length];
  });
  return { workbook, hidden: new Map(hidden), unread: [], comments: 0 };
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

/** A few cells may be stated twice; where more are missing the library gave up without a word. */
const KEPT_SHARE = 0.95;

function checkLoss({ name, filled }: SheetScan, sheet: XLSX.WorkSheet | undefined): void {
  let found = 0;
  for (const row of (sheet?.['!data'] ?? []) as (XLSX.CellObject[] | undefined)[])
    row?.forEach((cell: XLSX.CellObject | undefined) => {
      if (cell && cell.t !== 'z') found++;
    });
  if (found < filled * KEPT_SHARE)
    throw new UnreadableError(makeMessage('sheet_cells_lost', { sheet: name, expected: filled, found }));
}

function countComments(parts: ReadonlyMap<string, Uint8Array>): number {
  let count = 0;
  for (const [name, part] of parts)
    if (COMMENTS.test(name))
      count += [...new TextDecoder().decode(part).matchAll(/<(?:\w+:)?comment\s/gu)].length;
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
