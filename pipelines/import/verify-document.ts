// Is what came a document that the source may bring? Judged by content alone: the server's word and the file's name
// prove nothing. Opens archives; reads no report.

import { type DocumentFormat, documentFormats } from '../../catalog/sources/source-spec.ts';
import { checkZip } from '../../extractors/archive/check-zip.ts';
import { isZip } from '../../extractors/archive/read-zip-directory.ts';
import { detectMediaType, latin1 } from '../../extractors/media-type/detect-media-type.ts';
import { explainUnknownFormat } from '../../extractors/media-type/explain-unknown-format.ts';
import { peekText } from '../../extractors/media-type/peek-text.ts';
import { type MediaType, UnreadableError } from '../../model/index.ts';
import { decodePage } from '../../sources/listing/decode-page.ts';
import { makeProblem, type SourceProblem } from '../../sources/source-error.ts';
import { findChallenge } from '../../sources/verify/find-challenge.ts';

export interface VerifyOptions {
  readonly accept: readonly DocumentFormat[];
  /** Path of the address or name in an archive: what was promised. */
  readonly name: string;
  readonly contentType: string | null;
}

export interface ArchiveMember {
  /** As the archive names it; for people only. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: DocumentFormat;
}

export type Verdict =
  | { readonly kind: 'document'; readonly format: DocumentFormat }
  | {
      readonly kind: 'archive';
      readonly members: readonly ArchiveMember[];
      readonly problems: readonly SourceProblem[];
    }
  | { readonly kind: 'refused'; readonly problem: SourceProblem };

const FORMATS: Readonly<Record<MediaType, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel': 'xls',
  'text/html': 'html',
  'text/plain': 'txt',
};

const MOST_MEMBERS = 200;
const MEMBER_BYTES = 500 * 2 ** 20;

const refused = (...problem: Parameters<typeof makeProblem>): Verdict => ({
  kind: 'refused',
  problem: makeProblem(...problem),
});

/** What `bytes` are: an acceptable document, an archive with acceptable documents, or neither and why. */
export function verifyDocument(bytes: Uint8Array, options: VerifyOptions): Verdict {
  const type = detectSafely(bytes);
  if (type === null) return isZip(bytes) ? openArchive(bytes, options) : refuseUnknown(bytes, options);
  const format = FORMATS[type];
  if (format === 'html' || format === 'txt') {
    const verdict = refusePage(bytes, format, options);
    if (verdict) return verdict;
  }
  if (!options.accept.includes(format)) return refuseFormat(format, options);
  if (format === 'pdf' && !endsLikePdf(bytes))
    return refused('document_truncated', { detail: 'PDF without its end (%%EOF)' });
  return { kind: 'document', format };
}

/** A ZIP whose directory cannot be read is no document of any type. */
function detectSafely(bytes: Uint8Array): MediaType | null {
  try {
    return detectMediaType(bytes);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

const refuseFormat = (found: string, { accept }: VerifyOptions): Verdict =>
  refused('format_not_accepted', { found, accepted: accept.join(', ') });

/** The ending that the name promises; null when it promises none of our formats. */
function promisedFormat(name: string): DocumentFormat | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return documentFormats.find((format) => format === ending) ?? null;
}

/** Why a page is not what was asked for; null when a page or text was. */
function refusePage(bytes: Uint8Array, format: 'html' | 'txt', options: VerifyOptions): Verdict | null {
  const page = decodePage(bytes.subarray(0, 400_000), options.contentType);
  const challenge = findChallenge(page);
  if (challenge !== null) return refused('challenge_page', { detail: challenge });
  if (format === 'txt') return null;
  const promised = promisedFormat(options.name);
  // old systems give HTML tables the ending .xls; that is a document all the same
  const mayBePage = promised === null || promised === 'html' || promised === 'txt' || promised === 'xls';
  if (mayBePage && options.accept.includes(format)) return null;
  return refused('html_instead', { detail: pageTitle(page) });
}

const pageTitle = (page: string): string =>
  (/<title[^>]*>([^<]{0,200})/i.exec(page)?.[1] ?? page.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

const RAR = 'Rar!';
const SEVEN = '7z\xbc\xaf';

function refuseUnknown(bytes: Uint8Array, options: VerifyOptions): Verdict {
  const head = latin1(bytes, 8);
  if (head.startsWith(RAR)) return refused('archive_unsupported', { kind: 'RAR' });
  if (head.startsWith(SEVEN)) return refused('archive_unsupported', { kind: '7-Zip' });
  const { text, sound } = peekText(bytes);
  const challenge = sound ? findChallenge(text) : null;
  if (challenge !== null) return refused('challenge_page', { detail: challenge });
  return refuseFormat(explainUnknownFormat(bytes).message.en, options);
}

/** `%%EOF` stands at the end, give or take what servers append. A file cut off does not have it there. */
function endsLikePdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)), 65_536).includes('%%EOF');
}

function openArchive(bytes: Uint8Array, options: VerifyOptions): Verdict {
  if (/\.(?:docx|docm|xlsx|xlsm)$/i.test(options.name))
    return refused('document_truncated', {
      detail: 'ZIP without a readable directory, or not an office file',
    });
  if (!options.accept.includes('zip')) return refuseFormat('zip', options);
  try {
    return listMembers(bytes, options);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return refused('archive_refused', { detail: error.report.message.en });
  }
}

function listMembers(bytes: Uint8Array, { accept }: VerifyOptions): Verdict {
  const problems: SourceProblem[] = [];
  const refuse = (name: string, detail: string) =>
    void problems.push(makeProblem('archive_member_refused', { name: name.slice(0, 120), detail }));
  const wanted = (name: string) => {
    const format = promisedFormat(name);
    return (
      format !== null && format !== 'zip' && accept.includes(format) && !/(?:^|\/)(?:__MACOSX|\.)/.test(name)
    );
  };
  const { names, parts } = checkZip(bytes, wanted, MEMBER_BYTES);
  for (const name of names) {
    if (/\.(?:zip|rar|7z)$/i.test(name)) refuse(name, 'an archive inside an archive');
    else if (/\.(?:docx?|wps|pdf|xlsx?)$/i.test(name) && !wanted(name))
      refuse(name, 'not an accepted format');
  }
  const members: ArchiveMember[] = [];
  for (const [name, part] of parts) {
    const verdict = verifyDocument(part, {
      accept: accept.filter((f) => f !== 'zip'),
      name,
      contentType: null,
    });
    if (verdict.kind === 'refused') refuse(name, verdict.problem.words.en);
    else if (members.length >= MOST_MEMBERS) refuse(name, `more than ${MOST_MEMBERS} documents`);
    else if (verdict.kind === 'document') members.push({ name, bytes: part, format: verdict.format });
  }
  if (members.length === 0) return refused('archive_without_documents');
  return { kind: 'archive', members, problems };
}
