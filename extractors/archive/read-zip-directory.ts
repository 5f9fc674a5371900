// The entries of a ZIP file by its central directory, nothing inflated yet. Written out here because the readers'
// libraries inflate before they check. Does not repair: a file without a directory is damaged.
// Layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (ZIP64).

import { makeMessage, UnreadableError } from '../../model/index.ts';

export interface ZipEntry {
  /** As stored, backslashes turned into slashes. */
  readonly name: string;
  /** 0 stored, 8 deflated; other methods are not used by office files. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Packed size in bytes, as declared. */
  readonly packedSize: number;
  /** Byte offset of the local header. */
  readonly headerOffset: number;
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
/** No office file comes near it; a directory of millions of empty entries does. */
const MAX_ENTRIES = 10_000;

/** Whether `bytes` begin like a ZIP file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= END_SIZE && viewOf(bytes).getUint32(0, true) === LOCAL;
}

/** An `UnreadableError` for an archive that is broken in the way `detail` says. */
export const damagedArchive = (detail: string): UnreadableError =>
  new UnreadableError(makeMessage('document_damaged', { detail }));

/**
 * The entries named by the central directory, in its order.
 * @throws UnreadableError `document_damaged`, `archive_too_many_entries` or `archive_unsafe_name`
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const { count, offset } = findDirectory(view);
  if (count > MAX_ENTRIES)
    throw new UnreadableError(makeMessage('archive_too_many_entries', { count, limit: MAX_ENTRIES }));
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY)
      throw damagedArchive('ZIP central directory is cut off');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damagedArchive('ZIP central directory is cut off');
    const flags = view.getUint16(at + 8, true);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const name = safeName(decodeName(bytes.subarray(at + 46, at + 46 + nameLength), flags, extra));
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) === 1,
      ...sizeAndOffset(view, at, at + 46 + nameLength, extraLength),
    });
    at = next;
  }
  return entries;
}

/** The packed bytes of `entry`, found through its local header. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL)
    throw damagedArchive(`ZIP entry without local header: ${entry.name}`);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedSize > view.byteLength) throw damagedArchive(`ZIP entry is cut off: ${entry.name}`);
  return bytes.subarray(start, start + entry.packedSize);
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findDirectory(view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, view.byteLength - END_SIZE - FULL_16);
  let at = view.byteLength - END_SIZE;
  while (at >= lowest && view.getUint32(at, true) !== END) at--;
  if (at < lowest) throw damagedArchive('ZIP directory not found (truncated?)');
  const count = view.getUint16(at + 10, true);
  const offset = view.getUint32(at + 16, true);
  if (count !== FULL_16 && offset !== FULL_32) return { count, offset };
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return { count, offset };
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64)
    throw damagedArchive('ZIP64 directory not found');
  return {
    count: Number(view.getBigUint64(end64 + 32, true)),
    offset: Number(view.getBigUint64(end64 + 48, true)),
  };
}

/** Packed size and header offset of the entry at `at`; the ZIP64 extra field holds those that do not fit 32 bits. */
function sizeAndOffset(view: DataView, at: number, extraStart: number, extraLength: number) {
  let packedSize = view.getUint32(at + 20, true);
  let headerOffset = view.getUint32(at + 42, true);
  const end = extraStart + extraLength;
  for (let p = extraStart; p + 4 <= end; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue;
    let field = p + 4;
    const take = (): number => {
      if (field + 8 > end) throw damagedArchive('ZIP64 field is cut off');
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (view.getUint32(at + 24, true) === FULL_32) take();
    if (packedSize === FULL_32) packedSize = take();
    if (headerOffset === FULL_32) headerOffset = take();
  }
  return { packedSize, headerOffset };
}

const UTF8_FLAG = 0x0800;
/** Info-ZIP Unicode path: 4.6.9. */
const UNICODE_PATH = 0x7075;

/**
 * An entry's name: in UTF-8 when the entry says so or it can be; else in GBK, in which Chinese Windows writes names
 * without saying so.
 */
function decodeName(raw: Uint8Array, flags: number, extra: Uint8Array): string {
  if ((flags & UTF8_FLAG) !== 0) return new TextDecoder().decode(raw);
  const stated = unicodePath(extra);
  if (stated !== null) return stated;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

function unicodePath(extra: Uint8Array): string | null {
  const view = viewOf(extra);
  for (let p = 0; p + 4 <= extra.length; p += 4 + view.getUint16(p + 2, true)) {
    const end = p + 4 + view.getUint16(p + 2, true);
    // version 1 and the checksum of the other name stand before it
    if (view.getUint16(p, true) === UNICODE_PATH && end <= extra.length && end > p + 9)
      return new TextDecoder().decode(extra.subarray(p + 9, end));
  }
  return null;
}

/** The entry's name, refused when it could leave a folder it were unpacked to: nothing honest is named so. */
function safeName(decoded: string): string {
  const name = decoded.replaceAll('\\', '/');
  const unsafe = name === '' || name.startsWith('/') || /^[A-Za-z]:/u.test(name) || name.includes('\0');
  if (unsafe || name.split('/').includes('..'))
    throw new UnreadableError(makeMessage('archive_unsafe_name', { name: name.slice(0, 80) }));
  return name;
}
