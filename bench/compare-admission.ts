// Tables published twice, as PDF and as XLSX: rows of the PDF that stand in the workbook, word for word.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '../extractors/pdf/read-pdf.ts';
import { readXlsx } from '../extractors/xlsx/read-xlsx.ts';
import { cellGrid, type Table } from '../model/index.ts';

export interface AdmissionScore {
  readonly file: string;
  readonly rows: number;
  readonly right: number;
  /** Rows of one side only, with the sign of the side: `−` the workbook's, `+` the PDF's. */
  readonly differences: readonly string[];
}

/** White space is where a line was broken or a column was filled up: it is no difference. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Rows with text. A column without any entry (the workbooks hide such columns) is none. */
const rowsOf = (tables: readonly Table[]): string[] =>
  tables.flatMap((table) => {
    const grid = cellGrid(table).map((row) => row.map((cell) => plain(cell?.text ?? '')));
    const used = (_: string, col: number) => grid.slice(table.headerRows).some((row) => row[col] !== '');
    return grid.map((row) => row.filter(used).join('|')).filter((row) => /[^|]/u.test(row));
  });

/** One score for each pair in `shared`, in name order; at most `most` of them. */
export async function compareAdmission(shared: string, most: number): Promise<AdmissionScore[]> {
  const folder = join(shared, 'documents/admission');
  const scores: AdmissionScore[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  for (const name of names.slice(0, most)) {
    const bytes = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
    const found = rowsOf((await readPdf(bytes(name))).tables);
    const workbook = await readXlsx(bytes(name.replace(/\.pdf$/u, '.xlsx')));
    const truth = rowsOf(workbook.tables);
    const { missing, added } = subtract(truth, found);
    const differences = [...missing.map((row) => `− ${row}`), ...added.map((row) => `+ ${row}`)];
    scores.push({ file: name, rows: truth.length, right: truth.length - missing.length, differences });
  }
  return scores;
}

/** What stands in one list only, each as often as it is there more often. */
function subtract(truth: readonly string[], found: readonly string[]) {
  const left = new Map<string, number>();
  for (const row of truth) left.set(row, (left.get(row) ?? 0) + 1);
  const added = found.filter((row) => {
    const count = left.get(row) ?? 0;
    if (count > 0) left.set(row, count - 1);
    return count === 0;
  });
  const missing = [...left].flatMap(([row, count]) => Array<string>(count).fill(row));
  return { missing, added };
}
