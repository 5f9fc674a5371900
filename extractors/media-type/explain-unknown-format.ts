// Why bytes of no known media type cannot be read, in words that help: encrypted, old Word, PowerPoint, a picture …

import { type Message, makeMessage, UnreadableError } from '../../model/index.ts';
import { isZip, readZipDirectory } from '../archive/read-zip-directory.ts';
import { isMime, latin1 } from './detect-media-type.ts';
import { isOle, listOleStreams } from './list-ole-streams.ts';

const MAGIC: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'PNG image'],
  ['\xff\xd8\xff', 'JPEG image'],
  ['GIF8', 'GIF image'],
  ['BM', 'BMP image'],
  ['II*\0', 'TIFF image'],
  ['MM\0*', 'TIFF image'],
  ['RIFF', 'RIFF media'],
  ['Rar!', 'RAR archive'],
  ['7z\xbc\xaf', '7-Zip archive'],
  ['\x1f\x8b', 'gzip archive'],
  ['{\\rtf', 'RTF'],
  ['%!PS', 'PostScript'],
  ['SQLite format 3', 'SQLite database'],
  ['\x7fELF', 'program'],
  ['MZ', 'program'],
];

/** The message for `bytes` whose `detectMediaType` is null: `format_legacy_word`, `document_encrypted` or `format_unknown`. */
export function explainUnknownFormat(bytes: Uint8Array): Message {
  const streams = listOleStreams(bytes);
  if (streams.includes('encryptedpackage')) return makeMessage('document_encrypted');
  if (streams.includes('worddocument')) return makeMessage('format_legacy_word');
  return makeMessage('format_unknown', { detail: describe(bytes, streams) });
}

function describe(bytes: Uint8Array, streams: readonly string[]): string {
  if (isOle(bytes)) return streams.includes('powerpoint document') ? 'PowerPoint (.ppt)' : 'OLE2 file';
  if (isZip(bytes)) return describeZip(bytes);
  const head = latin1(bytes, 4096);
  const magic = MAGIC.find(([start]) => head.startsWith(start));
  if (magic) return magic[1];
  if (isMime(head)) return 'web archive (MHTML)';
  if (/^(?:\xef\xbb\xbf)?\s*<\?xml/u.test(head))
    return /progid="Word\.Document"/u.test(head) ? 'Word 2003 XML' : 'XML';
  return 'binary data';
}

function describeZip(bytes: Uint8Array): string {
  try {
    const names = readZipDirectory(bytes).map((entry) => entry.name);
    if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint (.pptx)';
    return names[0] === 'mimetype' ? 'OpenDocument or EPUB' : 'ZIP archive';
  } catch (error) {
    if (error instanceof UnreadableError) return 'damaged ZIP archive';
    throw error;
  }
}
