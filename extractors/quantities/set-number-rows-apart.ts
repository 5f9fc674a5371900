// Numbers that stand in a row with nothing but blanks between them (labels of a chart, a row of a table that lost its
// frame): what each one measures cannot be told from the row, so they are kept apart from the quantities of sentences.

import type { TextQuantity, UnplacedNumeral } from './types.ts';

/** Two numbers side by side happen in sentences with a word lost; three are a row. */
const SHORTEST_ROW = 3;
const BLANKS = /^\s+$/u;

export interface SetApart {
  readonly quantities: readonly TextQuantity[];
  readonly unplaced: readonly UnplacedNumeral[];
}

/** `quantities`, in order over `text`, without the rows of three and more; those are unplaced as `number_row`. */
export function setNumberRowsApart(text: string, quantities: readonly TextQuantity[]): SetApart {
  const kept: TextQuantity[] = [];
  const unplaced: UnplacedNumeral[] = [];
  for (let i = 0; i < quantities.length; ) {
    const row = takeRow(text, quantities, i);
    if (row.length >= SHORTEST_ROW)
      unplaced.push(...row.map(({ start, end }) => ({ start, end, reason: 'number_row' })));
    else kept.push(...row);
    i += row.length;
  }
  return { quantities: kept, unplaced };
}

/** Bare numbers and percentages from `from` on; 3 金 1 银 1 铜 is no row. At least one. */
function takeRow(text: string, quantities: readonly TextQuantity[], from: number): TextQuantity[] {
  const row: TextQuantity[] = [];
  for (let i = from; i < quantities.length; i++) {
    const next = quantities[i];
    const last = row.at(-1);
    if (!next || (last && !(isBare(last) && isBare(next) && BLANKS.test(text.slice(last.end, next.start)))))
      break;
    row.push(next);
  }
  return row;
}

const isBare = ({ unitText, dimension }: TextQuantity): boolean =>
  dimension !== 'rank' && (unitText === null || unitText === '%' || unitText === '％');
