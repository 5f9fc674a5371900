// The documents inside a ZIP archive, each judged for itself: one that is locked, damaged or no document costs only itself
// and is named. Archives inside archives are not opened.

import type { DocumentFormat } from '../../catalog/sources/source-spec.ts';
import { checkZip } from '../../extractors/archive/check-zip.ts';
import { readZipDirectory } from '../../extractors/archive/read-zip-directory.ts';
import { UnreadableError, type Words } from '../../model/index.ts';
import { makeProblem, type SourceProblem } from '../../sources/source-error.ts';
import { describeEnding, promisedFormat } from './refuse-format.ts';
import type { ArchiveMember, Verdict, VerifyOptions } from './verdict.ts';

const MOST_MEMBERS = 200;
/** What all documents of an archive may unpack to. */
const MEMBER_BYTES = 500 * 2 ** 20;

export interface OpenedArchive {
  readonly members: readonly ArchiveMember[];
  /** What was left out, and why. */
  readonly problems: readonly SourceProblem[];
}

/**
 * The acceptable documents in the ZIP archive `bytes`, at most 200.
 * @param verify judges one of them.
 * @throws UnreadableError when the archive as a whole is damaged, unsafe or too large.
 */
export function openArchive(
  bytes: Uint8Array,
  { accept }: Pick<VerifyOptions, 'accept'>,
  verify: (part: Uint8Array, options: VerifyOptions) => Verdict,
): OpenedArchive {
  const problems: SourceProblem[] = [];
  const refuse = (name: string, detail: Words) =>
    void problems.push(makeProblem('archive_member_refused', { name: name.slice(0, 120), detail }));
  const inside = accept.filter((format) => format !== 'zip');
  const members: ArchiveMember[] = [];
  let left = MEMBER_BYTES;
  for (const [name, count] of countNames(bytes)) {
    const why = judgeName(name, inside);
    if (why !== null) {
      if (why !== 'none of ours') refuse(name, why);
      continue;
    }
    if (count > 1) refuse(name, twice);
    if (members.length >= MOST_MEMBERS) {
      refuse(name, tooMany);
      continue;
    }
    const part = unpackOne(bytes, name, left);
    if (part instanceof UnreadableError) {
      refuse(name, part.report.message);
      continue;
    }
    left -= part.length;
    const verdict = verify(part, { accept: inside, name, contentType: null });
    if (verdict.kind === 'refused') refuse(name, verdict.problem.words);
    else if (verdict.kind === 'document') members.push({ name, bytes: part, format: verdict.format });
  }
  return { members, problems };
}

/** Each name of a file in the order of the directory, and how often it stands there. */
function countNames(bytes: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of readZipDirectory(bytes))
    if (!name.endsWith('/')) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const nested: Words = {
  zh: '压缩包内的压缩包不打开，请解压后再发布',
  en: 'an archive inside an archive is not opened',
};
const notWanted: Words = { zh: '格式不在该来源接受的范围', en: 'not a format that the source accepts' };
const twice: Words = {
  zh: '同名的有多个，只取最后一个',
  en: 'there are several of this name; the last one was taken',
};
const tooMany: Words = {
  zh: `压缩包内超过 ${MOST_MEMBERS} 份文件`,
  en: `the archive holds more than ${MOST_MEMBERS} documents`,
};

/** Null: to be opened. `none of ours`: nothing that anyone would take for a report. */
function judgeName(name: string, accept: readonly DocumentFormat[]): Words | 'none of ours' | null {
  // what macOS adds, and hidden files
  if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) return 'none of ours';
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (['zip', 'rar', '7z', 'gz', 'tar', 'tgz'].includes(ending)) return nested;
  const format = promisedFormat(name);
  if (format !== null) return accept.includes(format) ? null : notWanted;
  return describeEnding(ending)?.words ?? 'none of ours';
}

/** @throws UnreadableError `archive_too_large`: such an archive is a bomb, not a collection of reports. */
function unpackOne(bytes: Uint8Array, wanted: string, budget: number): Uint8Array | UnreadableError {
  try {
    const { parts } = checkZip(bytes, (name) => name === wanted, budget);
    return parts.get(wanted) ?? new Uint8Array();
  } catch (error) {
    const isOwn = error instanceof UnreadableError && error.report.code !== 'archive_too_large';
    if (isOwn) return error;
    throw error;
  }
}
