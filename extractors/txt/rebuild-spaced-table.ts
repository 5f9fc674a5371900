// A table from visual lines whose cells are separated by single spaces: rows that fit on a line tell the number and types
// of the columns; rows that broke over several lines are then cut into those columns. A table whose complete rows do not
// agree is not determined by the text: null, and its lines stay as they are.

import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import {
  type Assignment,
  assignWords,
  type ColumnProfile,
  type ColumnType,
  isNumberCell,
  type PlacedWord,
} from './assign-cells.ts';
import { cutHeader, type HeaderGroup } from './cut-header.ts';
import { type SourceLine, words } from './source-lines.ts';

export interface SpacedTable {
  readonly header: readonly AnchoredText[];
  /** A level above the header's last columns; empty when there is none. */
  readonly groups: readonly HeaderGroup[];
  readonly rows: readonly (readonly AnchoredText[])[];
  /** Columns whose blank cells are covered by the cell above them. */
  readonly merged: readonly boolean[];
  /** 0–1: share of rows whose cut was clearly the best. */
  readonly confidence: number;
}

interface TextLine {
  readonly words: readonly AnchoredText[];
  readonly line: SourceLine;
}

const MIN_ROWS = 2;
const MIN_MARGIN = 0.5;
const MIN_CONFIDENCE = 0.5;
const EMPTY: AnchoredText = { text: '', segments: [] };

/** The table that `region` holds; null when the text does not determine it. */
export function rebuildSpacedTable(region: readonly SourceLine[]): SpacedTable | null {
  const lines = withoutRepeatedHeader(region.map((line) => ({ line, words: words(line) })));
  const shape = findShape(lines);
  if (!shape) return null;
  const body = lines.slice(shape.headerLines);
  const complete = body.filter((line) => isComplete(line, shape));
  const columns = profileColumns(complete, shape);
  const groups = groupRows(body, shape, columns);
  const assigned = groups.map((group) => ({ group, cut: assignWords(group, columns) }));
  if (assigned.length < MIN_ROWS || assigned.some(({ cut }) => cut === null)) return null;
  const rows = assigned.map(({ group, cut }) =>
    (cut as Assignment).cuts.map(([from, to]) => joinCell(group.slice(from, to))),
  );
  const sure = assigned.filter(
    ({ cut }) => cut && cut.next - cut.cost >= MIN_MARGIN && cut.cost < shape.columns * 1.5,
  ).length;
  const confidence = sure / assigned.length;
  if (confidence < MIN_CONFIDENCE) return null;
  return {
    header: shape.header,
    groups: shape.groups,
    rows,
    merged: mergedColumns(rows, columns),
    confidence,
  };
}

interface Shape {
  readonly columns: number;
  readonly headerLines: number;
  readonly header: readonly AnchoredText[];
  readonly groups: readonly HeaderGroup[];
  readonly hasSerial: boolean;
  /** How many cells at the end of a complete row are numbers. */
  readonly numbers: number;
}

const trailingNumbers = (line: TextLine): number => {
  const last = line.words.findLastIndex((word) => !isNumberCell(word.text));
  return line.words.length - 1 - last;
};

/** The number of columns on which a one-line header and complete rows agree, or rows with as many numbers at the end. */
function findShape(lines: readonly TextLine[]): Shape | null {
  const [first] = lines;
  if (!first) return null;
  const hasSerial = /^(?:序号|编号)$/u.test(first.words[0]?.text ?? '');
  const plain = first.words.length >= 2 && first.words.every((word) => !isNumberCell(word.text));
  const body = lines.slice(1);
  const fitting = body.filter(
    (line) =>
      line.words.length === first.words.length &&
      (!hasSerial || /^\d{1,3}$/u.test(line.words[0]?.text ?? '')),
  );
  const startsBody = body[0] && (!hasSerial || body.some((line) => line.words[0]?.text === '1'));
  if (
    plain &&
    startsBody &&
    fitting.length >= MIN_ROWS &&
    (hasSerial || fitting.length >= body.length * 0.3)
  ) {
    return {
      columns: first.words.length,
      headerLines: 1,
      header: first.words,
      groups: [],
      hasSerial,
      numbers: usual(fitting.map(trailingNumbers)),
    };
  }
  return wrappedHeaderShape(lines);
}

