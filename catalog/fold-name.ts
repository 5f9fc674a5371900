// How printed names are compared: widths, spaces, quotes and signs do not matter; characters do.

/** `text` in NFKC, without white space, quotes and invisible characters, brackets and colons in one form. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff"'“”‘’「」『』]/gu, '')
    .replace(/[–—－~～]/gu, '-')
    .toLowerCase();
}

/**
 * The name of a table row without what is glued to it: 其中, required marks `*`, a footnote digit behind the mark or
 * behind a closing word, trailing punctuation. `专业群数量*1` → `专业群数量`.
 */
export function bareRowName(text: string): string {
  return text
    .replace(/^\s*(?:其\s*中|另\s*有|含)\s*[:：]?\s*/u, '')
    .replace(/(?:\s*(?:[*＊※★☆]+\s*\d{0,2}|[①-⑳⁰¹²³⁴-⁹]+|[[［〔]\d{1,2}[\]］〕]))+\s*$/u, '')
    .replace(/[:：、，。\s]+$/u, '')
    .trim();
}

/** A key under which two spellings of one indicator meet: folded, bare, without a unit in brackets and a closing 数 / 数量. */
export function nameKey(text: string): string {
  return foldName(bareRowName(text))
    .replace(/\((?:单位:)?[%元万人次个项门所本日天学课时]{1,3}\)$/u, '')
    .replace(/[-·:、,]/gu, '')
    .replace(/(?:数量|数)$/u, '');
}
