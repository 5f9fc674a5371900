// What to do with one file: nothing, because its content is known, or read it. Touches the disk only to hash.

import { existsSync } from 'node:fs';
import { type Message, makeMessage } from '../../model/index.ts';
import type { FoundFile } from './collect-files.ts';
import { hashFile } from './hash-file.ts';
import type { PathNames } from './name-paths.ts';
import type { DocumentStatus } from './run-summary.ts';

/** A file as it was when last looked at. */
export interface SeenFile {
  readonly sha256: string;
  readonly size: number;
  readonly mtimeMs: number | null;
}

export interface KnownContent {
  readonly status: DocumentStatus;
  /** Null when the document never could be read. */
  readonly extractor: string | null;
}

/** What is known before a file is looked at; `decideFile` adds to `inThisRun`. */
export interface Memory {
  /** The extractor of this run. */
  readonly extractor: string;
  /** By sha256. */
  readonly contents: ReadonlyMap<string, KnownContent>;
  /** By the path under which the warehouse knows the file. */
  readonly files: ReadonlyMap<string, SeenFile>;
  /** Why the document with these bytes failed; null when it should be tried again. */
  readonly recallFailure: (sha256: string) => Promise<readonly Message[] | null>;
  /** sha256 → path of the first file of this run with that content. */
  readonly inThisRun: Map<string, string>;
}

export type Decision =
  | { readonly action: 'read' | 'keep'; readonly sha256: string }
  | { readonly action: 'duplicate'; readonly sha256: string; readonly of: string }
  | { readonly action: 'fail'; readonly sha256: string | null; readonly messages: readonly Message[] };

/**
 * `keep`: this content was read by the same extractor and this path or one that is gone now held it; `duplicate`: so
 * does another file; `fail`: the file cannot be read, or its content is known to be unreadable; `read`: all else.
 * A file of unchanged size and time is taken as unchanged without hashing.
 */
export async function decideFile(file: FoundFile, names: PathNames, memory: Memory): Promise<Decision> {
  const name = names.toStored(file.path);
  const seen = memory.files.get(name);
  let sha256: string;
  try {
    sha256 =
      seen && seen.size === file.size && seen.mtimeMs === file.modifiedMs
        ? seen.sha256
        : await hashFile(file.path);
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { action: 'fail', sha256: null, messages: [makeMessage('file_unreadable', { detail })] };
  }
  const first = memory.inThisRun.get(sha256);
  if (first === undefined) memory.inThisRun.set(sha256, file.path);
  if (isCurrent(sha256, memory)) {
    if (seen?.sha256 === sha256) return { action: 'keep', sha256 };
    const other = first ?? findOtherFile(sha256, name, names, memory);
    return other === undefined ? { action: 'keep', sha256 } : { action: 'duplicate', sha256, of: other };
  }
  if (first !== undefined) return { action: 'duplicate', sha256, of: first };
  const messages = await recall(sha256, memory);
  return messages ? { action: 'fail', sha256, messages } : { action: 'read', sha256 };
}

function isCurrent(sha256: string, memory: Memory): boolean {
  const known = memory.contents.get(sha256);
  return known !== undefined && known.status !== 'failed' && known.extractor === memory.extractor;
}

async function recall(sha256: string, memory: Memory): Promise<readonly Message[] | null> {
  const known = memory.contents.get(sha256);
  return known?.status === 'failed' && known.extractor === memory.extractor
    ? memory.recallFailure(sha256)
    : null;
}

/** Another file that held this content when last seen, and is still there. */
function findOtherFile(sha256: string, name: string, names: PathNames, memory: Memory): string | undefined {
  for (const [other, seen] of memory.files)
    if (seen.sha256 === sha256 && other !== name && existsSync(names.toFile(other))) return other;
  return undefined;
}
