// A small source of something large: a file made to keep a reader busy, to fill its memory, or to get at what is not
// its own. Written at test time, never kept.

export interface Bomb {
  readonly file: string;
  /** The kind of attack, in a few words. */
  readonly attack: string;
  readonly make: () => Uint8Array | string;
  /** Codes of which the document must fail with one; `read` where it is harmless and must be read. */
  readonly outcome: readonly string[];
}

export const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data) : data;
