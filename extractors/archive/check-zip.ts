// Preflight of DOCX and XLSX: the parts a reader needs, really inflated within a budget, before any library sees them.
// Declared sizes are not believed. Other parts (pictures, fonts, embedded files) are listed and not inflated.

import { inflateRawSync } from 'node:zlib';
import { makeMessage, UnreadableError } from '../../model/index.ts';
import { damagedArchive, packedBytes, readZipDirectory, type ZipEntry } from './read-zip-directory.ts';

export interface CheckedZip {
  /** Names of all entries in the order of the directory. */
  readonly names: readonly string[];
  /** Inflated bytes of the wanted entries by name. Of two entries with one name the later counts, as in Word. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks the entries for which `wanted` holds, at most `budget` bytes together.
 * @throws UnreadableError `archive_too_large` when the budget is spent, `document_encrypted`, `document_damaged`,
 * and what `readZipDirectory` throws
 */
export function checkZip(bytes: Uint8Array, wanted: (name: string) => boolean, budget: number): CheckedZip {
  const entries = readZipDirectory(bytes);
  const parts = new Map<string, Uint8Array>();
  let left = budget;
  for (const entry of entries) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
    const part = unpack(bytes, entry, left, budget);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return { names: entries.map((entry) => entry.name), parts };
}

function unpack(bytes: Uint8Array, entry: ZipEntry, left: number, budget: number): Uint8Array {
  if (entry.encrypted) throw new UnreadableError(makeMessage('document_encrypted'));
  const packed = packedBytes(bytes, entry);
  if (entry.method === STORED) {
    if (packed.length > left) throw tooLarge(entry, budget);
    return packed;
  }
  if (entry.method !== DEFLATED)
    throw damagedArchive(`ZIP method ${entry.method} of ${entry.name} is unknown`);
  try {
    // zlib refuses 0; one byte more than the budget is refused just as well
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if (error instanceof RangeError || isTooLarge(error)) throw tooLarge(entry, budget);
    throw damagedArchive(`ZIP entry cannot be inflated: ${entry.name}`);
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const tooLarge = (entry: ZipEntry, limit: number): UnreadableError =>
  new UnreadableError(makeMessage('archive_too_large', { limit, name: entry.name }));
