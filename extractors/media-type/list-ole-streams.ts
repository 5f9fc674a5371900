// Names of the streams of an OLE2 compound file (old Office, encrypted new Office): enough to tell what it holds.
// Reads no stream. Layout: [MS-CFB] sections 2.2 to 2.6.

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const END_OF_CHAIN = 0xfffffffa;
const HEADER_FAT_SLOTS = 109;
/** The directory of any office file has a few dozen entries. */
const MAX_ENTRIES = 4096;

/** Whether `bytes` begin like an OLE2 file. */
export const isOle = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_SIZE && SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Names in the directory of an OLE2 file in lower case (they are compared so), as far as it can be followed. */
export function listOleStreams(bytes: Uint8Array): string[] {
  if (!isOle(bytes)) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const sectorSize = 2 ** shift;
  const sectorAt = (sector: number): number => (sector + 1) * sectorSize;
  const next = (sector: number): number => {
    // only the part of the allocation table that the header itself names: the first 7 MB of a file
    const slot = Math.floor((sector * 4) / sectorSize);
    if (slot >= HEADER_FAT_SLOTS) return END_OF_CHAIN;
    const at = sectorAt(view.getUint32(76 + slot * 4, true)) + ((sector * 4) % sectorSize);
    return at + 4 <= view.byteLength ? view.getUint32(at, true) : END_OF_CHAIN;
  };
  const names: string[] = [];
  let sector = view.getUint32(48, true);
  for (let n = 0; sector < END_OF_CHAIN && n < (MAX_ENTRIES * ENTRY_SIZE) / sectorSize; n++) {
    const start = sectorAt(sector);
    if (start + sectorSize > view.byteLength) break;
    for (let at = start; at < start + sectorSize; at += ENTRY_SIZE)
      names.push(entryName(view, at).toLowerCase());
    sector = next(sector);
  }
  return names.filter((name) => name !== '');
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64);
  let name = '';
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return name;
}
