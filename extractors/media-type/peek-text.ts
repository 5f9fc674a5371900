// The first characters of bytes that may be text, in whatever encoding: to look at, not to read. The readers decode anew.

/** What `bytes` look like as text; `sound` = decodes nearly without damage and without control characters; blank is sound. */
export interface TextPeek {
  readonly text: string;
  readonly sound: boolean;
}

const PEEK = 64 * 1024;

/** The start of `bytes` decoded by byte order mark, zero bytes or validity (UTF-8, else GB18030). */
export function peekText(bytes: Uint8Array): TextPeek {
  const head = bytes.subarray(0, PEEK);
  const label = wideLabel(head);
  if (label) return judge(decode(head, label));
  const asUtf8 = judge(decode(head, 'utf-8'));
  if (asUtf8.sound) return asUtf8;
  const asGb = judge(decode(head, 'gb18030'));
  return asGb.sound ? asGb : asUtf8;
}

// `stream` keeps a character cut off at the end of the sample from counting as damage
const decode = (bytes: Uint8Array, label: string): string =>
  new TextDecoder(label).decode(bytes, { stream: true });

function wideLabel(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, i) => {
    if (byte === 0) i % 2 ? odd++ : even++;
  });
  // Chinese text has few zero bytes, but its digits and line ends have them all on one side
  const some = bytes.length * 0.01;
  if (odd > some && even === 0) return 'utf-16le';
  return even > some && odd === 0 ? 'utf-16be' : null;
}

function judge(text: string): TextPeek {
  let bad = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const control = code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13;
    // U+FFFD is damage; private and unassigned planes are what GB18030 makes of chance bytes
    if (control || code === 0xfffd || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code < 0xf900))
      bad++;
  }
  return { text, sound: text !== '' && bad <= text.length * 0.02 };
}
