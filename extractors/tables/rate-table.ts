// How far the content of a table bears out its rows and columns: one kind of entry in a column, no two numbers in one
// cell, no text across a line, few cells left over, totals that add up. Says nothing of meaning, and repairs nothing.

import type { Box, Cell, Table } from '../../model/index.ts';
import { COLUMN_GAP } from './tolerances.ts';

export interface TableRating {
  /** 0–1: the reader's own confidence, lowered by what speaks against the table. */
  readonly confidence: number;
  /** What speaks against it, as ids of the evidence below, the weightiest first. */
  readonly doubts: readonly Doubt[];
}

export type Doubt =
  | 'mixed_columns'
  | 'two_entries'
  | 'crossed_lines'
  | 'cut_words'
  | 'nameless_rows'
  | 'left_over_rows'
  | 'few_entries'
  | 'nameless_columns'
  | 'totals_differ';

/** A table of less confidence is to be looked at. */
export const DOUBTFUL = 0.7;

/** By how much a table is lowered when all of it shows the doubt, and up to which share it is usual. */
const WEIGHTS: Readonly<Record<Doubt, { readonly most: number; readonly usual: number }>> = {
  mixed_columns: { most: 0.8, usual: 0.12 },
  two_entries: { most: 0.6, usual: 0.1 },
  crossed_lines: { most: 0.6, usual: 0.1 },
  cut_words: { most: 0.7, usual: 0.1 },
  nameless_rows: { most: 0.6, usual: 0.1 },
  left_over_rows: { most: 0.8, usual: 0.1 },
  few_entries: { most: 0.5, usual: 0 },
  nameless_columns: { most: 0.5, usual: 0.25 },
  totals_differ: { most: 0.2, usual: 0 },
};
/** From this share on, rows are expected to have an entry at the left. */
const MOST_NAMED = 0.75;
/** Less than this is said of the table. */
const WORTH_SAYING = 0.05;
/** A table whose totals add up has its columns right: doubts count for this share. */
const IF_TOTALS_ADD = 0.4;
/** Text may stand out of its cell by this much (points). */
const SLACK = 2.5;
/** Text of two columns with a smaller gap is one word (em). */
const TOUCHING = 0.08;
/** A column says something of its kind from so many entries on. */
const FEWEST_ENTRIES = 4;
/** Fewer entries than this share of the body are few. */
const FEW = 0.35;

