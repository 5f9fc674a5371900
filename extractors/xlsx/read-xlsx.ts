// The reader for workbooks, .xlsx and .xls: every sheet with its tables and lines of text. Charts and pictures are not
// read; formulas count by their stored results.

import type { WorkBook } from 'xlsx';
import { type DocumentContent, type Message, makeMessage } from '../../model/index.ts';
import { composeContent } from '../html/compose-content.ts';
import type { Piece, TextPiece } from '../html/pieces.ts';
import { openWorkbook } from './open-workbook.ts';
import { cellAnchor, readGrid } from './sheet-grid.ts';
import { splitSheet } from './split-sheet.ts';

/**
 * Blocks and tables of a workbook; anchors are sheet and cell. A sheet's own name stands before it as a heading, unless it
 * is a default name or the sheet says the same.
 * @throws UnreadableError `sheet_cells_lost`, `archive_too_large`, `document_encrypted` …; other errors are the library's
 */
export async function readXlsx(bytes: Uint8Array): Promise<DocumentContent> {
  const { workbook, hidden, unread, comments } = await openWorkbook(bytes);
  let messages: Message[] = unread.map((what) => makeMessage('content_not_read', { what }));
  if (comments > 0) messages.push(makeMessage('comments_left_out', { count: comments }));
  let pieces: Piece[] = [];
  workbook.SheetNames.forEach((name, i) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return;
    const grid = readGrid(name, sheet);
    if (grid.rows.size === 0) return;
    messages = [...messages, ...visibility(workbook, i, hidden.get(name) ?? 0), ...grid.messages];
    const own = splitSheet(grid);
    pieces = [...pieces, ...sheetHeading(name, own), ...own];
  });
  const content = composeContent(pieces, { bareTitles: true });
  return { ...content, messages: [...messages, ...content.messages] };
}

function visibility(workbook: WorkBook, index: number, hiddenLines: number): Message[] {
  const sheet = workbook.SheetNames[index] ?? '';
  const messages: Message[] = [];
  if (workbook.Workbook?.Sheets?.[index]?.Hidden) messages.push(makeMessage('sheet_hidden', { sheet }));
  if (hiddenLines > 0) messages.push(makeMessage('hidden_rows_read', { sheet, count: hiddenLines }));
  return messages;
}

const DEFAULT_NAME = /^(?:sheet|工作表|表|table|页|page)\s*\d*$/iu;
const bare = (text: string): string => text.replace(/[\s：:()（）]/gu, '');

function sheetHeading(name: string, pieces: readonly Piece[]): TextPiece[] {
  const texts = pieces.slice(0, 4).flatMap((piece) => {
    if (piece.kind === 'table') return piece.cells.slice(0, 4).map((cell) => cell.text.text);
    return [piece.text.text];
  });
  if (DEFAULT_NAME.test(name) || texts.some((text) => bare(text).includes(bare(name)))) return [];
  const anchor = cellAnchor(name, 0, 0);
  // the name stands on the tab, in no cell
  return [{ kind: 'text', text: { text: name, segments: [] }, anchor, role: 'heading', level: 1 }];
}
