// The text of a document as short lines, once, for those who look for its title, school and year.

import type { Anchor, DocumentContent } from '../../model/index.ts';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';

/** A line as printed on one line, or a paragraph where the reader joined its lines. */
export interface TextLine {
  /** Normalised characters, no white space at all. */
  readonly text: string;
  /** As printed, trimmed. */
  readonly printed: string;
  readonly anchor: Anchor;
}

export interface DocumentText {
  readonly lines: readonly TextLine[];
  /** Title page, declaration and preface: the lines of the first FRONT_LENGTH characters. Contents pages are left out. */
  readonly front: readonly TextLine[];
  /** Captions and the cells of tables, for labels such as 学校名称. */
  readonly cells: readonly TextLine[];
  /** All lines, one behind the other. */
  readonly all: string;
}

const FRONT_LENGTH = 4000;
/** Characters read of a document; names and years that come later than that are not needed. */
const MAX_LENGTH = 2_000_000;
const MAX_CELLS = 20_000;
const CONTENTS_LINE = /[.…·]{4,}|\.{2,}\d+$/u;

/** Normalised characters without white space. */
export const compact = (text: string): string => normaliseCharacters(text).replace(/\s+/gu, '');

/** The lines of `doc` in reading order, white space folded away. */
export function readDocumentText(doc: Pick<DocumentContent, 'blocks' | 'tables'>): DocumentText {
  const lines: TextLine[] = [];
  let length = 0;
  for (const block of doc.blocks) {
    if (block.kind === 'table' || length > MAX_LENGTH) continue;
    for (const line of toLines(block.text, block.anchor)) lines.push(line);
    length += block.text.length;
  }
  const cells = doc.tables
    .flatMap((table) => [
      ...(table.caption === null || !table.anchors[0] ? [] : toLines(table.caption, table.anchors[0])),
      ...table.cells.slice(0, 400).flatMap((cell) => toLines(cell.text, cell.anchor)),
    ])
    .slice(0, MAX_CELLS);
  return { lines, cells, front: takeFront(lines), all: lines.map((line) => line.text).join('\n') };
}

function toLines(text: string, anchor: Anchor): TextLine[] {
  return text
    .split(/\r?\n/u)
    .map((printed) => ({ text: compact(printed), printed: printed.trim(), anchor }))
    .filter((line) => line.text !== '');
}

function takeFront(lines: readonly TextLine[]): TextLine[] {
  const front: TextLine[] = [];
  let length = 0;
  for (const line of lines) {
    if (CONTENTS_LINE.test(line.text)) continue;
    if (length > FRONT_LENGTH) break;
    front.push(line);
    length += line.text.length;
  }
  return front;
}
