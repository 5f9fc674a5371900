// Bytes of a listing → text: by byte order mark, the server's word, the page's own word, else by validity. GBK pages
// that call themselves UTF-8 (or nothing) are common.

const LABELS: Readonly<Record<string, string>> = { gb2312: 'gb18030', gbk: 'gb18030', 'x-gbk': 'gb18030' };
const HEAD = 4096;

/** @param contentType the header as sent; null when absent. */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const marked = markedLabel(bytes);
  if (marked) return decode(bytes, marked);
  if (isUtf8(bytes)) return decode(bytes, 'utf-8');
  const stated = charsetOf(contentType ?? '') ?? statedInside(bytes);
  // what calls itself UTF-8 and is not was written by a system that speaks GBK
  if (stated && !/^utf-?8$/i.test(stated)) {
    const text = tryDecode(bytes, LABELS[stated.toLowerCase()] ?? stated);
    if (text !== null) return text;
  }
  const asGb = decode(bytes, 'gb18030');
  const asUtf8 = decode(bytes, 'utf-8');
  return damage(asUtf8) < damage(asGb) ? asUtf8 : asGb;
}

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
