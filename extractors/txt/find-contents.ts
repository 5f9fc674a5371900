// Lines of a table of contents. Converters lose the dotted leaders of some entries, so that a title, a tab and a page
// number remain, which looks like a table of two columns: such lines count as entries beside entries with leaders.

import { isContentsEntry } from '../layout/recognise-line.ts';
import { isBlank, type SourceLine } from './source-lines.ts';

const BARE_ENTRY = /^[^\t]{2,}\t\s*\d{1,4}\s*$/u;
const TITLE = /^\s*(?:[图表]|案\s*例)?\s*目\s*录\s*$/u;
/** A wrapped entry puts at most this many lines without a page number between two entries. */
const MAX_GAP = 2;

/** Numbers of the lines that are entries of a table of contents. */
export function findContents(lines: readonly SourceLine[]): ReadonlySet<number> {
  const filled = lines.filter((line) => !isBlank(line));
  const contents = new Set<number>();
  let run: SourceLine[] = [];
  let sure = false;
  let gap = 0;
  const close = () => {
    if (sure) for (const line of run) contents.add(line.number);
    run = [];
    sure = false;
    gap = 0;
  };
  for (const line of filled) {
    const leaders = isContentsEntry(line.text);
    if (leaders || TITLE.test(line.text) || BARE_ENTRY.test(line.text)) {
      sure ||= leaders || TITLE.test(line.text);
      if (!TITLE.test(line.text)) run.push(line);
      gap = 0;
    } else if (line.text.includes('\t') || ++gap > MAX_GAP) close();
  }
  close();
  return contents;
}
