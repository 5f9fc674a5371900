// One character for one: full-width digits, letters and signs become ASCII, so that offsets stay those of the text.
// Deliberately not NFKC: that turns ， into a thousands separator and changes lengths. ， is never folded.

const SAME: readonly (readonly [from: string, to: string])[] = [
  ['％：．－＋＞＜＝／（）＊', '%:.-+><=/()*'],
  ['∶︰﹕', ':::'],
  ['−﹣', '--'],
  ['～〜∼', '~~~'],
  ['○', '〇'],
  ['萬億兩點負餘', '万亿两点负余'],
];

const folded = new Map<string, string>();
for (const [from, to] of SAME) for (let i = 0; i < from.length; i++) folded.set(from.charAt(i), to.charAt(i));
for (let i = 0; i < 10; i++) folded.set(String.fromCharCode(0xff10 + i), String(i));
for (let i = 0; i < 26; i++) {
  folded.set(String.fromCharCode(0xff21 + i), String.fromCharCode(65 + i));
  folded.set(String.fromCharCode(0xff41 + i), String.fromCharCode(97 + i));
}

/** Every kind of blank, zero-width ones included, counts as a space. */
const BLANK = /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]/u;
const CHANGED = new RegExp(`[${[...folded.keys()].join('')}]|(?! )${BLANK.source}`, 'u');

/**
 * `text` with each character replaced by its usual form; always of the same length (UTF-16 units), so an offset in the
 * result is an offset in `text`.
 * @example normaliseCharacters('２７：１') === '27:1'
 */
export function normaliseCharacters(text: string): string {
  if (!CHANGED.test(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    out += folded.get(c) ?? (BLANK.test(c) ? ' ' : c);
  }
  return out;
}
