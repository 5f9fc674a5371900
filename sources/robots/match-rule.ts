// Does a rule of robots.txt match a path (RFC 9309, 2.2.2 and 2.2.3): octets compared, `*` and a final `$` special.

const UNRESERVED = /[A-Za-z0-9\-._~]/;
const encoder = new TextEncoder();

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** One form for all spellings: what needs no encoding is decoded, what is not ASCII is encoded, hex in capitals. */
function normalise(text: string): string {
  return text
    .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => {
      const byte = Number.parseInt(hex, 16);
      const char = String.fromCharCode(byte);
      return UNRESERVED.test(char) ? char : percent(byte);
    })
    .replace(/[^\x21-\x7e]/gu, (char) => [...encoder.encode(char)].map(percent).join(''));
}

/** In a query, `:` and `/` mean the same encoded or not (the RFC's own example); in a path they do not. */
function normaliseQuery(text: string): string {
  const at = text.indexOf('?');
  if (at < 0) return text;
  return text.slice(0, at) + text.slice(at).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

/** Path and query of an address. `*` and `$` are ordinary characters there. */
export const normalisePath = (path: string): string =>
  normaliseQuery(normalise(path)).replaceAll('*', '%2A').replaceAll('$', '%24');

/** The pattern of a rule. A `$` that is not at the end is an ordinary character. */
export const normalisePattern = (pattern: string): string =>
  normaliseQuery(normalise(pattern)).replace(/\$(?!$)/g, '%24');

/** Whether `pattern` matches the beginning of `path`; both normalised. Linear for any number of wildcards. */
export function matchRule(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = pieces.shift() ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = anchored && pieces.length > 0 ? (pieces.pop() ?? '') : null;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!anchored) return true;
  return last === null ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
