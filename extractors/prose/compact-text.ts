// Text without its white space, and the way back: rules compare words as they are meant, anchors need them as printed.

/** `text` without white space. Offsets are UTF-16 indices. */
export interface CompactText {
  readonly text: string;
  /** The offset in the compact text of the first character that stands at or behind `printed`. */
  readonly toCompact: (printed: number) => number;
  /** The offset as printed of the compact character at `at`; behind the last one for the length of the text. */
  readonly toPrinted: (at: number) => number;
}

const BLANK = /[\s\u200b-\u200f\u2060\ufeff]/u;

/** `printed` without white space and zero-width characters. Linear in its length. */
export function compactText(printed: string): CompactText {
  const toCompact = new Uint32Array(printed.length + 1);
  const toPrinted = new Uint32Array(printed.length + 1);
  let length = 0;
  let text = '';
  let from = 0;
  for (let i = 0; i < printed.length; i++) {
    toCompact[i] = length;
    if (isBlank(printed, i)) {
      text += printed.slice(from, i);
      from = i + 1;
    } else toPrinted[length++] = i;
  }
  toCompact[printed.length] = length;
  toPrinted[length] = printed.length;
  return {
    text: text + printed.slice(from),
    toCompact: (at) => toCompact[Math.max(0, Math.min(at, printed.length))] ?? length,
    toPrinted: (at) => toPrinted[Math.max(0, Math.min(at, length))] ?? printed.length,
  };
}

function isBlank(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code > 0x20 && code < 0x7f) return false;
  return code >= 0x4e00 && code < 0xa000 ? false : BLANK.test(text.charAt(i));
}
