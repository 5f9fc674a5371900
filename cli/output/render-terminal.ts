// A table for a terminal: aligned columns, long cells wrapped to the width there is, long texts below their row. Only a
// rule under the header and nothing at the edges, so that lines can be copied. Laid out here: general libraries take
// seconds for thousands of lines.

import type { Lang } from '../../model/index.ts';
import { printable } from './printable.ts';
import { type CellValue, cellText, type OutputTable } from './table.ts';
import { measureText, wrapText } from './wrap-text.ts';

const gap = 2;
const narrowest = 10;
const indent = '    ';

/** Columns where the width of a terminal is not known and people are to read: a pipe, a file. */
export const usualWidth = 120;

/**
 * @param width terminal columns there are; null for no limit.
 * @returns the table with a closing line feed.
 */
export function renderTerminal(table: OutputTable, lang: Lang, width: number | null): string {
  const columns = table.columns.flatMap((column, c) => (column.below ? [] : { ...column, c }));
  const titles = columns.map((column) => column.title[lang]);
  const cells = table.rows.map((row) => columns.map(({ c }) => lineOf(row[c])));
  const natural = titles.map((title, i) =>
    cells.reduce((widest, row) => Math.max(widest, measureText(row[i] ?? '')), measureText(title)),
  );
  const widths = width === null ? natural : fitWidths(natural, width);
  const rule = widths.map((columns) => '─'.repeat(columns));
  const isNumeric = columns.map((column) => column.numeric ?? false);
  const lines = [
    ...[titles, rule].flatMap((row) => layOutRow(row, widths, isNumeric)),
    ...cells.flatMap((row, r) => [
      ...layOutRow(row, widths, isNumeric),
      ...layOutBelow(table, table.rows[r] ?? [], width),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const lineOf = (value: CellValue | undefined): string =>
  printable(cellText(value ?? null)).replaceAll('\t', ' ');

/** The texts that stand below a row, each in lines of its own. */
function layOutBelow(table: OutputTable, row: readonly CellValue[], width: number | null): string[] {
  return table.columns
    .flatMap(({ below }, c) => (below ? lineOf(row[c]) : []))
    .filter((text) => text !== '')
    .flatMap((text) => (width === null ? text : wrapText(text, width - indent.length)).split('\n'))
    .map((line) => indent + line);
}

/** The lines of one row: as many as its tallest cell has, numbers on the right. */
function layOutRow(
  row: readonly string[],
  widths: readonly number[],
  isNumeric: readonly boolean[],
): string[] {
  const columns = widths.map((width, c) => wrapText(row[c] ?? '', width).split('\n'));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, l) =>
    columns
      .map((lines, c) => {
        const text = lines[l] ?? '';
        const blank = ' '.repeat(Math.max(0, (widths[c] ?? 0) - measureText(text)));
        return isNumeric[c] ? blank + text : text + blank;
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** Takes from the widest column until all fit or every column is narrow. */
function fitWidths(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, w) => sum + w + gap, -gap);
  while (total() > width) {
    const widest = widths.indexOf(Math.max(...widths));
    const current = widths[widest];
    if (current === undefined || current <= narrowest) break;
    widths[widest] = Math.max(narrowest, current - (total() - width > 8 ? 4 : 1));
  }
  return widths;
}
