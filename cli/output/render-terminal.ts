// A table for a terminal: aligned columns without boxes, long cells wrapped to the width there is.

import Table from 'cli-table3';
import type { Lang } from '../../model/index.ts';
import { printable } from './printable.ts';
import { cellText, type OutputTable } from './table.ts';
import { measureText, wrapText } from './wrap-text.ts';

/** Only a rule under the header; nothing at the edges, so that lines can be copied. */
const borders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
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
    Math.max(measureText(title), ...cells.map((row) => measureText(row[i] ?? ''))),
  );
  const widths = width === null ? natural : fitWidths(natural, width);
  const wrap = (row: readonly string[]) => row.map((text, i) => wrapText(text, widths[i] ?? narrowest));
  const rule = widths.map((columns) => '─'.repeat(columns));
  const grid = new Table({
    chars: borders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: table.columns.map((column) => (column.numeric ? 'right' : 'left')),
  });
  grid.push(wrap(titles), rule, ...cells.map(wrap));
  return `${grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
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
