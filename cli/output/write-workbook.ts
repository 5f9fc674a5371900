// Tables as the sheets of an XLSX workbook. Numbers become numbers only where nothing of them is lost.

import { utils, write } from 'xlsx';
import type { Lang } from '../../model/index.ts';
import type { CellValue, OutputTable } from './table.ts';

/** The bytes of a workbook with one sheet for each table; sheet names are cut to the 31 characters XLSX allows. */
export function writeWorkbook(sheets: ReadonlyMap<string, OutputTable>, lang: Lang): Uint8Array {
  const book = utils.book_new();
  for (const [name, table] of sheets) {
    const titles = table.columns.map((column) => column.title[lang]);
    const rows = table.rows.map((row) =>
      row.map((value, i) => (table.columns[i]?.numeric ? toNumber(value) : value)),
    );
    const sheet = utils.aoa_to_sheet([titles, ...rows]);
    sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' };
    utils.book_append_sheet(book, sheet, name.replace(/[\\/?*[\]:]/g, '_').slice(0, 31));
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array;
}

/** The number a decimal string stands for, unless a double cannot hold all its digits. */
function toNumber(value: CellValue): CellValue {
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  return value.replace(/[^\d]/g, '').replace(/^0+/, '').length > 15 ? value : Number(value);
}
