// Titled lines and small tables, one below the other: the form in which `show` speaks.

import type { Lang, Words } from '../../model/index.ts';
import { printable } from '../output/printable.ts';
import { renderTerminal } from '../output/render-terminal.ts';
import type { CellValue, OutputTable } from '../output/table.ts';
import { measureText, wrapText } from '../output/wrap-text.ts';

const indent = '  ';
const narrowestWidth = 40;
const defaultWidth = 100;

/** Columns there are for text: the terminal's, else a width that reads well. */
export const textWidth = (): number =>
  Math.max(narrowestWidth, process.stdout.isTTY ? process.stdout.columns : defaultWidth);

/** `label  text` lines with aligned texts; lines without text are left out. */
export function layOutLines(lines: readonly (readonly [Words, CellValue])[], lang: Lang): string {
  const filled = lines.filter(([, text]) => text !== null && text !== '');
  const width = Math.max(0, ...filled.map(([label]) => measureText(label[lang])));
  const shift = indent.length + width + 2;
  return filled
    .map(([label, text]) => {
      const padding = ' '.repeat(width - measureText(label[lang]) + 2);
      const wrapped = wrapText(printable(String(text)), textWidth() - shift);
      return `${indent}${label[lang]}${padding}${wrapped.replaceAll('\n', `\n${' '.repeat(shift)}`)}\n`;
    })
    .join('');
}

/** A titled table below a blank line; nothing when it has no rows. */
export function layOutTable(title: Words, table: OutputTable, lang: Lang): string {
  if (table.rows.length === 0) return '';
  const text = renderTerminal(table, lang, textWidth() - indent.length);
  return `\n${title[lang]}\n${text.trimEnd().replace(/^/gm, indent)}\n`;
}

/** A list with a title below a blank line; nothing when it is empty. */
export function layOutList(title: Words, items: readonly string[], lang: Lang): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => {
    const wrapped = wrapText(printable(item), textWidth() - 2 * indent.length);
    return indent + wrapped.replaceAll('\n', `\n${indent}${indent}`);
  });
  return `\n${title[lang]}\n${lines.join('\n')}\n`;
}
