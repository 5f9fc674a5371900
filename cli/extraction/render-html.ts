// A document as one HTML page: merged cells with their spans, every piece with its place as data-anchor.

import {
  type Anchor,
  type Block,
  type Cell,
  describeAnchor,
  type Extraction,
  type Lang,
  type Table,
} from '../../model/index.ts';
import { inReadingOrder } from './reading-order.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** A page that needs no other file and runs no script. */
export function renderExtractionHtml(extraction: Extraction, lang: Lang): string {
  const title = escapeHtml(extraction.report.title ?? extraction.source.path);
  const body = inReadingOrder(extraction).map((piece) =>
    piece.kind === 'table' ? renderTable(piece.table, lang) : renderBlock(piece.block, lang),
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>body{max-width:60em;margin:2em auto;font-family:sans-serif;line-height:1.6}
table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #999;padding:.2em .5em;text-align:left}</style>
</head>
<body>
${body.filter((text) => text !== '').join('\n')}
</body>
</html>
`;
}

const place = (anchor: Anchor, lang: Lang): string =>
  `data-anchor="${escapeHtml(JSON.stringify(anchor))}" title="${escapeHtml(describeAnchor(anchor, lang))}"`;

function renderBlock(block: Block, lang: Lang): string {
  const text = escapeHtml(block.text.trim()).replaceAll('\n', '<br>');
  if (text === '') return '';
  const level = Math.min(6, Math.max(1, block.level ?? 1));
  const tag = block.kind === 'heading' ? `h${level}` : block.kind === 'note' ? 'aside' : 'p';
  return `<${tag} ${place(block.anchor, lang)}>${text}</${tag}>`;
}

function renderTable(table: Table, lang: Lang): string {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  const unit = table.unit ? `（${table.unit}）` : '';
  const caption = escapeHtml(`${table.caption ?? ''}${unit}`);
  const lines = rows.map((cells, row) => {
    const inOrder = cells.sort((a, b) => a.col - b.col);
    return `<tr>${inOrder.map((cell) => renderCell(cell, row < table.headerRows, lang)).join('')}</tr>`;
  });
  return `<table id="${escapeHtml(table.id)}">${caption && `<caption>${caption}</caption>`}\n${lines.join('\n')}\n</table>`;
}

function renderCell(cell: Cell, header: boolean, lang: Lang): string {
  const tag = header ? 'th' : 'td';
  const spans =
    (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '') +
    (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '');
  const text = escapeHtml(cell.text).replaceAll('\n', '<br>');
  return `<${tag}${spans} ${place(cell.anchor, lang)}>${text}</${tag}>`;
}
