// A document as Markdown: headings, paragraphs and tables in reading order. Merged cells show their text once.

import { type Block, cellGrid, type Extraction, type Table } from '../../model/index.ts';
import { escapeMarkdown } from '../output/render-plain.ts';
import { inReadingOrder } from './reading-order.ts';

/** Ends with a line feed; pieces are separated by a blank line. */
export function renderExtractionMarkdown(extraction: Extraction): string {
  const pieces = inReadingOrder(extraction).map((piece) =>
    piece.kind === 'table' ? renderTable(piece.table) : renderBlock(piece.block),
  );
  return `${pieces.filter((text) => text !== '').join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  const text = escapeText(block.text.trim());
  if (text === '') return '';
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, block.level ?? 1)))} ${text.replace(/\s*\n\s*/g, ' ')}`;
    case 'note':
      return text.replace(/^/gm, '> ');
    case 'figure':
      return `*${text}*`;
    default:
      return text;
  }
}

/** Escapes what Markdown would take as its own at the start of a line or inside it. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_<>]/g, '\\$&').replace(/^([#+-]|\d+\.)(?=\s)/gm, '\\$1');
}

function renderTable(table: Table): string {
  const rows = cellGrid(table).map((row, r) =>
    row.map((cell, c) => (cell && cell.row === r && cell.col === c ? cell.text : '')),
  );
  const head = table.headerRows > 0 ? (rows.shift() ?? []) : Array<string>(table.cols).fill('');
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const unit = table.unit ? `（${table.unit}）` : '';
  return [
    ...(table.caption || unit ? [`**${escapeText(table.caption ?? '')}${escapeText(unit)}**`, ''] : []),
    line(head),
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
