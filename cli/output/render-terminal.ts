// A table for a terminal: aligned columns, long cells wrapped to the width there is. Only a rule under the header and
// nothing at the edges, so that lines can be copied. Laid out here: general libraries take seconds for thousands of lines.

import type { Lang } from '../../model/index.ts';
import { printable } from './printable.ts';
import { cellText, type OutputTable } from './table.ts';
import { measureText, wrapText } from './wrap-text.ts';

const gap = 2;
const narrowest = 10;

/**
 * @param width terminal columns there are; null for no limit (a file, a pipe).
 * @returns the table with a closing line feed.
 */
export function renderTerminal(table: OutputTable, lang: Lang, width: number | null): string {
  const titles = table.columns.map((column) => column.title[lang]);
  const cells = table.rows.map((row) => row.map((value) => printable(cellText(value)).replaceAll('\t', ' ')));
  const natural = titles.map((title, i) =>
    cells.reduce((widest, row) => Math.max(widest, measureText(row[i] ?? '')), measureText(title)),
  );
  const widths = width === null ? natural : fitWidths(natural, width);
  const rule = widths.map((columns) => '─'.repeat(columns));
  const isNumeric = table.columns.map((column) => column.numeric ?? false);
  const lines = [titles, rule, ...cells].flatMap((row) => layOutRow(row, widths, isNumeric));
  return `${lines.join('\n')}\n`;
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
