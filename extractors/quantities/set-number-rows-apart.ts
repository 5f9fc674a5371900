// Numbers that stand side by side without words: labels of a chart, a row of a table that lost its frame (blanks between
// them), 2/3 and 4.8/5 (a stroke: a fraction, a date, two counts). What each one measures cannot be told, so they are kept
// apart from the quantities of sentences.

import type { TextQuantity, UnplacedNumeral } from './types.ts';

/** Two numbers side by side happen in sentences with a word lost; three are a row. */
const SHORTEST_ROW = 3;
const BLANKS = /^\s+$/u;
const STROKE = /^ ?\/ ?$/;

export interface SetApart {
  readonly quantities: readonly TextQuantity[];
  readonly unplaced: readonly UnplacedNumeral[];
}

/**
 * `quantities`, in order over `text`, without rows of three and more (unplaced as `number_row`) and without bare numbers
 * that a stroke joins (`stroke`).
 */
export function setNumberRowsApart(text: string, quantities: readonly TextQuantity[]): SetApart {
  const kept: TextQuantity[] = [];
  const unplaced: UnplacedNumeral[] = [];
  const setApart = (row: readonly TextQuantity[], reason: string) => {
    for (const { start, end } of row) unplaced.push({ start, end, reason });
  };
  for (let i = 0; i < quantities.length; ) {
    const row = takeRun(text, quantities, i, BLANKS, isBareOrPercent);
    const joined = takeRun(text, quantities, i, STROKE, isBare);
    const taken = joined.length > 1 ? joined : row;
    if (joined.length > 1 && !sharesUnit(text, quantities, i + joined.length)) setApart(joined, 'stroke');
    else if (row.length >= SHORTEST_ROW) setApart(row, 'number_row');
    else kept.push(...taken);
    i += taken.length;
  }
  return { quantities: kept, unplaced };
}

/** The quantities from `from` on that all fit and have only `joint` between them; at least the first. */
function takeRun(
  text: string,
  quantities: readonly TextQuantity[],
  from: number,
  joint: RegExp,
  fits: (quantity: TextQuantity) => boolean,
): TextQuantity[] {
  const run: TextQuantity[] = [];
  for (let i = from; i < quantities.length; i++) {
    const next = quantities[i];
    const last = run.at(-1);
    if (!next || (last && !(fits(last) && fits(next) && joint.test(text.slice(last.end, next.start))))) break;
    run.push(next);
  }
  return run;
}

/** Whether the quantity at `i` goes on a list of strokes with the unit of all: 30/40/`50 人`. */
function sharesUnit(text: string, quantities: readonly TextQuantity[], i: number): boolean {
  const before = quantities[i - 1];
  const next = quantities[i];
  return before !== undefined && next !== undefined && STROKE.test(text.slice(before.end, next.start));
}

const isBare = ({ unitText, dimension }: TextQuantity): boolean => dimension !== 'rank' && unitText === null;

/** 3 金 1 银 1 铜 is no row. */
const isBareOrPercent = (quantity: TextQuantity): boolean =>
  isBare(quantity) || quantity.unitText === '%' || quantity.unitText === '％';
