// The reader for DOCX: parts are checked and repaired, mammoth makes HTML of them, and the walk for HTML reads that, with
// paths that lead into the file itself. Headers and footers are not read.

import { type DocumentContent, type Message, makeMessage } from '../../model/index.ts';
import { composeContent } from '../html/compose-content.ts';
import { descendants, element, isElement, type MarkupElement } from '../html/markup.ts';
import { toPieces } from '../html/to-pieces.ts';
import { walkMarkup } from '../html/walk-markup.ts';
import { convertBody } from './convert-body.ts';
import { openDocx } from './open-docx.ts';
import { prepareParts } from './prepare-parts.ts';
import { PICTURE, type Repairs } from './repair-body.ts';
import { bindPaths } from './stamp-paths.ts';

/**
 * Blocks and tables of a DOCX; anchors are paths in word/document.xml (see stamp-paths.ts). Tracked changes are read as
 * accepted, comments and hidden text left out, each with a message. Footnotes become notes at the end.
 * @throws UnreadableError `document_damaged`, `markup_too_complex`, `archive_too_large` …; other errors are mammoth's
 */
export async function readDocx(bytes: Uint8Array): Promise<DocumentContent> {
  const parts = openDocx(bytes);
  const { repairs, paths, notes } = prepareParts(parts);
  const html = await convertBody(parts.body);
  html.children.push(await convertNotes(notes));
  const bound = bindPaths(html, paths);
  restorePictures(html, repairs);
  const walk = walkMarkup(html, { preserveSpace: true, paths: bound });
  const content = composeContent(toPieces(walk.pieces, walk.stretches));
  return { ...content, messages: [...report(repairs), ...content.messages] };
}

async function convertNotes(notes: readonly MarkupElement[]): Promise<MarkupElement> {
  const blocks = notes.flatMap((note) => note.children.filter(isElement));
  const { children } = await convertBody(element('w:body', {}, blocks));
  return element('div', { 'data-role': 'note' }, children);
}

/** Marks of pictures become pictures again. */
function restorePictures(body: MarkupElement, { pictures }: Repairs): void {
  for (const mark of descendants(body)) {
    const { id } = mark.attributes;
    if (mark.name !== 'a' || !id?.startsWith(PICTURE)) continue;
    mark.name = 'img';
    mark.attributes = { alt: pictures.get(id) ?? '' };
  }
}

function report(repairs: Repairs): Message[] {
  const { inserted, deleted, comments, hidden, unread } = repairs;
  const messages: Message[] = [];
  if (inserted + deleted > 0) messages.push(makeMessage('tracked_changes_accepted', { inserted, deleted }));
  if (comments > 0) messages.push(makeMessage('comments_left_out', { count: comments }));
  if (hidden.length > 0) {
    const sample = hidden.slice(0, 3).join(' | ').slice(0, 60);
    messages.push(makeMessage('hidden_text_left_out', { count: hidden.length, sample }));
  }
  for (const what of unread) messages.push(makeMessage('content_not_read', { what }));
  return messages;
}
