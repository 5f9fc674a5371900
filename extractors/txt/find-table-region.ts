// The lines behind a caption that can belong to its table: cells are short, prose runs to the margin and has sentences.

import { isNote, recogniseCaption, recogniseHeading } from '../layout/recognise-line.ts';
import type { LineProfile } from './profile-lines.ts';
import { isBlank, type SourceLine } from './source-lines.ts';

const MAX_LINES = 600;

export interface TableRegion {
  /** Lines with text, in order. */
  readonly lines: readonly SourceLine[];
  /** Index of the first line behind it. */
  readonly next: number;
}

/** Lines from `from` on up to the next caption, heading, note or prose. */
export function findTableRegion(
  lines: readonly SourceLine[],
  from: number,
  profile: LineProfile,
): TableRegion {
  const region: SourceLine[] = [];
  let serial = 0;
  let next = from;
  for (let i = from; i < lines.length && region.length < MAX_LINES; i++) {
    const line = lines[i] as SourceLine;
    if (isBlank(line)) continue;
    const [, number] = /^\s*(\d{1,3})(?=\s|$)/u.exec(line.text) ?? [];
    const goesOn = number !== undefined && Number(number) === serial + 1;
    if (!goesOn && endsTable(line, profile)) break;
    if (goesOn) serial = Number(number);
    region.push(line);
    next = i + 1;
  }
  return { lines: region, next };
}

function endsTable(line: SourceLine, profile: LineProfile): boolean {
  const text = line.text.trim();
  if (isNote(text) || line.text.includes('\t')) return true;
  if (recogniseCaption(text) !== null) return true;
  if (recogniseHeading(text) !== null && !/\s\S+\s\S/u.test(text)) return true;
  if (/。.|[，；].*[。；]/u.test(text)) return true;
  const sentence = /[。；]$/u.test(text) || (/[，。]/u.test(text) && !/\s/u.test(text));
  return sentence && (profile.isFull(line) || text.length > 24);
}
