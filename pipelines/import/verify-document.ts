// Is what came a document that the source may bring? Judged by content alone: the server's word and the file's name
// prove nothing. Opens archives; reads no report.

import type { DocumentFormat } from '../../catalog/sources/source-spec.ts';
import { isZip } from '../../extractors/archive/read-zip-directory.ts';
import { detectMediaType, latin1 } from '../../extractors/media-type/detect-media-type.ts';
import { explainUnknownFormat } from '../../extractors/media-type/explain-unknown-format.ts';
import { peekText } from '../../extractors/media-type/peek-text.ts';
import { type MediaType, UnreadableError, type Words } from '../../model/index.ts';
import { decodePage } from '../../sources/listing/decode-page.ts';
import { makeProblem, type SourceProblem } from '../../sources/source-error.ts';
import { findChallenge } from '../../sources/verify/find-challenge.ts';
import { openArchive } from './open-archive.ts';
import { describeEnding, promisedFormat, refuseFormat } from './refuse-format.ts';
import type { Verdict, VerifyOptions } from './verdict.ts';

const FORMATS: Readonly<Record<MediaType, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel': 'xls',
  'text/html': 'html',
  'text/plain': 'txt',
};

const refused = (...problem: Parameters<typeof makeProblem>): Verdict => ({
  kind: 'refused',
  problem: makeProblem(...problem),
});

/** What `bytes` are: an acceptable document, an archive with acceptable documents, or neither and why. */
export function verifyDocument(bytes: Uint8Array, options: VerifyOptions): Verdict {
  const hopeless = describeHopeless(bytes);
  if (hopeless) return { kind: 'refused', problem: hopeless };
  const type = detectSafely(bytes);
  if (type === null) return isZip(bytes) ? openZip(bytes, options) : refuseUnknown(bytes);
  const format = FORMATS[type];
  if (format === 'html' || format === 'txt') {
    const verdict = refusePage(bytes, format, options);
    if (verdict) return verdict;
  }
  if (!options.accept.includes(format)) return refusedFormat(format, options);
  if (format === 'pdf' && !endsLikePdf(bytes))
    return refused('document_truncated', {
      detail: { zh: 'PDF 没有结尾（%%EOF）', en: 'PDF without its end (%%EOF)' },
    });
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

const refusedFormat = (found: string, { accept }: VerifyOptions): Verdict => ({
  kind: 'refused',
  problem: refuseFormat(found, accept),
});

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

const MAGIC: readonly (readonly [string, string])[] = [
  ['Rar!', 'rar'],
  ['7z\xbc\xaf', '7z'],
  ['{\\rtf', 'rtf'],
];

/** Other archives and RTF; before anything else, since RTF is text, and so may be a short archive. */
function describeHopeless(bytes: Uint8Array): SourceProblem | null {
  const head = latin1(bytes, 8);
  return describeEnding(MAGIC.find(([start]) => head.startsWith(start))?.[1] ?? '');
}

function refuseUnknown(bytes: Uint8Array): Verdict {
  const { text, sound } = peekText(bytes);
  const challenge = sound ? findChallenge(text) : null;
  if (challenge !== null) return refused('challenge_page', { detail: challenge });
  return refused('format_unknown', { detail: explainUnknownFormat(bytes).message });
}

/** `%%EOF` stands at the end, give or take what servers append. A file cut off does not have it there. */
function endsLikePdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)), 65_536).includes('%%EOF');
}

function openZip(bytes: Uint8Array, options: VerifyOptions): Verdict {
  if (/\.(?:docx|docm|xlsx|xlsm)$/i.test(options.name))
    return refused('document_truncated', {
      detail: {
        zh: '不是完整的 Office 文件（ZIP 目录无法读取）',
        en: 'ZIP without a readable directory, or not an office file',
      },
    });
  if (!options.accept.includes('zip')) return refusedFormat('zip', options);
  try {
    const { members, problems } = openArchive(bytes, options, verifyDocument);
    if (members.length > 0) return { kind: 'archive', members, problems };
    const [first] = problems;
    return refused('archive_without_documents', { detail: first?.words ?? nothingInside });
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return refused('archive_refused', { detail: error.report.message });
  }
}

const nothingInside: Words = { zh: '没有年报格式的文件', en: 'no file of a format of reports' };
