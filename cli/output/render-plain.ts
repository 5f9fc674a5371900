// A table as CSV, JSON or Markdown text.

import { stringify } from 'csv-stringify/sync';
import type { Lang } from '../../model/index.ts';
import { cellText, type OutputTable } from './table.ts';

/** RFC 4180 with titles in the first line; `bom` puts the mark in front that spreadsheet programs want for Chinese. */
export function renderCsv(table: OutputTable, lang: Lang, bom: boolean): string {
  const titles = table.columns.map((column) => column.title[lang]);
  return stringify([titles, ...table.rows.map((row) => row.map(cellText))], {
    bom,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}

/** A list of objects whose keys are the column ids, the same in every language; what is missing is null. */
export function renderJson(table: OutputTable): string {
  const objects = table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, i) => [column.id, row[i] ?? null])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** A pipe table; line breaks inside a cell become `<br>`. */
export function renderMarkdown(table: OutputTable, lang: Lang): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return `${[
    line(table.columns.map((column) => column.title[lang])),
    `|${table.columns.map((column) => (column.numeric ? '---:' : '---')).join('|')}|`,
    ...table.rows.map((row) => line(row.map(cellText))),
  ].join('\n')}\n`;
}

/** Text that stands in a cell of a Markdown table as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, '\\$&').replace(/\r?\n/g, '<br>');
}
