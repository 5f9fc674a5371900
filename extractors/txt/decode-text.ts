// Bytes of a text file → text. Decides by byte order mark, then by validity, never by file name.

import { type Message, makeMessage } from '../../model/index.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly messages: readonly Message[];
}

const decode = (bytes: Uint8Array, label: string, fatal: boolean): string =>
  new TextDecoder(label, { fatal, ignoreBOM: false }).decode(bytes);

/** Whether most even (or odd) bytes of the first 4 KB are zero: UTF-16 without a byte order mark, Latin part. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 ? odd++ : even++;
  });
  const half = sample.length / 2;
  // Chinese text has few zero bytes, but its line ends and digits have them all on one side.
  if (odd > half * 0.02 && even === 0) return 'utf-16le';
  if (even > half * 0.02 && odd === 0) return 'utf-16be';
  return null;
}

/**
 * The text of `bytes` without its byte order mark: UTF-16 by mark or by its zero bytes, UTF-8 where valid, else GB18030
 * (which holds GBK and GB2312). Bytes that fit neither become U+FFFD and a message `encoding_damaged` counts them.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [b0, b1, b2] = bytes;
  if (b0 === 0xff && b1 === 0xfe) return checked(decode(bytes, 'utf-16le', false), 'UTF-16LE');
  if (b0 === 0xfe && b1 === 0xff) return checked(decode(bytes, 'utf-16be', false), 'UTF-16BE');
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return checked(decode(bytes, 'utf-8', false), 'UTF-8');
  const wide = utf16Without(bytes);
  if (wide) return checked(decode(bytes, wide, false), wide.toUpperCase());
  try {
    const text = decode(bytes, 'utf-8', true);
    return isAccidental(text) ? legacy(bytes) : { text, encoding: 'UTF-8', messages: [] };
  } catch {
    return legacy(bytes);
  }
}

/**
 * Short GBK texts can be valid UTF-8 by accident (联通): they then read as Latin, Greek, Hebrew or Arabic letters only.
 * Reports are Chinese, so that text without any Han character but with such letters is taken for GBK.
 */
const isAccidental = (text: string): boolean =>
  /[\u0080-\u07ff]/u.test(text) && !/[\u0800-\u{10ffff}]/u.test(text) && !/[A-Za-z]{3}/u.test(text);

/** Not valid UTF-8: GB18030, unless UTF-8 with a few damaged bytes explains it better. */
function legacy(bytes: Uint8Array): DecodedText {
  const asUtf8 = decode(bytes, 'utf-8', false);
  const asGb = decode(bytes, 'gb18030', false);
  return damage(asUtf8) > 0 && damage(asUtf8) * 20 < asUtf8.length && damage(asUtf8) <= damage(asGb)
    ? checked(asUtf8, 'UTF-8')
    : checked(asGb, 'GB18030');
}

const damage = (text: string): number => text.split('\ufffd').length - 1;

function checked(text: string, encoding: string): DecodedText {
  const count = damage(text);
  const messages: Message[] = encoding === 'UTF-8' ? [] : [makeMessage('encoding_guessed', { encoding })];
  if (count > 0) messages.push(makeMessage('encoding_damaged', { count }));
  return { text, encoding, messages };
}
