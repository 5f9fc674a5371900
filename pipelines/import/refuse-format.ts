// Why a file is not taken for its format, and what a person can do about it. Pure.

import { type DocumentFormat, documentFormats } from '../../catalog/sources/source-spec.ts';
import { makeProblem, type SourceProblem } from '../../sources/source-error.ts';

/** The format `found` is none that the source wants. */
export const refuseFormat = (found: string, accept: readonly DocumentFormat[]): SourceProblem =>
  makeProblem('format_not_accepted', { found, accepted: accept.join(', ') });

const ARCHIVES: Readonly<Record<string, string>> = { rar: 'RAR', '7z': '7-Zip' };
const LEGACY: readonly string[] = ['doc', 'wps', 'rtf'];

/** What is to be said of an ending whose files cannot be read whatever a source accepts; null for all others. */
export function describeEnding(ending: string): SourceProblem | null {
  const kind = ARCHIVES[ending];
  if (kind !== undefined) return makeProblem('archive_unsupported', { kind });
  return LEGACY.includes(ending) ? makeProblem('format_unreadable', { found: ending }) : null;
}

/** The ending that the name promises; null when it promises none of our formats. */
export function promisedFormat(name: string): DocumentFormat | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return documentFormats.find((format) => format === ending) ?? null;
}
