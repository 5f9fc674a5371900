// Thousands grouped by blanks: 18 189 (GB/T 15835-2011, 5.1.2). Whether a document writes so is decided elsewhere: 2 709 may also
// be two numbers that lost what stood between them.

/** A piece of a regular expression: digits in groups of three with blanks between them. */
export const BLANK_GROUPED = String.raw`[1-9]\d{0,2}(?: \d{3})+`;

/**
 * `text` (normalised) with commas for the blanks that group thousands; every other character keeps its place. A row of numbers
 * (分别为 120 135 142) and longer runs stay as they are.
 */
export const joinBlankGroups = (text: string): string =>
  text.replace(/(?<![\d.,] ?|分别为?|依次为?)[1-9]\d{0,2}(?: \d{3}){1,2}(?!\d| \d)/gu, (digits) =>
    digits.replaceAll(' ', ','),
  );
