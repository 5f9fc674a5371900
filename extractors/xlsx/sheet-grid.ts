// The filled cells of a sheet and its merged areas, whatever size the sheet claims to have.

import { type CellObject, utils, type WorkSheet } from 'xlsx';
import { type Message, type MessageCode, makeMessage, type SheetAnchor } from '../../model/index.ts';
import { refuseBeyond } from '../limits.ts';
import { type CellRemark, displayCell } from './display-cell.ts';

/** A cell with text, or the blank top-left cell of a merged area. */
export interface GridCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

export interface SheetGrid {
  readonly name: string;
  /** Cells by row, in order of columns; rows without any are absent. */
  readonly rows: ReadonlyMap<number, readonly GridCell[]>;
  readonly messages: readonly Message[];
}

/** A cell's place in A1 notation. */
export const cellAnchor = (sheet: string, row: number, col: number): SheetAnchor => ({
  sheet,
  cell: utils.encode_cell({ r: row, c: col }),
});

/** The grid of `sheet`. Merged areas are cut to the rows and columns in use; one over several filled cells is none. @throws UnreadableError `document_holds_too_much` */
export function readGrid(name: string, sheet: WorkSheet): SheetGrid {
  const remarks = new Remarks();
  const texts = new Map<number, Map<number, string>>();
  let characters = 0;
  let lastRow = -1;
  let lastCol = -1;
  // forEach skips the holes of a sheet that claims a million rows
  (sheet['!data'] ?? []).forEach((row: readonly CellObject[] | undefined, r: number) => {
    row?.forEach((cell: CellObject | undefined, c: number) => {
      if (!cell) return;
      const { text, remark } = displayCell(cell);
      if (remark) remarks.add(remark, cellAnchor(name, r, c));
      if (text === '') return;
      // a shared string stands in the file once, however many cells show it
      characters += text.length;
      refuseBeyond('characters', characters);
      const line = texts.get(r) ?? new Map<number, string>();
      texts.set(r, line.set(c, text));
      lastRow = Math.max(lastRow, r);
      lastCol = Math.max(lastCol, c);
    });
  });
  const rows = new Map<number, GridCell[]>();
  const put = (cell: GridCell): void => {
    const line = rows.get(cell.row) ?? [];
    line.push(cell);
    rows.set(cell.row, line);
  };
  const covered = placeMerges(sheet, texts, lastRow, lastCol, put);
  for (const [row, line] of texts)
    for (const [col, text] of line)
      if (!covered.has(`${row},${col}`)) put({ row, col, rowSpan: 1, colSpan: 1, text });
  const inOrder = [...rows].sort(([a], [b]) => a - b);
  for (const [, line] of inOrder) line.sort((a, b) => a.col - b.col);
  return { name, rows: new Map(inOrder), messages: remarks.messages() };
}

/** One message for all cells of a sheet with the same trouble, at the first of them. */
class Remarks {
  private readonly byCode = new Map<MessageCode, { first: CellRemark; anchor: SheetAnchor; count: number }>();

  add(remark: CellRemark, anchor: SheetAnchor): void {
    const known = this.byCode.get(remark.code);
    if (known) known.count++;
    else this.byCode.set(remark.code, { first: remark, anchor, count: 1 });
  }

  messages(): Message[] {
    return [...this.byCode.values()].map(({ first, anchor, count }) =>
      makeMessage(first.code, { ...first.values, count }, anchor),
    );
  }
}

/** Merged areas larger than this are formatting of whole rows and columns. */
const MAX_AREA = 100_000;

function placeMerges(
  sheet: WorkSheet,
  texts: ReadonlyMap<number, ReadonlyMap<number, string>>,
  lastRow: number,
  lastCol: number,
  put: (cell: GridCell) => void,
): Set<string> {
  const covered = new Set<string>();
  let area = 0;
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const rowSpan = Math.min(end.r, lastRow) - start.r + 1;
    const colSpan = Math.min(end.c, lastCol) - start.c + 1;
    if (rowSpan < 1 || colSpan < 1 || rowSpan * colSpan === 1) continue;
    area += rowSpan * colSpan;
    if (area > MAX_AREA) break;
    const inside = placesIn(start.r, start.c, rowSpan, colSpan);
    const text = texts.get(start.r)?.get(start.c) ?? '';
    const filled = inside.filter(([r, c]) => texts.get(r)?.has(c)).length;
    const keys = inside.map(String);
    if (filled > (text === '' ? 0 : 1) || keys.some((key) => covered.has(key))) continue;
    for (const key of keys) covered.add(key);
    put({ row: start.r, col: start.c, rowSpan, colSpan, text });
  }
  return covered;
}

function placesIn(row: number, col: number, rowSpan: number, colSpan: number): (readonly [number, number])[] {
  return Array.from({ length: rowSpan * colSpan }, (_, i) => [
    row + Math.floor(i / colSpan),
    col + (i % colSpan),
  ]);
}
