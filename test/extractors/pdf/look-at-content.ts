// What the tests of this folder look at in what was read.

import { cellGrid, type DocumentContent, type Table } from '../../../model/index.ts';

export const codesOf = (content: DocumentContent): string[] => content.messages.map((m) => m.code);
/** The texts of a table, row by row; `?` where there is no cell. */
export const gridOf = (table: Table | undefined): string[][] =>
  table ? cellGrid(table).map((row) => row.map((cell) => cell?.text ?? '?')) : [];
/** The texts of the blocks of one kind. */
export const textsOf = (content: DocumentContent, kind: string): string[] =>
  content.blocks.filter((b) => b.kind === kind).map((b) => b.text);
