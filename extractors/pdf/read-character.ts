// What one glyph says as text. Only what the font got wrong is mended: code points that stand for the same printed
// sign (Kangxi radicals, ligatures, symbol-font bullets). Full and half width stay as printed.

/** Ranges whose members are mere font-side names of ordinary characters. */
const SAME_SIGN = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]|[\u{2f800}-\u{2fa1f}]/u;
/** No text at all: controls, private use, halves of characters, non-characters. */
const NO_SIGN = /^[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]+$/u;
const BLANK = /^[\s\u00a0\u3000\u200b\ufeff\u00ad]*$/u;
/** Signs that turn the direction of text or join letters: glyphs stand where they stand. */
const DIRECTING = /[\u200c-\u200f\u202a-\u202e\u2060-\u206f]/gu;

/** Radicals without a compatibility mapping that fonts use for the whole character. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⼾户⺠民⺮竹⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    (m) => [m[1] ?? '', m[2] ?? ''],
  ),
);

/** The long dash under the names that fonts give its glyph. */
const DASHES: ReadonlyMap<string, string> = new Map([
  ['\u2015', '—'],
  ['\u2e3a', '——'],
  ['\u2e3b', '———'],
]);

/** Signs of the usual symbol fonts, by their private code point. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['\uf06c', '•'],
  ['\uf06e', '•'],
  ['\uf075', '•'],
  ['\uf076', '•'],
  ['\uf0a7', '•'],
  ['\uf0b7', '•'],
  ['\uf0d8', '•'],
  ['\uf06f', '□'],
  ['\uf0a3', '□'],
  ['\uf0a8', '□'],
  ['\uf052', '☑'],
  ['\uf0fe', '☑'],
  ['\uf050', '√'],
  ['\uf0d6', '√'],
  ['\uf0fc', '√'],
]);

/** The character as text; a blank for every kind of white space; null when the font names no character. */
export function readCharacter(said: string): string | null {
  const unicode = said.replace(DIRECTING, '');
  if (BLANK.test(unicode)) return ' ';
  const symbol = SYMBOLS.get(unicode) ?? DASHES.get(unicode);
  if (symbol) return symbol;
  if (NO_SIGN.test(unicode)) return null;
  return SAME_SIGN.test(unicode) ? (RADICALS.get(unicode) ?? unicode.normalize('NFKC')) : unicode;
}
