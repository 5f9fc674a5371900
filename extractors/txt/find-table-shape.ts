// How many columns a flattened table has and where its header ends: from rows that fit on one line, and from the cheapest
// way to cut the words above them into as many header cells.

import type { AnchoredText } from '../../model/index.ts';
import { isNumberCell, type PlacedWord } from './assign-cells.ts';
import { type CutHeader, cutHeader, type HeaderGroup } from './cut-header.ts';

export interface WordLine {
  readonly words: readonly AnchoredText[];
}

export interface TableShape {
  readonly columns: number;
  readonly headerLines: number;
  /** One text for each column. */
  readonly header: readonly AnchoredText[];
  /** A level above the last number columns; empty when there is none. */
  readonly groups: readonly HeaderGroup[];
  readonly hasSerial: boolean;
  /** Columns of numbers behind the columns of words; only where rows are known by their numbers. */
  readonly numbers: number;
  /** Columns behind the numbers (备注), blank in all rows that fit on a line. */
  readonly tail: number;
}

const MIN_ROWS = 2;
const MAX_HEADER_COST = 0.6;
/** A column that is blank in every row can only be one for remarks. */
const REMARKS = /^(?:备\s*注|说\s*明)$/u;
/** A header that would be this much likelier with a level of groups whose spans the text does not tell is refused. */
const GROUPS_GAIN = 0.8;

const isSerial = (text: string | undefined): boolean => /^\d{1,3}$/u.test(text ?? '');

/** How many cells at the end of a line are numbers. */
export function trailingNumbers(line: WordLine): number {
  const last = line.words.findLastIndex((word) => !isNumberCell(word.text));
  return line.words.length - 1 - last;
}

/** The value that occurs most often, the greater of equals; 0 for none. */
export function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The shape on which header and rows agree; null when they do not. */
export function findTableShape(lines: readonly WordLine[]): TableShape | null {
  const [first] = lines;
  if (!first) return null;
  return (
    oneLineShape(lines) ??
    (/^(?:序号|编号)$/u.test(first.words[0]?.text ?? '') ? serialShape(lines) : numberShape(lines))
  );
}

/** The first line is the header, and rows with as many words as it has follow. */
function oneLineShape(lines: readonly WordLine[]): TableShape | null {
  const [header, ...body] = lines as [WordLine, ...WordLine[]];
  const hasSerial = /^(?:序号|编号)$/u.test(header.words[0]?.text ?? '');
  if (header.words.length < 2 || header.words.some((word) => isNumberCell(word.text))) return null;
  const fitting = body.filter(
    (line) => line.words.length === header.words.length && (!hasSerial || isSerial(line.words[0]?.text)),
  );
  const starts = body[0] !== undefined && (!hasSerial || body[0].words[0]?.text === '1');
  const counted = hasSerial && body.some((line) => line.words[0]?.text === '2');
  const enough = counted || (fitting.length >= MIN_ROWS && fitting.length >= body.length * 0.3);
  if (!starts || !enough) return null;
  return {
    columns: header.words.length,
    headerLines: 1,
    header: header.words,
    groups: [],
    hasSerial,
    numbers: usual(fitting.map(trailingNumbers)),
    tail: 0,
  };
}

/** Rows begin with a serial number; the header stands above number 1. */
function serialShape(lines: readonly WordLine[]): TableShape | null {
  const firstRow = lines.findIndex((line) => line.words[0]?.text === '1');
  const rows = lines
    .slice(Math.max(0, firstRow))
    .filter((line) => isSerial(line.words[0]?.text) && line.words.length > 1);
  const columns = usual(rows.map((line) => line.words.length));
  if (
    firstRow < 1 ||
    columns < 2 ||
    rows.filter((line) => line.words.length === columns).length < Math.max(MIN_ROWS, rows.length * 0.5)
  )
    return null;
  const header = cutHeader(placed(lines.slice(0, firstRow)), columns, 0);
  if (!header || header.cost > MAX_HEADER_COST) return null;
  return {
    columns,
    headerLines: firstRow,
    header: header.cells,
    groups: [],
    hasSerial: true,
    numbers: 0,
    tail: 0,
  };
}

interface Candidate {
  readonly shape: TableShape;
  readonly cost: number;
}

/** Rows are known by their numbers at the end; the header above them may have broken over lines. */
function numberShape(lines: readonly WordLine[]): TableShape | null {
  const withNumbers = lines.filter((line) => trailingNumbers(line) > 0 && line.words.length >= 2);
  const numbers = usual(withNumbers.map(trailingNumbers));
  const agreeing = withNumbers.filter((line) => trailingNumbers(line) === numbers);
  if (numbers === 0 || agreeing.length < Math.max(MIN_ROWS, withNumbers.length * 0.6)) return null;
  const firstRow = lines.findIndex(
    (line) => trailingNumbers(line) >= Math.max(1, numbers - 1) && line.words.length >= 2,
  );
  const texts = usual(agreeing.map((line) => line.words.length - numbers));
  if (firstRow < 1 || texts < 1) return null;
  const lone = lines
    .slice(firstRow)
    .filter((line) => line.words.length === 1 && trailingNumbers(line) === 0).length;
  // a merged first column shows in lines of its own below; the last of them may stand above the first row
  const merged = lone >= 2 ? [0, 1, 2] : [];
  const candidates = [0, 1].flatMap((tail) => [
    headerCandidate(lines, firstRow, { labels: texts, numbers, tail }, 0),
    ...merged.map((loose) =>
      headerCandidate(lines, firstRow - loose, { labels: texts + 1, numbers, tail }, loose),
    ),
  ]);
  const best = candidates.reduce((a, b) => (b && (!a || b.cost < a.cost) ? b : a), null);
  return best && best.cost <= MAX_HEADER_COST ? best.shape : null;
}

interface ColumnCounts {
  readonly labels: number;
  readonly numbers: number;
  readonly tail: number;
}

function headerCandidate(
  lines: readonly WordLine[],
  headerLines: number,
  { labels, numbers, tail }: ColumnCounts,
  loose: number,
): Candidate | null {
  const above = lines.slice(0, Math.max(0, headerLines));
  const header = headerLines > 0 ? cutHeader(placed(above), labels, numbers, tail) : null;
  if (!header || hidesGroups(above, header, labels + numbers + tail)) return null;
  if (tail > 0 && !REMARKS.test(header.cells.at(-1)?.text ?? '')) return null;
  const cost = header.cost + (loose > 0 ? loose * 0.1 - 0.3 : 0);
  const shape = {
    columns: labels + numbers + tail,
    headerLines,
    header: header.cells,
    groups: header.groups,
    hasSerial: false,
    numbers,
    tail,
  };
  return { cost, shape };
}

/** Whether a line in the middle of the header holds groups of columns rather than columns. */
function hidesGroups(above: readonly WordLine[], header: CutHeader, columns: number): boolean {
  if (header.groups.length > 0) return false;
  return above.slice(1, -1).some((line) => {
    const groups = line.words.length;
    const withGroups = groups >= 2 ? cutHeader(placed(above), columns + groups, 0) : null;
    return withGroups !== null && withGroups.cost * (columns + groups) + GROUPS_GAIN <= header.cost * columns;
  });
}

const placed = (lines: readonly WordLine[]): PlacedWord[] =>
  lines.flatMap((line, i) => line.words.map((text) => ({ text, line: i })));
