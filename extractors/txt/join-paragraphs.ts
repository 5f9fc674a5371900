// Lines → paragraphs. Where a line is one visual line, full lines run on; where it is a paragraph, only a line that a
// page break cut in the middle of a sentence does. Every character keeps its line and offset.

import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import { columnsOf, type LineProfile } from './profile-lines.ts';
import { anchoredSlice, type SourceLine } from './source-lines.ts';

const ENDS = /[。！？；：!?;:.]["”』」）)]?\s*$/u;
const MIN_CUT_COLUMNS = 44;

/** Whether the sentence on `line` goes on in the next line of text. */
export function runsOn(line: SourceLine, profile: LineProfile): boolean {
  const text = line.text.trim();
  if (profile.kind === 'visual') return profile.isFull(line) || (profile.isEven(line) && !ENDS.test(text));
  return columnsOf(text) >= MIN_CUT_COLUMNS && /[，。；、,;]/u.test(text) && !ENDS.test(text);
}

/** The lines as one text: joined without a space, but with one between Latin words. */
export function joinLines(lines: readonly SourceLine[]): AnchoredText {
  return lines
    .map((line) => anchoredSlice(line))
    .reduce((text, part) => joinAnchored([text, part], needsSpace(text.text, part.text) ? ' ' : ''));
}

const needsSpace = (before: string, after: string): boolean =>
  /[A-Za-z,.;]$/u.test(before) && /^[A-Za-z]/u.test(after);
