// The rows of numbers of a table whose header the text does not determine: their cells are certain even where nobody can
// say what stands above them. They are kept as printed, without a header.

import type { AnchoredText } from '../../model/index.ts';
import { isNumberCell } from './assign-cells.ts';
import type { SourceLine } from './source-lines.ts';
import { tableWords } from './table-words.ts';

export interface BareRows {
  readonly first: SourceLine;
  readonly last: SourceLine;
  readonly rows: readonly (readonly AnchoredText[])[];
}

const MIN_CELLS = 4;

/** The lines at the end of `region` that hold the same number of cells, all of them numbers; null when there are none. */
export function findBareRows(region: readonly SourceLine[]): BareRows | null {
  const rows: (readonly AnchoredText[])[] = [];
  let first: SourceLine | undefined;
  for (const line of region.toReversed()) {
    const words = tableWords(line);
    const fits = words.length >= MIN_CELLS && (rows.length === 0 || words.length === rows[0]?.length);
    if (!fits || !words.every((word) => isNumberCell(word.text))) break;
    rows.unshift(words);
    first = line;
  }
  const last = region.at(-1);
  return first && last ? { first, last, rows } : null;
}
