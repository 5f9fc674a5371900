// How text is folded for searching, and the tokens of the full-text index. White space and width do not matter
// (flattened reports break words anywhere); every other character does.

export interface FoldedText {
  /** Code points after folding. */
  readonly chars: readonly string[];
  /** For each of them the UTF-16 index of its source character. */
  readonly sources: readonly number[];
}

/** White space, characters with no width of their own, control characters, halves of broken pairs. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;
/** Most of a report: folding leaves these as they are. */
const PLAIN = /[\u4e00-\u9fff0-9a-z]/;

/** `text` in NFKC and lower case, character by character, without white space and invisible characters. */
export function foldText(text: string): FoldedText {
  const chars: string[] = [];
  const sources: number[] = [];
  let at = 0;
  for (const source of text) {
    for (const char of PLAIN.test(source) ? source : source.normalize('NFKC').toLowerCase()) {
      if (INVISIBLE.test(char)) continue;
      chars.push(char);
      sources.push(at);
    }
    at += source.length;
  }
  return { chars, sources };
}

/**
 * What the full-text index holds of `text`: the folded text as overlapping pairs, and its last character alone:
 * 就业率 → `就业 业率 率`. So every character begins a token, and every substring is a phrase of tokens.
 */
export function indexTokens(text: string): string {
  const { chars } = foldText(text);
  return chars.map((char, i) => `${char}${chars[i + 1] ?? ''}`).join(' ');
}

/**
 * The tokens that stand one behind the other wherever `text` does: its pairs; of a single character the beginning of a
 * token (`prefix`). Null when there is nothing to search for.
 */
export function searchTokens(text: string): { readonly tokens: string; readonly prefix: boolean } | null {
  const { chars } = foldText(text);
  const [first] = chars;
  if (first === undefined) return null;
  if (chars.length === 1) return { tokens: first, prefix: true };
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`);
  return { tokens: pairs.join(' '), prefix: false };
}
