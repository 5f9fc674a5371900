// A table from visual lines whose cells are separated by single spaces: rows that fit on a line tell the number and types
// of the columns; rows that broke over several lines are then cut into those columns. A table whose complete rows do not
// agree is not determined by the text: null, and its lines stay as they are.

import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import {
  type Assignment,
  assignWords,
  type ColumnProfile,
  type ColumnType,
  endingOf,
  isNumberCell,
  type PlacedWord,
} from './assign-cells.ts';
import type { HeaderGroup } from './cut-header.ts';
import { findTableShape, type TableShape, trailingNumbers, type WordLine } from './find-table-shape.ts';
import type { SourceLine } from './source-lines.ts';
import { tableWords } from './table-words.ts';

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

const MIN_ROWS = 2;
const MIN_MARGIN = 0.5;
const MIN_CONFIDENCE = 0.5;
const EMPTY: AnchoredText = { text: '', segments: [] };

/** The table that `region` holds; null when the text does not determine it. */
export function rebuildSpacedTable(region: readonly SourceLine[]): SpacedTable | null {
  const lines = withoutRepeatedHeader(region.map((line) => ({ words: tableWords(line) })));
  const shape = findTableShape(lines);
  if (!shape) return null;
  const body = lines.slice(shape.headerLines);
  const complete = body.filter((line) => isComplete(line, shape));
  const columns = profileColumns(complete, shape);
  const groups = groupRows(body, shape, columns);
  const first = groups.map((group) => ({ group, cut: assignWords(group, columns) }));
  const learnt = learnEndings(first, columns);
  const assigned = learnt ? groups.map((group) => ({ group, cut: assignWords(group, learnt) })) : first;
  if (assigned.length < MIN_ROWS || assigned.some(({ cut }) => cut === null)) return null;
  const rows = assigned.map(({ group, cut }) =>
    totalFirst((cut as Assignment).cuts.map(([from, to]) => joinCell(group.slice(from, to)))),
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

const isComplete = (line: WordLine, shape: TableShape): boolean =>
  line.words.length === shape.columns && (!shape.hasSerial || /^\d{1,3}$/u.test(line.words[0]?.text ?? ''));

/** The lines without the header's repetitions at page breaks: runs that begin as the first line and go on as it does. */
function withoutRepeatedHeader(lines: readonly WordLine[]): WordLine[] {
  const texts = lines.map((line) => line.words.map((word) => word.text).join(''));
  const kept: WordLine[] = [];
  for (let i = 0; i < lines.length; ) {
    let run = 0;
    while (i > 0 && run < i && texts[i + run] !== undefined && texts[i + run] === texts[run]) run++;
    if (run === 0) kept.push(lines[i] as WordLine);
    i += Math.max(1, run);
  }
  return kept;
}

function profileColumns(complete: readonly WordLine[], shape: TableShape): ColumnProfile[] {
  return Array.from({ length: shape.columns }, (_, col): ColumnProfile => {
    const texts = complete.map((line) => line.words[col]?.text ?? '');
    const numbers = texts.filter(isNumberCell).length;
    const inTail = col >= shape.columns - shape.numbers - shape.tail && col < shape.columns - shape.tail;
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

/**
 * The columns with what the rows without a blank tell of how their texts end, where other rows have blanks: a label merged
 * over several rows stands at one of them, and the words of the others would slip to the left. Null where nothing is learnt.
 */
function learnEndings(
  rows: readonly { readonly group: readonly PlacedWord[]; readonly cut: Assignment | null }[],
  columns: readonly ColumnProfile[],
): ColumnProfile[] | null {
  const isWhole = ({ cut }: { cut: Assignment | null }) => cut?.cuts.every(([from, to]) => to > from);
  const whole = rows.filter(isWhole);
  if (whole.length < MIN_ROWS || rows.length - whole.length < MIN_ROWS) return null;
  return columns.map((column, col) => {
    if (column.type !== 'text') return column;
    const endings = new Map<string, number>();
    for (const { group, cut } of whole) {
      const ending = endingOf(joinCell(group.slice(...(cut?.cuts[col] ?? [0, 0]))).text);
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
    return { ...column, endings };
  });
}

/** Words of one row each: a serial number opens a row; without one, a line with all its numbers closes it. */
function groupRows(
  body: readonly WordLine[],
  shape: TableShape,
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

/** A row of totals is labelled in its first column, wherever blanks let the label slip. */
function totalFirst(row: readonly AnchoredText[]): readonly AnchoredText[] {
  const at = row.findIndex((cell) => cell.text !== '');
  const label = row[at];
  if (!label || at === 0 || !isTotal(label.text)) return row;
  return row.map((cell, col) => (col === 0 ? label : col === at ? EMPTY : cell));
}

/** Whether a cell labels a row of totals. */
export const isTotal = (text: string): boolean => /^(?:合\s?计|总\s?计|小\s?计|共\s?计)$/u.test(text);

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
