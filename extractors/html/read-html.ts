// The reader for HTML files: web pages with news or whole reports, and what office programs save as HTML.

import { type DocumentContent, type Message, makeMessage } from '../../model/index.ts';
import { composeContent } from './compose-content.ts';
import { decodeHtml } from './decode-html.ts';
import { dropFurniture } from './drop-furniture.ts';
import { type MarkupElement, rawText } from './markup.ts';
import { type HtmlPage, parseHtml } from './parse-html.ts';
import type { TextPiece } from './pieces.ts';
import type { Stretch } from './places.ts';
import { TITLE_PATH } from './resolve-path.ts';
import { toPieces } from './to-pieces.ts';
import { walkMarkup } from './walk-markup.ts';

/**
 * Blocks and tables of an HTML file; anchors are paths such as `body/div[2]/table[1]/tr[3]/td[1]` (see walk-markup.ts).
 * @throws UnreadableError `markup_too_complex`, `document_holds_too_much`
 */
export async function readHtml(bytes: Uint8Array): Promise<DocumentContent> {
  const decoded = decodeHtml(bytes);
  const page = parseHtml(decoded.text);
  const walk = walkMarkup(page.body);
  const cleaned = dropFurniture(walk.pieces);
  const pieces = toPieces(cleaned.pieces, walk.stretches);
  const content = composeContent([...titlePiece(page, walk.stretches), ...pieces]);
  const messages = [
    ...decoded.messages,
    ...cleaned.messages,
    ...hiddenText(walk.hidden),
    ...content.messages,
  ];
  return { ...content, messages };
}

/** The page's title as its first paragraph, unless the page says it in its text. */
function titlePiece(page: HtmlPage, stretches: readonly Stretch[]): TextPiece[] {
  const { title } = page;
  if (title === '' || stretches.some((stretch) => stretch.text.includes(title))) return [];
  const anchor = { path: TITLE_PATH };
  const text = { text: title, segments: [{ start: 0, end: title.length, anchor }] };
  return [{ kind: 'text', text, anchor, role: 'plain' }];
}

/** One message for all text that the page hides. */
export function hiddenText(elements: readonly MarkupElement[]): Message[] {
  const texts = elements.map((hidden) => rawText(hidden).replace(/\s+/gu, ' ').trim()).filter(Boolean);
  const sample = texts
    .slice(0, 3)
    .map((text) => text.slice(0, 20))
    .join(' | ');
  return texts.length > 0 ? [makeMessage('hidden_text_left_out', { count: texts.length, sample })] : [];
}
