// Where the Arabic numerals of a text stand: a run of ASCII or full-width digits, grouped by commas before three digits,
// joined by points. Han numerals are no matter of characters alone: the scan of running text tells which state a quantity.

const digit = '[0-9０-９]';
/** A full-width comma separates; it never groups thousands. */
const numeral = new RegExp(`${digit}+(?:,${digit}{3}(?!${digit}))*(?:[.．]${digit}+)*`, 'g');

/** Offsets are UTF-16 indices, end exclusive. */
export interface NumeralSpan {
  readonly start: number;
  readonly end: number;
}

/** The numerals of `text` in order. */
export function findNumerals(text: string): NumeralSpan[] {
  return [...text.matchAll(numeral)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
