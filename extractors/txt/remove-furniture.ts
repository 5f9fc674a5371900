// Running headers and page numbers that a converter left between the lines. Only what is dressed as a page number, a number
// beside a line that recurs with growing numbers, or growing numbers below the gap of a page's end go: a bare number alone
// may be the serial number of a row.

import { isDressedPageNumber } from '../layout/recognise-line.ts';
import { isBlank, type SourceLine } from './source-lines.ts';

const MIN_BESIDE_DRESSED = 2;
const MIN_BESIDE_BARE = 3;
const USUAL_SHARE = 0.85;
/** Lines of the file, blank ones too, that a page takes. */
const FEWEST_ON_PAGE = 3;
const MOST_ON_PAGE = 250;
const fold = (text: string): string => text.replace(/\s+/gu, '');
const isBareNumber = (line: SourceLine | undefined): boolean => /^\s*\d{1,4}\s*$/u.test(line?.text ?? '');

/** The lines without page furniture, in order. Line numbers stay those of the file. */
export function removeFurniture(lines: readonly SourceLine[]): SourceLine[] {
  const filled = lines.filter((line) => !isBlank(line));
  const drop = new Set<number>();
  for (const line of filled) if (isDressedPageNumber(line.text)) drop.add(line.number);
  for (const group of besideDressed(filled))
    if (group.length >= MIN_BESIDE_DRESSED) for (const line of group) drop.add(line.number);
  for (const pairs of besideBare(filled)) for (const line of pairs) drop.add(line.number);
  for (const line of belowGaps(lines)) drop.add(line.number);
  return lines.filter((line) => !drop.has(line.number));
}

/** Lines that stand directly above or below a dressed page number, grouped by their text. */
function besideDressed(filled: readonly SourceLine[]): Iterable<SourceLine[]> {
  const groups = new Map<string, SourceLine[]>();
  filled.forEach((line, i) => {
    if (!isDressedPageNumber(line.text)) return;
    for (const neighbour of [filled[i - 1], filled[i + 1]])
      if (neighbour) add(groups, fold(neighbour.text), neighbour);
  });
  return groups.values();
}

/** Lines that recur with a bare number right below or above them each time, the numbers growing: with their numbers. */
function* besideBare(filled: readonly SourceLine[]): Iterable<SourceLine[]> {
  for (const offset of [1, -1]) {
    const groups = new Map<string, SourceLine[]>();
    filled.forEach((line, i) => {
      const number = filled[i + offset];
      if (number && isBareNumber(number) && !isBareNumber(line)) {
        add(groups, fold(line.text), line);
        add(groups, fold(line.text), number);
      }
    });
    for (const pairs of groups.values()) {
      const numbers = pairs.filter((_, i) => i % 2 === 1).map((line) => Number(line.text));
      const grow = numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0));
      if (numbers.length >= MIN_BESIDE_BARE && grow) yield pairs;
    }
  }
}

/** Bare numbers below more blank lines than stand between nearly all others, growing down the file. */
function belowGaps(lines: readonly SourceLine[]): readonly SourceLine[] {
  const gaps: { readonly line: SourceLine; readonly blanks: number }[] = [];
  let blanks = 0;
  for (const line of lines) {
    if (isBlank(line)) blanks++;
    else {
      gaps.push({ line, blanks });
      blanks = 0;
    }
  }
  const usual = gaps.map((g) => g.blanks).sort((a, b) => a - b)[Math.floor(gaps.length * USUAL_SHARE)] ?? 0;
  const numbers = gaps.filter((g) => g.blanks > usual && isBareNumber(g.line)).map((g) => g.line);
  const grow = numbers.every((line, i) => {
    const before = numbers[i - 1];
    const pages = before ? Number(line.text) - Number(before.text) : 1;
    const linesOfPage = before ? (line.number - before.number) / pages : FEWEST_ON_PAGE;
    return pages > 0 && linesOfPage >= FEWEST_ON_PAGE && linesOfPage <= MOST_ON_PAGE;
  });
  return numbers.length >= MIN_BESIDE_BARE && grow ? numbers : [];
}

function add(groups: Map<string, SourceLine[]>, key: string, line: SourceLine): void {
  const group = groups.get(key);
  if (group) group.push(line);
  else groups.set(key, [line]);
}
