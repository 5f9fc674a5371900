// Patterns made of named pieces (`图 ?{int}`), and whether matching one takes bounded time. Regular expressions only:
// what the pieces mean is said where they are defined.

const PIECE = /\{([a-z_]+)\}/g;
const MAX_DEPTH = 5;

/**
 * `pattern` with every `{name}` replaced by its piece in brackets; pieces may use pieces.
 * `unknown` names a piece that is not there or that uses itself.
 */
export function expandPieces(
  pattern: string,
  pieces: Readonly<Record<string, string>>,
): { readonly pattern: string } | { readonly unknown: string } {
  let expanded = pattern;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const names = [...expanded.matchAll(PIECE)].map((found) => found[1] ?? '');
    if (names.length === 0) return { pattern: expanded };
    const unknown = names.find((name) => pieces[name] === undefined);
    if (unknown !== undefined) return { unknown };
    expanded = expanded.replace(PIECE, (_, name: string) => `(?:${pieces[name]})`);
  }
  return { unknown: PIECE.exec(expanded)?.[1] ?? pattern };
}

/** A mask that repeats more often looks too far ahead. */
const MAX_REPEAT = 80;
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|<[a-zA-Z]+>|:))?|\{\d+(?:,\d*)?\}|[\s\S]/g;

/**
 * Why matching `pattern` at one place might take long: a repetition without an end, one of more than 80 times, or a
 * repetition inside a repetition. Null when each place costs a bounded time, so that a text costs linear time.
 */
export function findBoundProblem(pattern: string): string | null {
  /** For each open group whether something in it repeats. */
  const open = [false];
  let lastRepeats = false;
  for (const [token] of pattern.matchAll(TOKEN)) {
    const most = repeatOf(token);
    if (most === null) {
      if (token.startsWith('(')) open.push(false);
      lastRepeats = token === ')' && (open.pop() ?? false);
      if (lastRepeats) open[open.length - 1] = true;
      continue;
    }
    if (most > MAX_REPEAT) return `${token} repeats without a small bound`;
    if (lastRepeats && most > 1) return `${token} repeats something that repeats`;
    if (most > 1) open[open.length - 1] = true;
  }
  return null;
}

/** How often a quantifier lets something stand at most; null when `token` is none. */
function repeatOf(token: string): number | null {
  if (token === '*' || token === '+') return Number.POSITIVE_INFINITY;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  if (least === undefined) return null;
  if (most) return Number(most);
  return comma ? Number.POSITIVE_INFINITY : Number(least);
}
