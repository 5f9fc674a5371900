// Periods without a numeral (本学年, 近年来, 上一年度): words that the scan of numbers passes over.

import type { ProseWords } from '../../catalog/types.ts';
import type { Mark, Mention } from './clause.ts';

/** `marks` and the relative periods of `text` between them, in order; a mention may lie within one (近两年). */
export function addRelativePeriods(
  text: string,
  marks: readonly Mark[],
  mentions: readonly Mention[],
  words: ProseWords,
): Mark[] {
  const taken = [...marks, ...mentions].sort((a, b) => a.start - b.start);
  let next = 0;
  const found: Mark[] = [];
  for (const { text: period, index } of words.all('relative_period', text)) {
    const end = index + period.length;
    while (next < taken.length && (taken[next]?.end ?? 0) <= index) next++;
    const other = taken[next];
    if (other && other.start < end && (other.start < index || other.end > end || 'text' in other)) continue;
    found.push({
      start: index,
      end,
      text: period,
      reference: { start: index, end, mask: 'relative-period', isPeriod: true },
    });
  }
  return found.length === 0 ? [...marks] : [...marks, ...found].sort((a, b) => a.start - b.start);
}
