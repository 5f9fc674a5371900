// What a label of a figure is by its words: numbers with their units (`63.25%`, `3398人，63.25%`), a name with its numbers
// (`升学 7.46%`, `陕西省: 3398`), a year, or a name. Places are told by other steps.

/** A number as printed in a label. `start`, `end`: the number with its unit, as offsets in the label's text. */
export interface LabelNumber {
  readonly valueText: string;
  readonly unitText: string | null;
  readonly start: number;
  readonly end: number;
}

export interface ParsedLabel {
  /** The words before the numbers, or all of them; null for bare numbers. */
  readonly name: string | null;
  readonly numbers: readonly LabelNumber[];
}

const NUMBER = String.raw`[+\-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?`;
const UNIT = String.raw`[%％‰]|(?!\p{Script=Han}{0,2}(?:以[上下内外]|左右))\p{Script=Han}{1,3}(?:/\p{Script=Han}{1,2})?|[kKMGT]?[Bb]ps|[GT]B|㎡`;
const VALUE = String.raw`(${NUMBER})\s?(${UNIT})?`;
const NUMBERS = new RegExp(
  String.raw`^\s*${VALUE}(?:\s*[,，、;；/|(（\s]\s*(?:占比?\s*)?${VALUE}\s*[)）]?)?\s*$`,
  'du',
);
const SEPARATOR = /\s*[:：,，;；\s（(]\s*$/u;
const YEAR =
  /^(?:19|20)\d{2}\s?(?:年度?|届|级|学年)?$|^(?:19|20)\d{2}\s?[-–—−~～至/]\s?(?:19|20)?\d{2}\s?(?:学年|年度?)$/u;

/** Whether the words are a year, a cohort or a school year: `2021`, `2021届`, `2021-2022学年`. */
export const isYear = (text: string): boolean => YEAR.test(text.trim());

/** The parts of a label. A number that cannot be told from its name (`Top15`, `18-25岁`, `3次`离职) is part of the name. */
export function parseLabel(text: string): ParsedLabel {
  const numbers = readNumbers(text, 0);
  if (numbers) return { name: null, numbers };
  for (const at of startsOfNumbers(text)) {
    const head = text.slice(0, at);
    const name = head.replace(SEPARATOR, '').trim();
    if (!/\p{L}$|[)）”"]$/u.test(name)) continue;
    const found = readNumbers(text.slice(at), at);
    // without a separator only a unit tells a value from the number of a name (图书2, 专业1)
    if (found && (SEPARATOR.test(head) || found.every((n) => n.unitText !== null)))
      return { name, numbers: found };
  }
  return { name: text.trim() || null, numbers: [] };
}

/** Where a number may begin behind other words. */
function* startsOfNumbers(text: string): Generator<number> {
  for (const match of text.matchAll(/(?<![\d.\-−–~～第A-Za-z]|\d[,，])[+\-−]?\d/gu))
    if (match.index > 0) yield match.index;
}

function readNumbers(text: string, shift: number): LabelNumber[] | null {
  const match = NUMBERS.exec(text);
  if (!match) return null;
  const [, first, unit, second, secondUnit] = match;
  const places = match.indices ?? [];
  const numberAt = (value: string | undefined, own: string | undefined, group: number): LabelNumber[] => {
    const start = places[group]?.[0];
    const end = (own === undefined ? places[group] : places[group + 1])?.[1];
    if (value === undefined || start === undefined || end === undefined) return [];
    return [{ valueText: value, unitText: own ?? null, start: start + shift, end: end + shift }];
  };
  return [...numberAt(first, unit, 1), ...numberAt(second, secondUnit, 3)];
}
