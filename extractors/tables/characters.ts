// Classes of characters that decide whether two pieces of text need a space between them.

const IDEOGRAPHIC =
  /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{323af}“”‘’…—·、。《》]/u;
const LATIN_OR_DIGIT = /[\p{L}\p{N}]/u;
const OPENING = /[([{<“‘（〔【《〈「『"'/\\\-–]$/u;
const CLOSING = /^[)\]}>”’）〕】》〉」』,.:;!?%‰℃°"'/\\，。：；！？、]/u;

/** Ideographs, full-width forms and Chinese punctuation. */
export const isIdeographic = (character: string): boolean => IDEOGRAPHIC.test(character);

/** A letter or digit of a script that is written with spaces. */
export const isSpacedScript = (character: string): boolean =>
  LATIN_OR_DIGIT.test(character) && !IDEOGRAPHIC.test(character);

const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? '';
const firstOf = (text: string): string => Array.from(text.slice(0, 2))[0] ?? '';

/** What stands between the end of one line and the start of the next when the break is soft: a space or nothing. */
export function softJoint(before: string, after: string): '' | ' ' {
  const [a, b] = [lastOf(before), firstOf(after)];
  if (!a || !b || isIdeographic(a) || isIdeographic(b)) return '';
  if (OPENING.test(before) || CLOSING.test(after)) return '';
  return ' ';
}

/** Whether neighbouring characters of different lines or gaps are both Latin, digits or their punctuation. */
export const bothLatin = (before: string, after: string): boolean =>
  !isIdeographic(lastOf(before)) && !isIdeographic(firstOf(after));
