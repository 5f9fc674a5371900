// Tables as the sheets of an XLSX workbook. Numbers become numbers only where nothing of them is lost. The header stays
// in sight, columns are as wide as what they hold, and figures keep the decimals they are printed with.

import { type CellObject, utils, type WorkSheet, write } from 'xlsx';
import type { Lang } from '../../model/index.ts';
import { freezePanes } from './freeze-panes.ts';
import { type CellValue, cellText, type OutputTable } from './table.ts';
import { measureText } from './wrap-text.ts';

const widest = 48;
const narrowest = 6;
/** Cells looked at for the width of a column. */
const sample = 200;
const longestName = 31;

/** The bytes of a workbook with one sheet for each table; sheet names are cut to the 31 characters XLSX allows. */
export function writeWorkbook(sheets: ReadonlyMap<string, OutputTable>, lang: Lang): Uint8Array {
  const book = utils.book_new();
  const taken = new Set<string>();
  for (const [name, table] of sheets)
    utils.book_append_sheet(book, buildSheet(table, lang), chooseName(name, taken));
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array;
  return freezePanes(
    bytes,
    [...sheets.values()].map(({ frozenColumns = 0 }) => ({ rows: 1, columns: frozenColumns })),
  );
}

function buildSheet(table: OutputTable, lang: Lang): WorkSheet {
  const titles = table.columns.map((column) => column.title[lang]);
  const rows = table.rows.map((row, r) => row.map((value, c) => buildCell(table, value, r, c)));
  const sheet = utils.aoa_to_sheet([titles, ...rows]);
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' };
  sheet['!cols'] = table.columns.map((_, c) => ({ wch: widthOf(table, titles[c] ?? '', c) }));
  return sheet;
}

function buildCell(table: OutputTable, value: CellValue, r: number, c: number): CellObject | CellValue {
  const column = table.columns[c];
  const [text, sign] = column?.grouped ? splitSign(value) : [value, ''];
  const number = column?.numeric ? toNumber(text) : value;
  // a sign behind what is no number stays with it
  const plain = typeof number === 'number' ? number : value;
  const link = table.links?.[r]?.[c] ?? null;
  const isNumber = typeof plain === 'number';
  if (plain === null || (link === null && !(isNumber && column?.grouped))) return plain;
  return {
    t: isNumber ? 'n' : 's',
    v: plain,
    ...(isNumber && column?.grouped ? { z: formatOf(cellText(text), sign) } : {}),
    ...(link === null ? {} : { l: { Target: link } }),
  };
}

/** A number and the signs that refer to footnotes behind it. */
function splitSign(value: CellValue): [number: CellValue, sign: string] {
  const [, number, sign = ''] = /^(-?\d+(?:\.\d+)?)([*†‡§#]{1,6})$/u.exec(cellText(value)) ?? [];
  return number === undefined ? [value, ''] : [number, sign];
}

/** As many decimals as are printed, and the signs, shown and no part of the number: `#,##0.00"‡"`. */
function formatOf(decimal: string, sign: string): string {
  const digits = decimal.split('.')[1]?.length ?? 0;
  const number = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
  return sign === '' ? number : `${number}"${sign}"`;
}

const widthOf = (table: OutputTable, title: string, c: number): number =>
  Math.min(
    widest,
    Math.max(
      narrowest,
      measureText(title),
      ...table.rows.slice(0, sample).map((row) => measureText(cellText(row[c] ?? null))),
    ) + 2,
  );

/** A name XLSX allows that no sheet before has. */
function chooseName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/?*[\]:]/g, '_').replace(/^'|'$/g, '_') || '_';
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` ${n}`;
    const candidate = clean.slice(0, longestName - suffix.length) + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

/** The number a decimal string stands for, unless a double cannot hold all its digits. */
function toNumber(value: CellValue): CellValue {
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  return value.replace(/[^\d]/g, '').replace(/^0+/, '').length > 15 ? value : Number(value);
}
