// Bytes of an HTML file → text. Byte order mark, then what the page says of itself if it is true, then validity.

import { type Message, makeMessage } from '../../model/index.ts';

export interface DecodedHtml {
  readonly text: string;
  readonly messages: readonly Message[];
}

/** Browsers look for the declaration in this many first bytes (HTML standard, 13.2.3.2); some pages put it later. */
const DECLARED_WITHIN = 4096;

/**
 * The text of `bytes`. A declared charset counts unless UTF-8 validity contradicts it: pages saved anew in UTF-8 often
 * keep their old `gb2312`. Undecodable bytes become U+FFFD and a message counts them.
 */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  const marked = byMark(bytes) ?? byZeroBytes(bytes);
  if (marked) return decoded(bytes, marked);
  if (isValid(bytes, 'utf-8')) return decoded(bytes, 'utf-8');
  const declared = declaredCharset(bytes);
  if (declared && declared !== 'utf-8' && !(declared === 'windows-1252' && isMostlyChinese(bytes)))
    return decoded(bytes, declared);
  // not valid UTF-8 whatever it says: GB18030 when that is valid, else the one with less damage
  if (declared !== 'utf-8' && isValid(bytes, 'gb18030')) return decoded(bytes, 'gb18030');
  const candidates = ['utf-8', 'gb18030'].map((label) => decoded(bytes, label));
  return candidates.reduce((a, b) => (damage(b.text) < damage(a.text) ? b : a));
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null;
}

/** UTF-16 without a mark: `<` is a zero byte and a letter. */
function byZeroBytes(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : null;
}

/** The encoding a `<meta>` names, by its WHATWG name; null when absent, unknown or impossible. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const label = /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/iu.exec(head)?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // gb18030 holds gbk; a page that could be read this far is not UTF-16
    if (encoding.startsWith('utf-16')) return 'utf-8';
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Servers and editors put `iso-8859-1` on Chinese pages; no European text has a third of its bytes above ASCII. */
const isMostlyChinese = (bytes: Uint8Array): boolean =>
  isValid(bytes, 'gb18030') && bytes.filter((byte) => byte > 0x80).length > bytes.length * 0.3;

function decoded(bytes: Uint8Array, label: string): DecodedHtml {
  const text = new TextDecoder(label).decode(bytes);
  const count = damage(text);
  const messages: Message[] = [];
  if (label !== 'utf-8') messages.push(makeMessage('encoding_guessed', { encoding: label.toUpperCase() }));
  if (count > 0) messages.push(makeMessage('encoding_damaged', { count }));
  return { text, messages };
}

const damage = (text: string): number => text.split('\ufffd').length - 1;
