// Bytes of a listing → text: by byte order mark, the server's word, the page's own word, else by validity. GBK pages
// that call themselves UTF-8 (or nothing) are common.

const LABELS: Readonly<Record<string, string>> = { gb2312: 'gb18030', gbk: 'gb18030', 'x-gbk': 'gb18030' };
const HEAD = 4096;

export interface DecodedPage {
  readonly text: string;
  /** As `TextDecoder` calls it. */
  readonly charset: string;
}

/** The text of a page. @param contentType the header as sent; null when absent. */
export const decodePage = (bytes: Uint8Array, contentType: string | null): string =>
  decodeWithCharset(bytes, contentType).text;

/**
 * The text of a page and the charset it is in.
 * @param contentType the header as sent; null when absent.
 */
export function decodeWithCharset(bytes: Uint8Array, contentType: string | null): DecodedPage {
  const as = (charset: string): DecodedPage => ({ text: decode(bytes, charset), charset });
  const marked = markedLabel(bytes);
  if (marked) return as(marked);
  if (isUtf8(bytes))
    return as(isAscii(bytes) ? (LABELS[statedLabel(bytes, contentType)] ?? 'utf-8') : 'utf-8');
  const stated = charsetOf(contentType ?? '') ?? statedInside(bytes);
  // what calls itself UTF-8 and is not was written by a system that speaks GBK
  if (stated && !/^utf-?8$/i.test(stated)) {
    const charset = LABELS[stated.toLowerCase()] ?? stated;
    const text = tryDecode(bytes, charset);
    if (text !== null) return { text, charset };
  }
  const asGb = as('gb18030');
  const asUtf8 = as('utf-8');
  return damage(asUtf8.text) < damage(asGb.text) ? asUtf8 : asGb;
}

/** A page in ASCII may still speak of a charset, and its scripts may write links in it. */
const statedLabel = (bytes: Uint8Array, contentType: string | null): string =>
  (charsetOf(contentType ?? '') ?? statedInside(bytes) ?? '').toLowerCase();

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

const decode = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes);

function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return decode(bytes, label);
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const damage = (text: string): number => text.split('\ufffd').length - 1;

function markedLabel(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const charsetOf = (text: string): string | null =>
  /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(text)?.[1] ?? null;

/** `<meta charset>` or `<?xml encoding?>` in the first kilobytes. */
function statedInside(bytes: Uint8Array): string | null {
  const head = decode(bytes.subarray(0, HEAD), 'latin1');
  return /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1] ?? charsetOf(head);
}
