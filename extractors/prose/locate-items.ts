// The items of a scan as places in the compact text, periods that are words among them.

import type { ProseWords } from '../../catalog/types.ts';
import type { ScannedText } from '../quantities/types.ts';
import { lowerBound } from './bisect.ts';
import type { Mark, Mention } from './clause.ts';
import type { CompactText } from './compact-text.ts';
import { addRelativePeriods } from './find-relative-periods.ts';

export interface LocatedItems {
  readonly mentions: readonly Mention[];
  /** References and relative periods. */
  readonly marks: readonly Mark[];
  /** Quantities that are part of a period (近两年). */
  readonly timeWords: readonly Mention[];
}

/** The items of `scan` in compact offsets, each list in order. */
export function locateItems(
  { text, toCompact }: CompactText,
  scan: ScannedText,
  words: ProseWords,
): LocatedItems {
  const all = scan.quantities.map(
    (quantity): Mention => ({ quantity, start: toCompact(quantity.start), end: toCompact(quantity.end) }),
  );
  const references = scan.references.map((reference): Mark => {
    const [start, end] = [toCompact(reference.start), toCompact(reference.end)];
    const mark = { reference, start, end, text: text.slice(start, end) };
    return isPartOfName(mark, text) ? { ...mark, reference: { ...reference, isPeriod: false } } : mark;
  });
  const marks = addRelativePeriods(text, references, all, words);
  const [mentions, timeWords] = apart(all, marks);
  return { mentions, marks, timeWords };
}

/** Mentions outside of periods, and those within one. Both lists are in order. */
function apart(mentions: readonly Mention[], periods: readonly Mark[]): [Mention[], Mention[]] {
  const inside = (m: Mention) => {
    const period = periods[lowerBound(periods, m.start + 1, (p) => p.start) - 1];
    return period !== undefined && period.end >= m.end;
  };
  return [mentions.filter((m) => !inside(m)), mentions.filter(inside)];
}

/** “十四五”规划教材 and 毕业三年内毕业生 name things; “十四五”期间 is a period. */
function isPartOfName(mark: Mark, text: string): boolean {
  if (/^(?:毕业|入学|[（(〔[])/u.test(mark.text)) return true;
  return (
    mark.reference.mask === 'plan-years' &&
    !/(?:期间|时期|末|初|开局)$/u.test(mark.text) &&
    !/^(?:以来|期间|时期)/u.test(text.slice(mark.end, mark.end + 2))
  );
}
