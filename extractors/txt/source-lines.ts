// Lines of the file with their numbers, and the words on them with their offsets.

import { type AnchoredText, anchored, type LineAnchor } from '../../model/index.ts';
import { refuseBeyond } from '../limits.ts';

export interface SourceLine {
  /** 1-based line of the original file. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
}

/**
 * Lines split at `\n`, in a text without any at `\r`; a `\r` before `\n` and form feeds at a line's ends are no part of the
 * text's places.
 * @throws UnreadableError `document_holds_too_much` for too many lines, one too long, or one of too many columns
 */
export function splitLines(text: string): SourceLine[] {
  const end = text.includes('\n') ? '\n' : '\r';
  checkLines(text, end.charCodeAt(0));
  return text
    .split(end)
    .map((line, i) => ({ number: i + 1, text: line.endsWith('\r') ? line.slice(0, -1) : line }));
}

function checkLines(text: string, end: number): void {
  let lines = 0;
  let start = 0;
  let columns = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === TAB) refuseBeyond('columns', ++columns);
    if (code !== end) continue;
    refuseBeyond('lines', ++lines);
    refuseBeyond('unbroken', i - start);
    start = i + 1;
    columns = 1;
  }
  refuseBeyond('unbroken', text.length - start);
}

const TAB = 9;

export const isBlank = (line: SourceLine): boolean => line.text.trim() === '';

const codePoints = (text: string): number => Array.from(text).length;

/** The place of `line.text.slice(start, end)` (UTF-16 indices) in code points. */
export function lineAnchor(line: SourceLine, start = 0, end = line.text.length): LineAnchor {
  const from = codePoints(line.text.slice(0, start));
  return { line: line.number, start: from, end: from + codePoints(line.text.slice(start, end)) };
}

/** `line.text.slice(start, end)` with its place, without white space at its ends. */
export function anchoredSlice(line: SourceLine, start = 0, end = line.text.length): AnchoredText {
  const raw = line.text.slice(start, end);
  const from = start + raw.length - raw.trimStart().length;
  const to = Math.max(from, start + raw.trimEnd().length);
  return anchored(line.text.slice(from, to), lineAnchor(line, from, to));
}

/** The runs of characters between `separator`s, each with its place. */
export function splitLine(line: SourceLine, separator: RegExp): AnchoredText[] {
  const parts: AnchoredText[] = [];
  let from = 0;
  for (const match of line.text.matchAll(separator)) {
    parts.push(anchoredSlice(line, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(anchoredSlice(line, from));
  return parts;
}

/** The words of a line: what stands between white space. */
export function words(line: SourceLine): AnchoredText[] {
  return splitLine(line, /\s+/gu).filter((part) => part.text !== '');
}
