// Brackets and quotation marks that belong together. One pass, whatever the text: openers without an end are forgotten.

/** `[start, end)` with both marks. */
export type Pair = readonly [start: number, end: number];

/** Longer stretches are texts of their own. */
const MAX_BRACKET = 240;
const MAX_QUOTE = 60;

const BRACKETS = new Map([
  ['）', true],
  [')', true],
  ['（', false],
  ['(', false],
  ['【', false],
  ['】', true],
]);
const QUOTES = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['《', '》'],
]);

/** The outermost round brackets of `text`, in order. */
export function findBrackets(text: string): Pair[] {
  const found: Pair[] = [];
  let open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const closes = BRACKETS.get(text.charAt(i));
    if (closes === undefined) continue;
    if (open[0] !== undefined && i - open[0] > MAX_BRACKET) open = [];
    if (!closes) open.push(i);
    else {
      const start = open.pop();
      if (start !== undefined && open.length === 0) found.push([start, i + 1]);
    }
  }
  return found;
}

/** The outermost quotations and titles of `text`, in order. */
export function findQuotes(text: string): Pair[] {
  const found: Pair[] = [];
  let start = -1;
  let closer = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (start >= 0 && (c === closer || i - start > MAX_QUOTE)) {
      if (c === closer) found.push([start, i + 1]);
      start = -1;
      continue;
    }
    const closes = QUOTES.get(c);
    if (start >= 0 || closes === undefined) continue;
    start = i;
    closer = closes;
  }
  return found;
}
