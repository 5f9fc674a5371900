// Standard encryption of a PDF, revision 2, RC4 with 40 bits (ISO 32000-1, 7.6): enough to ask what a reader does with
// passwords. Not for secrets.

import { createHash } from 'node:crypto';

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -44;
export const FILE_ID = '0123456789abcdef0123456789abcdef';

const md5 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest();
const padded = (password: string): Buffer =>
  Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    const kept = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let a = 0;
  let b = 0;
  return Buffer.from(
    data.map((byte) => {
      a = (a + 1) % 256;
      b = (b + (state[a] ?? 0)) % 256;
      swap(a, b);
      return byte ^ (state[((state[a] ?? 0) + (state[b] ?? 0)) % 256] ?? 0);
    }),
  );
}

export interface PdfEncryption {
  /** The dictionary to name as `/Encrypt`. */
  readonly dictionary: string;
  /** `data` of object `number`, encrypted. */
  readonly encrypt: (number: number, data: string) => Uint8Array;
}

/** Encryption with these passwords; the user's may be empty, then anyone can read. */
export function encryptPdf(user: string, owner: string): PdfEncryption {
  const ownerEntry = rc4(md5(padded(owner)).subarray(0, 5), padded(user));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded(user), ownerEntry, permissions, Buffer.from(FILE_ID, 'hex')).subarray(0, 5);
  const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O ${hex(ownerEntry)} /U ${hex(rc4(key, PADDING))} /P ${PERMISSIONS} >>`,
    encrypt: (number, data) => {
      const own = md5(key, Uint8Array.from([number & 255, (number >> 8) & 255, 0, 0, 0]));
      return rc4(own.subarray(0, 10), Buffer.from(data, 'latin1'));
    },
  };
}