const NUMBER =
  /^[≥≤<>~≈约]?\s?[-+−(（]?[$€£¥]?\s?\d[\d\s.,:：/%‰’']*\s?(?:[%‰*†‡)）]|\p{Script=Han}{1,3}|[a-z]{1,3})?$/iu;
const BLANK = /^[\s\-–—−/.…·*n.a]*$/iu;
const TOTAL = /^(?:总\s?计|合\s?计|共\s?计|总\s?和|total|sum)/iu;
/** Numbers apart, unless the space groups thousands. */
const TWO_NUMBERS = /(?<![\d.,])\d+(?:[.,]\d+)?[%‰]?\s+(?!\d{3}(?!\d))\d+(?:[.,]\d+)?[%‰]?(?!\d)/u;
const DATE = /\d{4}\s?[-/.年]\s?\d{1,2}/u;

/** The table's confidence in the light of its content, rounded to hundredths. */
export function rateTable(table: Table): TableRating {
  const body = table.cells.filter((c) => c.row >= table.headerRows);
  const totals = checkTotals(body);
  const shares: Record<Doubt, number> = {
    mixed_columns: impurity(body),
    two_entries: worstShare(body, (c) => holdsTwo(c)),
    crossed_lines: worstShare(table.cells, standsOut),
    cut_words: cutWords(table.cells),
    nameless_rows: namelessRows(body, table),
    left_over_rows: leftOverRows(body, table),
    few_entries: fewEntries(body),
    nameless_columns: namelessColumns(table),
    totals_differ: totals === null ? 0 : 1 - totals,
  };
  const soften = totals !== null && totals > 0.9 ? IF_TOTALS_ADD : 1;
  let { confidence } = table;
  const doubts: [Doubt, number][] = [];
  for (const [doubt, { most, usual }] of Object.entries(WEIGHTS) as [Doubt, (typeof WEIGHTS)[Doubt]][]) {
    const loss = soften * most * Math.max(0, (shares[doubt] - usual) / (1 - usual));
    confidence *= 1 - loss;
    if (loss >= WORTH_SAYING) doubts.push([doubt, loss]);
  }
  doubts.sort((a, b) => b[1] - a[1]);
  return { confidence: Math.round(confidence * 100) / 100, doubts: doubts.map(([doubt]) => doubt) };
}

/** Two numbers, or two pieces of a line as far apart as columns are. */
const holdsTwo = (cell: Cell): boolean =>
  (TWO_NUMBERS.test(cell.text) && !DATE.test(cell.text)) || hasColumnGap(cell);

function hasColumnGap({ text, segments }: Cell): boolean {
  return segments.some((next, i) => {
    const last = segments[i - 1];
    if (!last || !('bbox' in last.anchor) || !('bbox' in next.anchor)) return false;
    const [a, b] = [last.anchor.bbox, next.anchor.bbox];
    const size = Math.min(a[3] - a[1], b[3] - b[1]);
    const apart = Math.abs(a[3] - b[3]) < 0.2 * size && b[0] - a[2] > COLUMN_GAP * size;
    // single characters are spread over the width of their column (合　计)
    return apart && text.slice(last.start, last.end).trim().length > 1 && next.end - next.start > 1;
  });
}

const isBlank = (text: string): boolean => BLANK.test(text);

/** Share of the entries for which `test` holds, in the column in which it is highest: mistakes are made by column. */
function worstShare(cells: readonly Cell[], test: (c: Cell) => boolean): number {
  const columns = new Map<number, [number, number]>();
  for (const cell of cells) {
    if (isBlank(cell.text)) continue;
    const counts = columns.get(cell.col) ?? [0, 0];
    if (test(cell)) counts[0] += 1;
    counts[1] += 1;
    columns.set(cell.col, counts);
  }
  return Math.max(0, ...[...columns.values()].map(([some, all]) => some / Math.max(FEWEST_ENTRIES, all)));
}

/** How evenly numbers and words mix: 0 one kind in each column (or each row), 1 half and half everywhere. */
const impurity = (body: readonly Cell[]): number =>
  Math.min(impurityOf(body, 'col') ?? 0, impurityOf(body, 'row') ?? 1);

/** The same in the lines of one direction; null when they are too short to tell. */
function impurityOf(body: readonly Cell[], axis: 'row' | 'col'): number | null {
  const lines = new Map<number, [number, number]>();
  for (const cell of body) {
    if (isBlank(cell.text) || cell.colSpan > 1) continue;
    const counts = lines.get(cell[axis]) ?? [0, 0];
    counts[NUMBER.test(cell.text.trim()) ? 0 : 1] += 1;
    lines.set(cell[axis], counts);
  }
  const full = [...lines.values()].filter(([a, b]) => a + b >= FEWEST_ENTRIES);
  const mixed = full.reduce((sum, [a, b]) => sum + (2 * Math.min(a, b)) / (a + b), 0);
  return full.length ? mixed / full.length : null;
}

/** Whether text of the cell is printed outside it. */
function standsOut(cell: Cell): boolean {
  if (!('bbox' in cell.anchor)) return false;
  const { page, bbox } = cell.anchor;
  return cell.segments.some(({ anchor }) => {
    if (!('bbox' in anchor) || anchor.page !== page) return false;
    return anchor.bbox[0] < bbox[0] - SLACK || anchor.bbox[2] > bbox[2] + SLACK;
  });
}

/** Share of the entries whose text goes on in the next column without a gap, in the worst column. */
function cutWords(cells: readonly Cell[]): number {
  const filled = cells.filter((c) => c.text.trim() !== '');
  const starts = new Map<string, Box>();
  for (const cell of filled) {
    const box = edgeBox(cell, 0);
    if (box) starts.set(`${cell.row} ${cell.col}`, box);
  }
  return worstShare(filled, (cell) => {
    const [end, next] = [edgeBox(cell, -1), starts.get(`${cell.row} ${cell.col + cell.colSpan}`)];
    if (!end || !next) return false;
    const size = Math.min(end[3] - end[1], next[3] - next[1]);
    const gap = next[0] - end[2];
    return gap < TOUCHING * size && gap > -size && Math.abs(next[3] - end[3]) < 0.2 * size;
  });
}

/** Where the first (0) or last (-1) piece of the text stands. */
function edgeBox(cell: Cell, at: 0 | -1): Box | null {
  const anchor = cell.segments.at(at)?.anchor;
  return anchor && 'bbox' in anchor ? anchor.bbox : null;
}

/** Share of the rows without an entry at the left, where most rows have one. */
function namelessRows(body: readonly Cell[], table: Table): number {
  const covered = new Set<number>();
  const filled = new Set<number>();
  for (const cell of body) {
    if (cell.text.trim() === '') continue;
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      filled.add(r);
      if (cell.col === 0) covered.add(r);
    }
  }
  const rows = table.rows - table.headerRows;
  return rows > 0 && covered.size >= MOST_NAMED * rows ? (filled.size - covered.size) / rows : 0;
}

/** Share of the rows of a wide table in which a single entry stands, not at the left: lines torn from their row. */
function leftOverRows(body: readonly Cell[], table: Table): number {
  if (table.cols < 3) return 0;
  const rows = new Map<number, Cell[]>();
  for (const cell of body)
    if (cell.text.trim() !== '') rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const spans = body.filter((c) => c.rowSpan > 1 && c.text.trim() !== '');
  const torn = [...rows].filter(
    ([row, [only, other]]) =>
      !other &&
      only &&
      only.col > 0 &&
      only.colSpan === 1 &&
      !spans.some((s) => s.row < row && row < s.row + s.rowSpan),
  );
  return torn.length / Math.max(1, table.rows - table.headerRows);
}

function fewEntries(body: readonly Cell[]): number {
  const area = body.reduce((n, c) => n + c.rowSpan * c.colSpan, 0);
  const filled = body.reduce((n, c) => n + (c.text.trim() === '' ? 0 : c.rowSpan * c.colSpan), 0);
  return area === 0 ? 0 : Math.max(0, 1 - filled / area / FEW);
}

/** Share of the columns with entries but nothing in the header; the first may be without. */
function namelessColumns({ cells, cols, headerRows }: Table): number {
  if (headerRows === 0 || cols < 2) return 0;
  const [named, used] = [new Set<number>(), new Set<number>()];
  for (const cell of cells) {
    if (cell.text.trim() === '') continue;
    for (let c = cell.col; c < cell.col + cell.colSpan; c++) (cell.row < headerRows ? named : used).add(c);
  }
  return [...used].filter((c) => c > 0 && !named.has(c)).length / (cols - 1);
}

/** Share of the columns whose last total is the sum of the numbers over it; null when fewer than two can be checked. */
function checkTotals(body: readonly Cell[]): number | null {
  const total = body.findLast((c) => c.col === 0 && TOTAL.test(c.text.trim()));
  if (!total) return null;
  let [right, of] = [0, 0];
  for (const col of new Set(body.map((c) => c.col))) {
    const own = body.filter((c) => c.col === col && c.row <= total.row && c.colSpan === 1);
    const last = amountOf(own.find((c) => c.row === total.row));
    const amounts = own.filter((c) => c.row < total.row).map((c) => amountOf(c));
    const parts = amounts.filter((a) => a !== null);
    if (last === null || parts.length < 2 || parts.length * 2 < amounts.length) continue;
    const sum = parts.reduce((a, b) => a + b, 0);
    of += 1;
    // subtotals in the column double the sum; rates do not add up at all and are no evidence
    if ([sum, sum / 2].some((s) => Math.abs(s - last) <= 1e-6 * Math.abs(last) + 0.011 * parts.length))
      right += 1;
    else if (last <= 100 && sum > last) of -= 1;
  }
  return of >= 2 ? right / of : null;
}

function amountOf(cell: Cell | undefined): number | null {
  const text = (cell?.text ?? '').replace(/[\s,，%％]/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}