/** A header broken over lines stands above the first row; rows are known by their numbers at the end. */
function wrappedHeaderShape(lines: readonly TextLine[]): Shape | null {
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
  const shapes = [texts, texts + 1].flatMap((labels) =>
    Array.from({ length: Math.min(firstRow, MAX_LOOSE + 1) }, (_, loose) =>
      headerShape(lines, firstRow - loose, labels, numbers, loose),
    ),
  );
  // lines between header and first row are cells (a merged first column) only where such lines recur below
  const likely = shapes.filter((shape) => shape !== null && (shape.loose === 0 || lone >= 2));
  const best = likely.reduce((a, b) => (b && (!a || b.cost < a.cost) ? b : a), null);
  return best && best.cost <= MAX_HEADER_COST ? best.shape : null;
}

const MAX_LOOSE = 2;
const MAX_HEADER_COST = 1.2;

function headerShape(
  lines: readonly TextLine[],
  headerLines: number,
  labels: number,
  numbers: number,
  loose: number,
): { shape: Shape; cost: number; loose: number } | null {
  const above = lines
    .slice(0, headerLines)
    .flatMap((line, i) => line.words.map((text): PlacedWord => ({ text, line: i })));
  const header = cutHeader(above, labels, numbers);
  if (!header) return null;
  return {
    shape: {
      columns: labels + numbers,
      headerLines,
      header: header.cells,
      groups: header.groups,
      hasSerial: false,
      numbers,
    },
    cost: header.cost + loose * 0.1,
    loose,
  };
}

function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const isComplete = (line: TextLine, shape: Shape): boolean =>
  line.words.length === shape.columns && (!shape.hasSerial || /^\d{1,3}$/u.test(line.words[0]?.text ?? ''));

/** The lines without the header's repetitions at page breaks: runs that begin as the first line and go on as it does. */
function withoutRepeatedHeader(lines: readonly TextLine[]): TextLine[] {
  const texts = lines.map((line) => line.words.map((word) => word.text).join(''));
  const kept: TextLine[] = [];
  for (let i = 0; i < lines.length; ) {
    let run = 0;
    while (i > 0 && run < i && texts[i + run] !== undefined && texts[i + run] === texts[run]) run++;
    if (run === 0) kept.push(lines[i] as TextLine);
    i += Math.max(1, run);
  }
  return kept;
}

function profileColumns(complete: readonly TextLine[], shape: Shape): ColumnProfile[] {
  return Array.from({ length: shape.columns }, (_, col): ColumnProfile => {
    const texts = complete.map((line) => line.words[col]?.text ?? '');
    const numbers = texts.filter(isNumberCell).length;
    const inTail = col >= shape.columns - shape.numbers;
    const type: ColumnType =
      shape.hasSerial && col === 0
        ? 'serial'
        : (texts.length > 0 ? numbers >= texts.length * 0.8 : inTail)
          ? 'number'
          : 'text';
    const seen = new Map<string, number>();
    for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
    return { type, seen, longest: Math.max(0, ...texts.map((text) => text.length)) };
  });
}

/** Words of one row each: a serial number opens a row; without one, a line with all its numbers closes it. */
function groupRows(
  body: readonly TextLine[],
  shape: Shape,
  columns: readonly ColumnProfile[],
): PlacedWord[][] {
  const groups: PlacedWord[][] = [];
  let open: PlacedWord[] = [];
  let serial = 0;
  const close = () => {
    if (open.length > 0) groups.push(open);
    open = [];
  };
  body.forEach((line, i) => {
    const placed = line.words.map((text): PlacedWord => ({ text, line: i }));
    const number = Number(line.words[0]?.text ?? Number.NaN);
    const opens =
      shape.hasSerial && number === serial + 1 && (columns[0]?.type === 'serial' || placed.length > 1);
    if (opens) {
      close();
      serial = number;
    }
    open.push(...placed);
    const closes =
      !shape.hasSerial && (shape.numbers > 0 ? trailingNumbers(line) > 0 : isComplete(line, shape));
    if (closes) close();
  });
  close();
  return groups;
}

const joinCell = (placed: readonly PlacedWord[]): AnchoredText =>
  placed.reduce<AnchoredText>((cell, word, i) => {
    if (i === 0) return word.text;
    const sameLine = placed[i - 1]?.line === word.line;
    return joinAnchored([cell, word.text], sameLine ? ' ' : '');
  }, EMPTY);

/** The first text columns whose blanks continue the cell above: blank in some rows, filled in the first. */
function mergedColumns(
  rows: readonly (readonly AnchoredText[])[],
  columns: readonly ColumnProfile[],
): boolean[] {
  return columns.map((column, col) => {
    const blanks = rows.filter((row) => row[col]?.text === '').length;
    const leading = columns.slice(0, col).every((left) => left.type === 'serial');
    return column.type === 'text' && leading && blanks >= 2 && rows[0]?.[col]?.text !== '';
  });
}
