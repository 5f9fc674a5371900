// A number and its unit as a reader expects them together: `16.68:1`, `89.7%`, `4520.5 元`. Where number and unit stand in
// columns of their own, both stay as they are.

/** The ways in which a ratio "to one" is printed as a unit. */
const toOne = /^(?:[:：∶]\s*1?|比)$/;
/** Signs that stand close to the number. */
const closeSigns = /^[%‰％]/;
/** What a unit column holds when there is no unit (`——`, `/`) says nothing. */
const hasWords = /[\p{L}\p{S}%‰％]/u;

/** `value` with `unit` behind it; a unit that the value already bears is not repeated. */
export function joinUnit(value: string, unit: string | null): string {
  const sign = unit?.trim() ?? '';
  if (value === '') return '';
  if (toOne.test(sign)) return /\d$/.test(value) && !/[:：∶比/]/.test(value) ? `${value}:1` : value;
  if (!hasWords.test(sign) || value.includes(sign)) return value;
  return closeSigns.test(sign) ? value + sign : `${value} ${sign}`;
}

/** The unit in a heading: `:1` alone would read as a slip of the pen, `n:1` does not. */
export const titleUnit = (unit: string): string => (toOne.test(unit) ? 'n:1' : unit);
