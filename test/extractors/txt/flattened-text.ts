// Flattened text for the tests of this folder, read as a file would be.

import { readTxt } from '../../../extractors/txt/read-txt.ts';
import { cellGrid, type DocumentContent, type Table } from '../../../model/index.ts';

export const read = (text: string): DocumentContent => readTxt(new TextEncoder().encode(text));

/** The texts of a table, row by row. */
export const rowsOf = (table: Table | undefined): string[][] =>
  table ? cellGrid(table).map((row) => row.map((cell) => cell?.text ?? '')) : [];

const filler = Array.from(
  { length: 24 },
  (_, i) => `学校持续推进产教融合工作，与区域内的企业开展多层次的合作，第${i}项工作按计划推进，并且取得了`,
).join('\n\n');

/** The lines as visual lines of a page, below enough running text to tell how wide a page is. */
export const visual = (lines: string[]): string => `${filler}\n\n${lines.join('\n\n')}\n`;
