// ZIP files that lie: sizes that are not those of the data, several entries on the same bytes, more entries than files.

import { deflateRawSync } from 'node:zlib';
import { bytesOf } from './bomb.ts';

export interface LyingEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** What the directory says the size is; the truth unless given. */
  readonly declared?: number;
}

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly declared: number;
  offset: number;
}

const CRC_UNCHECKED = 0;

function pack({ name, data, declared }: LyingEntry): Packed {
  const bytes = bytesOf(data);
  return {
    name: Buffer.from(name),
    data: deflateRawSync(bytes, { level: 9 }),
    declared: declared ?? bytes.length,
    offset: 0,
  };
}

function header(signature: number, entry: Packed, central: boolean): Buffer {
  const size = central ? 46 : 30;
  const at = central ? 2 : 0;
  const out = Buffer.alloc(size);
  out.writeUInt32LE(signature, 0);
  if (central) out.writeUInt16LE(20, 4);
  out.writeUInt16LE(20, 4 + at);
  out.writeUInt16LE(8, 8 + at);
  out.writeUInt32LE(CRC_UNCHECKED, 14 + at);
  out.writeUInt32LE(entry.data.length, 18 + at);
  out.writeUInt32LE(entry.declared, 22 + at);
  out.writeUInt16LE(entry.name.length, 26 + at);
  if (central) out.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([out, entry.name]);
}

/** A ZIP of `entries`; each of `aliases` is one more directory entry on the bytes of the first entry. */
export function buildZip(entries: readonly LyingEntry[], aliases: readonly string[] = []): Uint8Array {
  const packed = entries.map(pack);
  const parts: Buffer[] = [];
  let offset = 0;
  for (const entry of packed) {
    entry.offset = offset;
    const local = header(0x04034b50, entry, false);
    parts.push(local, entry.data);
    offset += local.length + entry.data.length;
  }
  const [first] = packed;
  const listed = first
    ? [...packed, ...aliases.map((name) => ({ ...first, name: Buffer.from(name) }))]
    : packed;
  const directory = Buffer.concat(listed.map((entry) => header(0x02014b50, entry, true)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(listed.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(listed.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}
