// The query of a link on a GBK page as a browser would send it: in GBK, while the path is always UTF-8 (URL standard,
// 4.4 and 4.5). Old systems find `down.asp?f=年报.pdf` only so.

/** GBK's two-byte characters and their bytes, made from the decoder when first needed. */
let table: ReadonlyMap<string, string> | null = null;

function readTable(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, string>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(high, low));
      if ([...char].length === 1 && char !== '\ufffd') made.set(char, `${percent(high)}${percent(low)}`);
    }
  return made;
}

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * `href` with what is not ASCII in its query percent-encoded in the charset of its page. Other charsets than GBK's
 * family leave it as it is, which means UTF-8.
 */
export function encodeQuery(href: string, charset: string): string {
  const at = href.indexOf('?');
  if (at < 0 || !/^gb/i.test(charset) || !/[^\0-\x7f]/.test(href.slice(at))) return href;
  table ??= readTable();
  const bytes = table;
  return href.slice(0, at) + href.slice(at).replace(/[^\0-\x7f]/gu, (char) => bytes.get(char) ?? char);
}
