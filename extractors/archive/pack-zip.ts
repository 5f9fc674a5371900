// Parts → a ZIP file, stored without compression: how checked and repaired parts are handed to a library that only takes
// whole files. No ZIP64: parts are within the preflight's budget.

import { crc32 } from 'node:zlib';

const encoder = new TextEncoder();
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
/** 1 January 1980, the earliest date ZIP knows: the same parts give the same bytes. */
const DATE = 0x0021;

/** A ZIP file with `parts` in their order. */
export function packZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = encoder.encode(path);
    const common = entryFields(name, data);
    const local = record(0x04034b50, [[2, 20], ...common], name);
    chunks.push(local, data);
    directory.push(
      record(0x02014b50, [[2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]], name),
    );
    offset += local.length + data.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const count = directory.length;
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...chunks, ...directory, end]);
}

/** A number and how many bytes it takes. */
type Field = readonly [2 | 4, number];

/** The fields that local header and directory entry have in common: flags to extra length. */
const entryFields = (name: Uint8Array, data: Uint8Array): Field[] => [
  [2, UTF8_FLAG],
  [2, 0],
  [2, 0],
  [2, DATE],
  [4, crc32(data)],
  [4, data.length],
  [4, data.length],
  [2, name.length],
  [2, 0],
];

function record(
  signature: number,
  fields: readonly Field[],
  name: Uint8Array = new Uint8Array(),
): Uint8Array {
  const size = fields.reduce((sum, [bytes]) => sum + bytes, 4);
  const out = new Uint8Array(size + name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  out.set(name, size);
  return out;
}
