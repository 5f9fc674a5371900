// From the path of an anchor back to the words in the DOCX: walks the file's own XML, not the HTML made of it.

import { isElement, type MarkupElement, pushReversed } from '../html/markup.ts';
import { openDocx } from './open-docx.ts';
import { prepareParts, sections } from './prepare-parts.ts';
import { placesOf } from './stamp-paths.ts';

/**
 * Answers for the DOCX `bytes` with the text at a path as Word shows it, a line for each paragraph with text, or null when
 * there is no such place. An anchor's `start` and `end` are code points in this text.
 *
 * @example
 * docxTextAt(bytes)('table[2]/tr[3]/td[1]'); // '毕业生人数'
 *
 * @throws UnreadableError as `readDocx` does
 */
export function docxTextAt(bytes: Uint8Array): (path: string) => string | null {
  const parts = openDocx(bytes);
  prepareParts(parts);
  const places = new Map<string, MarkupElement>();
  for (const [root, base] of sections(parts))
    for (const [found, path] of placesOf(root, base)) places.set(path, found);
  return (path) => {
    const found = places.get(path);
    return found ? shownText(found) : null;
  };
}

/** Text of the runs below `root`: deletions left out, each paragraph a line. */
function shownText(root: MarkupElement): string {
  const lines: string[] = [''];
  const stack = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.name === 'w:del' || next.name === 'w:moveFrom') continue;
    if (next.name === 'w:p') lines.push('');
    const shown = next.name === 'w:t' ? next.children.join('') : (SHOWN.get(next.name) ?? '');
    lines[lines.length - 1] += shown;
    pushReversed(stack, next.children.filter(isElement));
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const SHOWN: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:noBreakHyphen', '\u2011'],
]);
