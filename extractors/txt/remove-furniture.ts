// Running headers and page numbers that a converter left between the lines. Only what recurs or is dressed as a page
// number goes: a bare number may be the serial number of a table row.

import { isDressedPageNumber } from '../layout/recognise-line.ts';
import { isBlank, type SourceLine } from './source-lines.ts';

const MIN_RECURRENCE = 2;
const fold = (text: string): string => text.replace(/\s+/gu, '');

/** The lines without page furniture, in order. Line numbers stay those of the file. */
export function removeFurniture(lines: readonly SourceLine[]): SourceLine[] {
  const filled = lines.filter((line) => !isBlank(line));
  const beside = new Map<string, number>();
  const suspects = new Map<number, string>();
  filled.forEach((line, i) => {
    if (!isDressedPageNumber(line.text)) return;
    for (const neighbour of [filled[i - 1], filled[i + 1]]) {
      if (!neighbour) continue;
      const key = fold(neighbour.text);
      suspects.set(neighbour.number, key);
      beside.set(key, (beside.get(key) ?? 0) + 1);
    }
  });
  return lines.filter((line) => {
    if (isDressedPageNumber(line.text)) return false;
    const key = suspects.get(line.number);
    return key === undefined || (beside.get(key) ?? 0) < MIN_RECURRENCE;
  });
}
